package io.lookervault.cli;

import java.io.Console;
import java.util.Optional;

/** Asks whoever sits at the terminal, if anybody does. */
final class Terminal {
    private Terminal() {}

    /** Whether the answer was yes; empty when there is nobody to ask. */
    @SuppressWarnings("SystemConsoleNull") // later releases need the second question, which 17 does not know
    static Optional<Boolean> agrees(String question) {
        Console console = System.console();
        if (console == null || !Boolean.getBoolean("lookervault.terminal.err")) {
            return Optional.empty();
        }
        String answer = console.readLine("%s [y/N] ", question);
        return Optional.of(answer != null && answer.strip().matches("(?i)y|yes"));
    }
}
