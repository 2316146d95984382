package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.content.ItemKey;
import io.lookervault.restore.Choice;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private final Root root;

    DlqRetryVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        if (all == !ids.isEmpty()) {
            throw new ConfigurationError("say which letters: their numbers, or --all.");
        }
        List<DeadLetter> letters = letters();
        if (letters.isEmpty()) {
            root.note("nothing is parked");
            return ExitCode.DONE.code();
        }
        List<ItemKey> items = letters.stream()
                .map(letter -> new ItemKey(letter.kind(), letter.contentId()))
                .distinct()
                .toList();
        Optional<String> like = Optional.of(letters.get(letters.size() - 1).sessionId());
        return new Restoring(root, options, false).run(Choice.of(items, false), like, Optional.empty());
    }

    private List<DeadLetter> letters() {
        try (VaultReader vault = root.vault(root.settings())) {
            if (all) {
                return vault.unrestored(filter.session(), filter.kind(), 0, 0);
            }
            return ids.stream()
                    .map(id -> vault.unrestored(id)
                            .orElseThrow(() -> new NotFound(
                                    "there is no dead letter " + id + ". See: lookervault restore dlq list")))
                    .toList();
        }
    }
}
