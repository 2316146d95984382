package io.lookervault.cli;

import io.lookervault.restore.Choice;
import io.lookervault.restore.RestoreRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restore resume}: goes on with a restoration that did not come to its end. */
@Command(
        name = "resume",
        description = {
            "Goes on with the last unfinished restoration, with its own kinds, folders and rules.",
            "What is done is not sent again; the rest is planned anew."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lookervault restore resume", "  lookervault restore resume --session-id 6f1c5b0e-..."})
final class RestoreResumeVerb implements Callable<Integer> {
    @Option(names = "--session-id", paramLabel = "ID", description = "This session (default the last unfinished).")
    private String session = RestoreRequest.LAST;

    @Mixin
    private RestoreOptions options = new RestoreOptions();

    private final Root root;

    RestoreResumeVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        return new Restoring(root, options, false).run(Choice.all(), Optional.empty(), Optional.of(session));
    }
}
