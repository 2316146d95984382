package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.restore.Retry;
import io.lookervault.restore.Rules;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore dlq retry}: restores what is parked, in the order in which things need each other. */
@Command(
        name = "retry",
        description = {
            "Restores parked items again, with the rules of the restoration that parked them.",
            "A success removes the letter, a failure adds a try to it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore dlq retry 3 4",
            "  lookervault restore dlq retry --all",
            "  lookervault restore dlq retry --all --type looks --dry-run"
        })
final class DlqRetryVerb implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Numbers of letters.")
    private List<Long> ids = new ArrayList<>();

    @Option(names = "--all", description = "All of them; with --session-id or --type, all of these.")
    private boolean all;

    @Mixin
    private DlqFilter filter = new DlqFilter();

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    @Mixin
    private SettledRules rules = new SettledRules();

    private final Root root;

    DlqRetryVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        rules.check("restore dlq retry");
        if (all == !ids.isEmpty()) {
            throw new ConfigurationError("say which letters: their numbers, or --all.");
        }
        if (!all && filter.given()) {
            throw new ConfigurationError(
                    "--session-id and --type choose among all letters. Say --all for these, or give numbers alone.");
        }
        int code = ExitCode.DONE.code();
        for (Retry retry : retries()) {
            int ended = new Restoring(root, options, false)
                    .run(retry.choice(), Rules.careful(), Optional.of(retry.session()), Optional.empty());
            if (ended != ExitCode.DONE.code() && ended != ExitCode.PARTIAL.code()) {
                return ended;
            }
            code = Math.max(code, ended);
        }
        return code;
    }

    private List<Retry> retries() {
        Settings settings = options.settings(root);
        String target = settings.apiUrl().orElseThrow().toString();
        try (VaultReader vault = root.vault(settings)) {
            List<DeadLetter> letters = letters(vault);
            List<DeadLetter> others = letters.stream()
                    .filter(letter -> !Retry.goesTo(vault, letter, target))
                    .toList();
            if (!others.isEmpty()) {
                String of = letters.size() == others.size() ? "what is parked is" : others.size() + " letters are";
                String elsewhere = of + " of restorations to "
                        + others.stream()
                                .flatMap(letter -> vault.destination(letter.sessionId()).stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ", and this is " + target + ". Retry them with that URL";
                if (!all) {
                    throw new ConfigurationError(elsewhere + ".");
                }
                root.note(elsewhere);
            } else if (letters.isEmpty()) {
                root.note("nothing is parked");
            }
            return Retry.of(vault, letters, target);
        }
    }

    private List<DeadLetter> letters(VaultReader vault) {
        return all
                ? vault.unrestored(filter.session(), filter.kind(), 0, 0)
                : ids.stream()
                        .map(id -> vault.unrestored(id)
                                .orElseThrow(() -> new NotFound(
                                        "there is no dead letter " + id + ". See: lookervault restore dlq list")))
                        .toList();
    }
}
