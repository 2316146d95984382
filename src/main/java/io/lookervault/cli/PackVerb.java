package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.Settings;
import io.lookervault.pack.ItemChange;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.PackRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pack}: YAML files into a vault. */
@Command(
        name = "pack",
        description = {
            "Brings the YAML files of an export into a vault: all of them in one transaction, or none.",
            "Every file is validated first; only what was edited is stored."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault pack --input-dir export --dry-run        what would change, field by field",
            "  lookervault pack --input-dir export                  into the vault that it came from",
            "  lookervault pack --input-dir export --db-path new.db into another one",
            "  lookervault pack --input-dir export --delete-missing items whose file was removed are deleted",
            "",
            "Exit codes: 0 packed, 1 the vault changed since the unpack, 2 usage, 5 a file is invalid,",
            "            6 vault in use, 130 interrupted; nothing is stored unless it is 0,",
            "            or only the answer could not be written (1)"
        })
final class PackVerb implements Callable<Integer> {
    @Option(names = "--input-dir", paramLabel = "DIR", required = true, description = "The directory of the export.")
    private Path directory;

    @Option(
            names = "--db-path",
            paramLabel = "FILE",
            description = "The vault to bring it into; created if need be (default: the vault).")
    private Optional<Path> target = Optional.empty();

    @Option(names = "--dry-run", description = "Do all but the write, and print every change.")
    private boolean dryRun;

    @Option(names = "--delete-missing", description = "Mark items as deleted whose file was removed.")
    private boolean deleteMissing;

    @Option(names = "--force", description = "Overwrite what changed in the vault since the unpack.")
    private boolean force;

    private final Root root;

    PackVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        Format format = root.format(settings);
        Consumer<ItemChange> changes = change -> PackSummary.change(root, format, change);
        PackRequest request = new PackRequest(
                directory.toAbsolutePath().normalize(),
                target.map(path -> path.toAbsolutePath().normalize())
                        .orElseGet(() -> settings.path("lookervault.vault.path")),
                new PackRequest.Options(dryRun, deleteMissing, force),
                new PackRequest.Limits(
                        settings.integer("lookervault.pack.workers"),
                        (long) settings.integer("lookervault.pack.max-file-size") << 20),
                changes);
        try (Application application = Application.start(settings, RunVoice.of(root, format, "pack"))) {
            PackReport report =
                    root.interrupts(settings).during(application::interrupt, () -> application.pack(request));
            return PackSummary.print(root, format, report).code();
        }
    }
}
