package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion bash|zsh}: the script that completes verbs, options and kinds. */
@Command(
        name = "completion",
        description = "Prints the script for shell completion.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(lookervault completion bash)",
            "  lookervault completion bash > /etc/bash_completion.d/lookervault",
            "  source <(lookervault completion zsh)      after autoload -U compinit && compinit"
        })
final class CompletionVerb implements Callable<Integer> {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Parameters(index = "0", paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh.")
    private String shell;

    @Spec
    private CommandSpec spec;

    private final Root root;

    CompletionVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new ConfigurationError("there is no completion for '" + shell + "'. Write bash or zsh.");
        }
        if (shell.equals("zsh")) {
            root.print("autoload -U +X bashcompinit && bashcompinit");
        }
        root.print(AutoComplete.bash("lookervault", spec.root().commandLine()));
        return ExitCode.DONE.code();
    }

    /** The shells that are served. */
    static final class Shells extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Shells() {
            super(SHELLS);
        }
    }
}
