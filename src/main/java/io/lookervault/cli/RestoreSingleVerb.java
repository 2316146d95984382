package io.lookervault.cli;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.restore.Choice;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore single KIND ID}: one item. */
@Command(
        name = "single",
        description = "Restores one item, as the vault has it, whether it is marked deleted there or not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore single dashboard 42",
            "  lookervault restore single dashboard 42 --with-dependencies   its folder, owner and looks as well"
        })
final class RestoreSingleVerb implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Kind of the item.")
    private String kind;

    @Parameters(index = "1", paramLabel = "ID", description = "Its id in the vault.")
    private String id;

    @Option(names = "--with-dependencies", description = "What it is made of and where it lies as well.")
    private boolean dependencies;

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    private final Root root;

    RestoreSingleVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Kind known = KindList.of(List.of(kind), List.of()).iterator().next();
        ItemKey key = new ItemKey(known, id);
        try (VaultReader vault = root.vault(options.settings(root))) {
            if (!vault.has(key)) {
                throw new NotFound(
                        key + " is not in " + vault.path() + ". See what is: lookervault list " + known.plural());
            }
        }
        return new Restoring(root, options, false)
                .run(Choice.of(List.of(key), dependencies), rules.rules(), Optional.empty(), Optional.empty());
    }
}
