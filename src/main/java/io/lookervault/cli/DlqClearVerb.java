package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restore dlq clear}. */
@Command(
        name = "clear",
        description = "Removes dead letters of restorations; the items stay in the vault.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore dlq clear --type looks",
            "  lookervault restore dlq clear --force      all of them, without a question",
            "",
            "Exit codes: 0 removed, 1 declined, 2 usage, or nobody can be asked"
        })
final class DlqClearVerb implements Callable<Integer> {
    @Mixin
    private DlqFilter filter = new DlqFilter();

    @Option(names = "--force", description = "Do not ask.")
    private boolean force;

    private final Root root;

    DlqClearVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        long count;
        try (VaultReader vault = root.vault(settings)) {
            count = vault.countUnrestored(filter.session(), filter.kind());
        }
        if (count > 0) {
            if (declined(count)) {
                root.error("declined: nothing was removed");
                return ExitCode.FAILED.code();
            }
            try (Vault vault =
                    Vault.open(settings.path("lookervault.vault.path"), "restore dlq clear", InstantSource.system())) {
                count = vault.deadLetters().clearRestorations(filter.session(), filter.kind());
            }
        }
        if (format == Format.JSON) {
            Json.print(root.out(), Map.of("removed", count));
        } else {
            root.print(count + " dead letters removed");
        }
        return ExitCode.DONE.code();
    }

    private boolean declined(long count) {
        return !force
                && !root.agrees("Remove " + count + " dead letters?")
                        .orElseThrow(() -> new ConfigurationError(
                                "nothing was removed. Say --force to remove " + count + " dead letters."));
    }
}
