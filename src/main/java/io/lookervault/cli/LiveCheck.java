package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.session.RunListener;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.LiveReport.LiveKind;
import io.lookervault.verify.LiveRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code verify --live}: the vault compared with Looker. */
final class LiveCheck {
    private LiveCheck() {}

    static ExitCode run(Root root, Settings settings, Format format, List<Kind> kinds) throws IOException {
        LiveRequest request = request(settings, kinds);
        LiveReport report;
        try (Application application = Connection.open(settings, RunListener.silent())) {
            report = application.verifyLive(request);
        }
        if (format == Format.JSON) {
            Json.print(root.out(), json(report));
        } else {
            print(root, settings, report);
            if (!report.unlisted().isEmpty()) {
                root.print("Not compared, since Looker has no list of them: " + names(report.unlisted()));
            }
        }
        if (!report.complete()) {
            return ExitCode.PARTIAL;
        }
        return report.same() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static LiveRequest request(Settings settings, List<Kind> kinds) {
        try {
            return new LiveRequest(
                    settings.path("lookervault.vault.path"), kinds, settings.integer("lookervault.extract.batch-size"));
        } catch (IllegalArgumentException nothing) {
            throw new ConfigurationError(nothing.getMessage() + ": lookervault verify --live", nothing);
        }
    }

    private static void print(Root root, Settings settings, LiveReport report) {
        Table table = new Table(
                List.of("KIND", "SAME", "CHANGED", "ADDED", "GONE"), Set.of("SAME", "CHANGED", "ADDED", "GONE"));
        report.kinds().stream()
                .filter(kind -> kind.refused().isEmpty())
                .forEach(kind -> table.row(
                        kind.kind().plural(),
                        String.valueOf(kind.same()),
                        String.valueOf(kind.changed()),
                        String.valueOf(kind.added()),
                        String.valueOf(kind.gone())));
        root.print(table, settings);
        report.differences()
                .forEach(difference -> root.print(SafeText.neutral(difference.what() + ": " + difference.item())));
        report.kinds().stream()
                .filter(kind -> !kind.refused().isEmpty())
                .forEach(kind -> root.print(
                        SafeText.neutral("not compared: " + kind.kind().plural() + ": " + kind.refused())));
        root.print(verdict(report));
    }

    private static String names(List<Kind> kinds) {
        return String.join(", ", kinds.stream().map(Kind::plural).toList());
    }

    private static String verdict(LiveReport report) {
        if (!report.same()) {
            return "Looker has moved on since. Run: lookervault extract";
        }
        return report.complete()
                ? "The vault holds what Looker has."
                : "Of what could be compared the vault holds what Looker has; the rest is not known.";
    }

    private static Map<String, Object> json(LiveReport report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("same", report.same());
        answer.put("complete", report.complete());
        answer.put("kinds", report.kinds().stream().map(LiveCheck::json).toList());
        answer.put(
                "differences",
                report.differences().stream()
                        .map(d -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("kind", d.item().kind().singular());
                            row.put("id", d.item().id());
                            row.put("difference", d.what());
                            return row;
                        })
                        .toList());
        return answer;
    }

    private static Map<String, Object> json(LiveKind kind) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind.kind().singular());
        row.put("same", kind.same());
        row.put("changed", kind.changed());
        row.put("added", kind.added());
        row.put("gone", kind.gone());
        row.put("refused", kind.refused().isEmpty() ? null : kind.refused());
        return row;
    }
}
