package io.lookervault.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    @Option(
            names = "--only-types",
            split = ",",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only these kinds.")
    private List<String> only = new ArrayList<>();

    @Mixin
    private RestoreScope scope = new RestoreScope();

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    private final Root root;

    RestoreAllVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        return new Restoring(root, options, true).run(scope.choice(only), Optional.empty(), Optional.empty());
    }
}
