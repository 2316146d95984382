package io.lookervault.pack;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code direct:unpack} is asked.
 *
 * @param vault the vault to read
 * @param directory where the files go
 * @param strategy how they are laid out
 * @param scope what is exported
 * @param overwrite whether an earlier export in the directory is replaced
 * @param workers how many files are written at the same time
 */
public record UnpackRequest(
        Path vault, Path directory, Strategy strategy, Scope scope, boolean overwrite, int workers) {

    /** How files are laid out. */
    public enum Strategy {
        /** By kind. */
        FULL,
        /** Dashboards and looks in directories as their folders are. */
        FOLDER;

        /** The word for it. */
        public String word() {
            return this == FULL ? "full" : "folder";
        }
    }

    /**
     * What is exported.
     *
     * @param kinds these kinds; empty for all, or for what lies in folders
     * @param folders only what lies in these folders and below; empty for no limit
     * @param dependencies whether what the items refer to comes along
     */
    public record Scope(Set<Kind> kinds, Set<String> folders, boolean dependencies) {
        public Scope {
            kinds = Set.copyOf(kinds);
            folders = Set.copyOf(folders);
        }
    }

    /** Whether every item of the vault is asked for. */
    Optional<String> limit() {
        if (strategy == Strategy.FOLDER) {
            return Optional.of("folder strategy");
        }
        if (!scope.kinds().isEmpty()) {
            return Optional.of("some kinds");
        }
        return scope.folders().isEmpty() ? Optional.empty() : Optional.of("some folders");
    }
}
