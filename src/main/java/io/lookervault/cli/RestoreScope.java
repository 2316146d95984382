package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.content.Kind;
import io.lookervault.restore.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which part of the vault is restored. */
final class RestoreScope {
    @Option(
            names = "--only-types",
            split = ",",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only these kinds.")
    private List<String> only; // null without the option

    @Option(
            names = "--exclude-types",
            split = ",",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Not these kinds.")
    private List<String> excluded; // null without the option

    @Option(
            names = "--folder-ids",
            split = ",",
            paramLabel = "ID",
            description = "Only what lies in these folders, by their ids in the vault, and what points to it.")
    private List<String> folders; // null without the option

    @Option(names = "--recursive", description = "With --folder-ids: in the folders below them as well.")
    private boolean recursive;

    @Option(
            names = "--include-deleted",
            description = "Also what the vault has marked as deleted, since a later extraction found it gone.")
    private boolean deleted;

    /** What of everything there is. */
    Choice ofAll() {
        return of(KindList.of(List.of(), only()));
    }

    /** What of these kinds, which are given one by one or with {@code --only-types}. */
    Choice of(List<String> named) {
        Set<Kind> kinds = KindList.of(named, only());
        if (kinds.isEmpty()) {
            throw new ConfigurationError("no kind is given. Name some, or restore everything: lookervault restore all");
        }
        return of(kinds);
    }

    private Choice of(Set<Kind> asked) {
        Set<Kind> kinds = left(asked);
        if (recursive && folders == null) {
            throw new ConfigurationError("--recursive needs --folder-ids.");
        }
        return new Choice(
                kinds,
                Set.copyOf(CommaList.ofFolders(Optional.ofNullable(folders))),
                recursive,
                List.of(),
                false,
                deleted);
    }

    private List<String> only() {
        return CommaList.ofKinds("--only-types", Optional.ofNullable(only));
    }

    private Set<Kind> left(Set<Kind> asked) {
        try {
            return Choice.kinds(
                    asked, KindList.of(CommaList.ofKinds("--exclude-types", Optional.ofNullable(excluded)), List.of()));
        } catch (IllegalArgumentException nothing) {
            throw new ConfigurationError(nothing.getMessage() + ".", nothing);
        }
    }
}
