package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.extract.ExtractReport;
import io.lookervault.session.Outcome;
import io.lookervault.vault.Shrinkage;
import io.lookervault.vault.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints how an extraction ended, and says which exit code that is. */
final class ExtractSummary {
    private ExtractSummary() {}

    static ExitCode print(Root root, Format format, ExtractReport report, Settings settings) {
        if (format == Format.JSON) {
            root.print(Events.line("extraction_complete", json(report)));
        } else {
            table(root, report, settings);
        }
        ExitCode code = ExitCode.of(report.outcome(), report.reason());
        if (code != ExitCode.DONE) {
            root.error(advice(report, code));
        }
        return code;
    }

    private static void table(Root root, ExtractReport report, Settings settings) {
        Table table = new Table(
                List.of("KIND", "LISTED", "STORED", "PARKED", "VANISHED", "OPEN", "DELETED"),
                Set.of("LISTED", "STORED", "PARKED", "VANISHED", "OPEN", "DELETED"));
        for (Tally tally : report.tallies()) {
            table.row(
                    tally.kind().plural(),
                    String.valueOf(tally.listed()),
                    String.valueOf(tally.stored()),
                    String.valueOf(tally.parked()),
                    String.valueOf(tally.vanished()),
                    String.valueOf(tally.open()),
                    String.valueOf(report.deleted().getOrDefault(tally.kind(), 0)));
        }
        root.print(table, settings);
        root.print(String.format(
                Locale.ROOT,
                "%s: %,d listed items in the vault, %,d done now in %.1f s (%,.0f items/s), %d parked",
                report.outcome().name().toLowerCase(Locale.ROOT),
                report.stored(),
                report.items(),
                report.duration().toMillis() / 1000.0,
                report.itemsPerSecond(),
                report.parked()));
        root.print(String.format(
                Locale.ROOT,
                "calls: %,d administrative, %,d query, %,d answered 429; workers busy %.0f %% of the time",
                report.administrativeCalls(),
                report.queryCalls(),
                report.throttled(),
                report.utilization() * 100));
        report.forecast()
                .ifPresent(expected -> root.print(String.format(
                        Locale.ROOT,
                        "expected were %,d administrative and %,d query calls",
                        expected.administrative(),
                        expected.query())));
        root.print("session: " + report.sessionId());
    }

    private static String advice(ExtractReport report, ExitCode code) {
        if (code == ExitCode.PARTIAL) {
            return "partial: " + report.lack();
        }
        String why = report.reason()
                .map(reason -> Failures.explain(reason).message())
                .orElse("unknown");
        boolean said = why.contains("--resume");
        String resume = said ? "" : " What was done is kept; go on with: lookervault extract --resume";
        return (report.outcome() == Outcome.FAILED
                        ? "error: "
                        : report.outcome().name().toLowerCase(Locale.ROOT) + ": ")
                + why
                + (why.endsWith(".") || said ? "" : ".")
                + resume;
    }

    private static Map<String, Object> json(ExtractReport report) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("session_id", report.sessionId());
        event.put("status", report.outcome().name().toLowerCase(Locale.ROOT));
        event.put("total_items", report.stored());
        Map<String, Object> kinds = new LinkedHashMap<>();
        report.tallies().forEach(tally -> kinds.put(tally.kind().plural(), tally(tally, report)));
        event.put("by_kind", kinds);
        Map<String, Object> calls = new LinkedHashMap<>();
        calls.put("administrative", report.administrativeCalls());
        calls.put("query", report.queryCalls());
        calls.put("throttled", report.throttled());
        report.forecast().ifPresent(expected -> {
            Map<String, Object> forecast = new LinkedHashMap<>();
            forecast.put("administrative", expected.administrative());
            forecast.put("query", expected.query());
            calls.put("expected", forecast);
        });
        calls.put("by_operation", report.calls());
        event.put("calls", calls);
        event.put("duration_seconds", report.duration().toMillis() / 1000.0);
        event.put("items_per_second", Math.round(report.itemsPerSecond() * 10) / 10.0);
        event.put("worker_utilization", Math.round(report.utilization() * 1000) / 1000.0);
        event.put("parked", report.parked());
        report.reason()
                .ifPresent(
                        reason -> event.put("reason", Failures.explain(reason).message()));
        return event;
    }

    private static Map<String, Object> tally(Tally tally, ExtractReport report) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("listed", tally.listed());
        row.put("stored", tally.stored());
        row.put("parked", tally.parked());
        row.put("vanished", tally.vanished());
        row.put("open", tally.open());
        row.put("deleted", report.deleted().getOrDefault(tally.kind(), 0));
        Shrinkage shrinkage = report.shrunk().getOrDefault(tally.kind(), new Shrinkage(0, 0));
        row.put("missing", shrinkage.missing());
        return row;
    }
}
