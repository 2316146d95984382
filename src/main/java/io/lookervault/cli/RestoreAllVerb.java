package io.lookervault.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code restore all}: everything in the vault. */
@Command(
        name = "all",
        description = "Restores everything in the vault, in the order in which things need each other.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore all --dry-run",
            "  lookervault restore all --only-types dashboards,looks --force",
            "  lookervault restore all --folder-ids 7 --recursive --include-deleted"
        })
final class RestoreAllVerb implements Callable<Integer> {
    @Mixin
    private RestoreScope scope = new RestoreScope();

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    private final Root root;

    RestoreAllVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        return new Restoring(root, options, true).run(scope.ofAll(), rules.rules(), Optional.empty(), Optional.empty());
    }
}
