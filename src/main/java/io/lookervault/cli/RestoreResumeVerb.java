package io.lookervault.cli;

import io.lookervault.restore.Choice;
import io.lookervault.restore.Resume;
import io.lookervault.restore.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore resume}: goes on with a restoration that did not come to its end. */
@Command(
        name = "resume",
        description = {
            "Goes on with the last unfinished restoration, with its own kinds, folders and rules.",
            "What is done is not sent again; the rest is planned anew."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore resume",
            "  lookervault restore resume dashboards",
            "  lookervault restore resume --session-id 6f1c5b0e-..."
        })
final class RestoreResumeVerb implements Callable<Integer> {
    @Option(names = "--session-id", paramLabel = "ID", description = "This session (default the last unfinished).")
    private Optional<String> session = Optional.empty();

    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "The last unfinished one that restores these kinds.")
    private List<String> kinds = new ArrayList<>();

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    @Mixin
    private SettledRules rules = new SettledRules();

    private final Root root;

    RestoreResumeVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        rules.check("restore resume");
        Resume resume = new Resume(session, KindList.of(kinds, List.of()));
        return new Restoring(root, options, false)
                .run(Choice.all(), Rules.careful(), Optional.empty(), Optional.of(resume));
    }
}
