package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.restore.RestoreReport;
import io.lookervault.session.Outcome;
import io.lookervault.vault.PlanTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Prints how a restoration ended, plan against reality, and says which exit code that is. */
final class RestoreSummary {
    private static final List<String> OUTCOMES = List.of("done", "parked", "refused", "open");

    private final Root root;
    private final Format format;
    private final Settings settings;

    RestoreSummary(Root root, Format format, Settings settings) {
        this.root = root;
        this.format = format;
        this.settings = settings;
    }

    ExitCode print(RestoreReport report) {
        ExitCode code = ExitCode.of(report.outcome(), report.reason());
        if (format == Format.JSON) {
            root.print(Events.line("restore_complete", json(report)));
        } else if (report.applied()) {
            table(report);
        }
        advise(report);
        return code;
    }

    private void table(RestoreReport report) {
        Table table = new Table(
                List.of("KIND", "DONE", "PARKED", "REFUSED", "OPEN"), Set.of("DONE", "PARKED", "REFUSED", "OPEN"));
        byKind(report.tallies()).forEach((kind, counts) -> {
            List<String> cells = new ArrayList<>(List.of(kind.plural()));
            OUTCOMES.forEach(outcome -> cells.add(String.valueOf(counts.getOrDefault(outcome, 0L))));
            table.row(cells.toArray(String[]::new));
        });
        root.print(table, settings);
        root.print(String.format(
                Locale.ROOT,
                "%s: %,d writes, %,d were planned; %,d administrative and %,d query calls in %.1f s",
                name(report),
                report.writes(),
                report.plannedWrites(),
                report.administrativeCalls(),
                report.queryCalls(),
                report.duration().toMillis() / 1000.0));
        root.print("session: " + report.sessionId());
    }

    private static String name(RestoreReport report) {
        return report.outcome().name().toLowerCase(Locale.ROOT);
    }

    static Map<Kind, Map<String, Long>> byKind(List<PlanTally> tallies) {
        Map<Kind, Map<String, Long>> kinds = new TreeMap<>();
        tallies.forEach(tally -> kinds.computeIfAbsent(tally.kind(), kind -> new LinkedHashMap<>())
                .merge(tally.outcome(), tally.count(), Long::sum));
        return kinds;
    }

    private void advise(RestoreReport report) {
        if (report.outcome() == Outcome.PARTIAL) {
            long parked = report.count("parked");
            long refused = report.count("refused");
            root.error("partial: " + refused + " refused, " + parked + " parked."
                    + (parked > 0
                            ? " See: lookervault restore dlq list; then: lookervault restore dlq retry --all"
                            : ""));
        } else if (report.outcome() != Outcome.COMPLETED) {
            String why = report.reason()
                    .map(reason -> Failures.explain(reason).message())
                    .orElse("some entries of the plan were not worked off");
            root.error((report.outcome() == Outcome.FAILED ? "error" : name(report)) + ": " + why
                    + (why.endsWith(".") ? "" : ".")
                    + (report.applied() ? " What was done is kept; go on with: lookervault restore resume" : ""));
        } else if (!report.applied() && report.plannedWrites() > 0) {
            root.note("nothing was written");
        }
    }

    private static Map<String, Object> json(RestoreReport report) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("session_id", report.sessionId());
        event.put("status", name(report));
        event.put("total_items", report.count("done"));
        event.put("applied", report.applied());
        event.put("planned_writes", report.plannedWrites());
        event.put("writes", report.writes());
        OUTCOMES.forEach(outcome -> event.put(outcome, report.count(outcome)));
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind(report.tallies()).forEach((kind, counts) -> kinds.put(kind.plural(), counts));
        event.put("by_kind", kinds);
        Map<String, Object> calls = new LinkedHashMap<>();
        calls.put("administrative", report.administrativeCalls());
        calls.put("query", report.queryCalls());
        calls.put("by_operation", report.calls());
        event.put("calls", calls);
        Events.speed(event, report.throughput());
        report.reason()
                .ifPresent(
                        reason -> event.put("reason", Failures.explain(reason).message()));
        return event;
    }
}
