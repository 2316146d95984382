package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code extract [KIND…]}: Looker into the vault. */
@Command(
        name = "extract",
        description = {
            "Extracts a Looker instance into the vault: everything, or the kinds given and what they are made of.",
            "What fails is parked, never skipped in silence."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault extract",
            "  lookervault extract dashboards looks --workers 16",
            "  lookervault extract --resume                go on after Ctrl-C, a crash or a lost network",
            "  lookervault extract --incremental           only what changed since the last run",
            "  lookervault extract --folder-ids 12,57 --recursive",
            "  lookervault extract --max-calls 500         stop before the quota is gone; resume next month",
            "  lookervault extract --output json | tail -1",
            "",
            "Exit codes: 0 complete, 2 usage, 3 Looker unreachable, 4 some items parked or too many missing,",
            "            6 vault in use, 7 stopped by --max-calls, 130 interrupted; 3, 7 and 130 can be resumed"
        })
final class ExtractVerb implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only these kinds (default all).")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = {"-t", "--types"},
            split = ",",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "The same, as a comma list.")
    private List<String> types; // null without the option

    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Option(
            names = {"-b", "--batch-size"},
            paramLabel = "N",
            description = "Items per page, 10 to 1000 (default 100).")
    private Optional<String> batchSize = Optional.empty();

    @Option(
            names = {"-r", "--resume"},
            description = "Go on with the last unfinished session.")
    private boolean resume;

    @Option(
            names = {"-i", "--incremental"},
            description = "Ask only for what changed since it was stored.")
    private boolean incremental;

    @Option(
            names = "--folder-ids",
            split = ",",
            paramLabel = "ID",
            description = "Only dashboards, looks, folders and boards in these folders.")
    private List<String> folders; // null without the option

    @Option(names = "--recursive", description = "With --folder-ids: in the folders below them as well.")
    private boolean recursive;

    @Option(names = "--include-trash", description = "Dashboards and looks in the Trash as well, stored as deleted.")
    private boolean trash;

    @Option(names = "--moved", description = "The Looker that the vault is of has this URL now.")
    private boolean moved;

    @Option(names = "--shrunk", description = "Looker really has no more, however much is missing: mark it as deleted.")
    private boolean shrunk;

    @Option(names = "--max-calls", paramLabel = "N", description = "Stop before more calls than this; resumable.")
    private Optional<Integer> maxCalls = Optional.empty();

    private final Root root;

    ExtractVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> options = pace.settings("extract");
        batchSize.ifPresent(value -> options.put("lookervault.extract.batch-size", value));
        Settings settings = root.settings(options);
        Format format = root.format(settings);
        ExtractRequest request = request(settings);
        return run(settings, request, format).code();
    }

    private ExtractRequest request(Settings settings) {
        Connection.mustBeConfigured(settings);
        PaceOptions.check(settings);
        return new ExtractRequest(
                settings.path("lookervault.vault.path"),
                settings.apiUrl().orElseThrow().toString(),
                selection(),
                new Limits(
                        settings.integer("lookervault.extract.workers"),
                        settings.integer("lookervault.extract.batch-size"),
                        settings.integer("lookervault.extract.attribute-value-calls"),
                        budget()),
                moved,
                shrunk,
                resume,
                incremental,
                Optional.empty());
    }

    private Selection selection() {
        try {
            return new Selection(
                    KindList.of(kinds, CommaList.ofKinds("--types", Optional.ofNullable(types))),
                    Set.copyOf(CommaList.ofFolders(Optional.ofNullable(folders))),
                    recursive,
                    trash);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationError(wrong.getMessage() + ".", wrong);
        }
    }

    private OptionalInt budget() {
        if (maxCalls.isPresent() && maxCalls.get() < 1) {
            throw new ConfigurationError("--max-calls must be at least 1, got " + maxCalls.get() + ".");
        }
        return maxCalls.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private ExitCode run(Settings settings, ExtractRequest request, Format format) {
        try (Application application = Connection.open(settings, RunVoice.of(root, format, "extraction"))) {
            ExtractReport report =
                    root.interrupts(settings).during(application::interrupt, () -> application.extract(request));
            return ExtractSummary.print(root, format, report, settings);
        }
    }
}
