package io.lookervault.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore bulk KIND…}: all items of some kinds. */
@Command(
        name = "bulk",
        description = "Restores all items of the kinds given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore bulk dashboards --dry-run",
            "  lookervault restore bulk folders looks dashboards --folder-ids 7 --recursive"
        })
final class RestoreBulkVerb implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Kinds to restore.")
    private List<String> kinds = new ArrayList<>();

    @Mixin
    private RestoreScope scope = new RestoreScope();

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    private final Root root;

    RestoreBulkVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        return new Restoring(root, options, true)
                .run(scope.of(kinds), rules.rules(), Optional.empty(), Optional.empty());
    }
}
