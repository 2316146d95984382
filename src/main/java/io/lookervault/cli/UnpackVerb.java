package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.pack.UnpackReport;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.pack.UnpackRequest.Scope;
import io.lookervault.pack.UnpackRequest.Strategy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code unpack}: the vault as YAML files. */
@Command(
        name = "unpack",
        description = {
            "Writes the vault as YAML files, one for each item, to be edited in bulk and packed again.",
            "Interrupted, it leaves no half-written file; running it again goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault unpack --output-dir export",
            "  lookervault unpack --output-dir export --strategy folder --folder-ids 12,57",
            "  lookervault unpack --output-dir export --types dashboards --with-dependencies",
            "  lookervault unpack --output-dir export --overwrite   replace an earlier export",
            "  sed -i 's/^    model: old$/    model: new/' export/dashboards/*.yaml",
            "  lookervault pack --input-dir export --dry-run",
            "",
            "Exit codes: 0 done, 2 usage, 5 done, but damaged rows came along, 130 interrupted"
        })
final class UnpackVerb implements Callable<Integer> {
    @Option(names = "--output-dir", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path directory;

    @Option(
            names = "--strategy",
            paramLabel = "full|folder",
            description = "By kind, or dashboards and looks as their folders lie (default full).")
    private Strategy strategy = Strategy.FULL;

    @Option(
            names = {"-t", "--types"},
            split = ",",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only these kinds (default all; with folder: dashboards, looks, boards).")
    private List<String> types; // null without the option

    @Option(
            names = "--folder-ids",
            split = ",",
            paramLabel = "ID",
            description = "Only what lies in these folders and below.")
    private List<String> folders; // null without the option

    @Option(names = "--with-dependencies", description = "What the items refer to as well.")
    private boolean dependencies;

    @Option(names = "--overwrite", description = "Replace an earlier export; other files in the directory stay.")
    private boolean overwrite;

    private final Root root;

    UnpackVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        Format format = root.format(settings);
        Set<Kind> kinds = KindList.of(List.of(), CommaList.ofKinds("--types", Optional.ofNullable(types)));
        List<String> within = CommaList.ofFolders(Optional.ofNullable(folders));
        if (directory.toString().isBlank()) {
            throw new ConfigurationError("--output-dir is empty. Name a directory.");
        }
        UnpackRequest request = new UnpackRequest(
                settings.path("lookervault.vault.path"),
                directory.toAbsolutePath().normalize(),
                strategy,
                new Scope(kinds, Set.copyOf(within), dependencies),
                overwrite,
                settings.integer("lookervault.pack.workers"));
        try (Application application = Application.start(settings, RunVoice.of(root, format, "unpack"))) {
            UnpackReport report =
                    root.interrupts(settings).during(application::interrupt, () -> application.unpack(request));
            print(report, format, settings);
            return (report.damaged().isEmpty() ? ExitCode.DONE : ExitCode.DAMAGED).code();
        }
    }

    private void print(UnpackReport report, Format format, Settings settings) {
        if (format == Format.JSON) {
            root.print(Events.line("unpack_complete", json(report)));
        } else {
            Table table = new Table(List.of("KIND", "FILES"), Set.of("FILES"));
            report.files().forEach((kind, count) -> table.row(kind.plural(), String.valueOf(count)));
            root.print(table, settings);
            root.print(String.format(
                    Locale.ROOT,
                    "unpacked %,d items into %s in %.1f s%s%s%s",
                    report.total(),
                    SafeText.neutral(report.directory().toString()),
                    report.duration().toMillis() / 1000.0,
                    count(report.total() - report.written(), "were there already"),
                    count(report.removed(), "of the earlier export removed"),
                    count(report.orphaned(), "without a folder in _orphaned")));
        }
        if (!report.damaged().isEmpty()) {
            root.note(report.damaged().size() + " damaged rows came along as they are and cannot be edited, among them "
                    + report.damaged().get(0) + ". See: lookervault verify");
        }
    }

    private static String count(long number, String what) {
        return number == 0 ? "" : String.format(Locale.ROOT, "; %,d %s", number, what);
    }

    private static Map<String, Object> json(UnpackReport report) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("session_id", report.sessionId());
        event.put("status", report.damaged().isEmpty() ? "completed" : "damaged");
        event.put("directory", report.directory().toString());
        event.put("total_items", report.total());
        Map<String, Object> kinds = new LinkedHashMap<>();
        report.files().forEach((kind, count) -> kinds.put(kind.plural(), count));
        event.put("by_kind", kinds);
        event.put("written", report.written());
        event.put("removed", report.removed());
        event.put("orphaned", report.orphaned());
        event.put("damaged", report.damaged().size());
        Events.aside(event);
        Events.speed(event, report.throughput());
        return event;
    }
}
