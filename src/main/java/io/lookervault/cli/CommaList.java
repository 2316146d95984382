package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import java.util.List;
import java.util.Optional;

/**
 * What an option with commas names. Without the option that is nothing, which means everything; with it, it must be something, or a
 * script whose variable is empty would get everything.
 */
final class CommaList {
    private CommaList() {}

    /**
     * The names that are given.
     *
     * @param given empty without the option
     * @param what a name stands for, such as {@code kind}
     * @throws ConfigurationError when there is nothing between the commas
     */
    static List<String> of(String option, Optional<List<String>> given, String what) {
        given.ifPresent(names -> {
            if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
                throw new ConfigurationError(
                        option + " names no " + what + ". Give it one, or leave " + option + " out.");
            }
        });
        return given.orElse(List.of());
    }

    static List<String> ofKinds(String option, Optional<List<String>> given) {
        return of(option, given, "kind");
    }

    static List<String> ofFolders(Optional<List<String>> given) {
        return of("--folder-ids", given, "folder");
    }
}
