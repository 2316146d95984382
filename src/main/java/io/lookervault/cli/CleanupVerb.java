package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.Settings;
import io.lookervault.cleanup.CleanupReport;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.session.RunListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cleanup}: rows that Looker no longer has leave the vault for good. */
@Command(
        name = "cleanup",
        description = {
            "Removes what Looker no longer has and what has been marked as deleted for long enough.",
            "What is removed cannot be restored from this vault any more."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault cleanup --dry-run",
            "  lookervault cleanup --retention-days 90",
            "",
            "Exit codes: 0 done, 2 usage or no vault, 6 vault in use"
        })
final class CleanupVerb implements Callable<Integer> {
    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description = "Rows go that were deleted so many days ago (default 30).")
    private Optional<String> retentionDays = Optional.empty();

    @Option(names = "--dry-run", description = "Count what would go and remove nothing.")
    private boolean dryRun;

    private final Root root;

    CleanupVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> options = new HashMap<>();
        retentionDays.ifPresent(days -> options.put("lookervault.cleanup.retention-days", days));
        Settings settings = root.settings(options);
        Format format = root.format(settings);
        CleanupRequest request = new CleanupRequest(
                settings.path("lookervault.vault.path"),
                settings.integer("lookervault.cleanup.retention-days"),
                dryRun);
        try (Application application = Application.start(settings, RunListener.silent())) {
            CleanupReport report = application.cleanup(request);
            if (format == Format.JSON) {
                Json.print(root.out(), json(report));
            } else {
                print(report, settings);
            }
        }
        return ExitCode.DONE.code();
    }

    private void print(CleanupReport report, Settings settings) {
        Table table =
                new Table(List.of("KIND", report.dryRun() ? "WOULD GO" : "REMOVED"), Set.of("WOULD GO", "REMOVED"));
        report.removed().forEach((kind, count) -> table.row(kind.plural(), String.valueOf(count)));
        if (!table.isEmpty()) {
            root.print(table, settings);
        }
        root.print(report.total() + " rows that were deleted before "
                + When.shown(report.cutoff().toString())
                + (report.dryRun() ? " would go; nothing was removed." : " are gone."));
    }

    private static Map<String, Object> json(CleanupReport report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dry_run", report.dryRun());
        answer.put("deleted_before", report.cutoff().toString());
        Map<String, Object> kinds = new LinkedHashMap<>();
        report.removed().forEach((kind, count) -> kinds.put(kind.singular(), count));
        answer.put("removed", kinds);
        answer.put("total", report.total());
        return answer;
    }
}
