package io.lookervault.cli;

import java.util.Locale;
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
    /** The shells that are served. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    private final Root root;

    CompletionVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) {
            root.print("autoload -U +X bashcompinit && bashcompinit");
        }
        root.print(AutoComplete.bash("lookervault", spec.root().commandLine()));
        return ExitCode.DONE.code();
    }
}
