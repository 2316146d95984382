package io.lookervault.extract;

import io.lookervault.content.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to extract.
 *
 * @param kinds kinds asked for; empty for all
 * @param folders ids of folders to which dashboards, looks, folders and boards are limited; empty for no limit
 * @param recursive whether the folders below them count as well
 * @param trash whether dashboards and looks in Looker's Trash are extracted as well
 */
public record Selection(Set<Kind> kinds, Set<String> folders, boolean recursive, boolean trash) {
    /** The kinds that can be limited to folders; a board is in a folder when it shows something that is. */
    private static final Set<Kind> IN_FOLDERS = EnumSet.of(Kind.FOLDER, Kind.DASHBOARD, Kind.LOOK, Kind.BOARD);

    public Selection {
        kinds = Set.copyOf(kinds);
        folders = Set.copyOf(folders);
        mustLieInFolders(kinds, folders);
        if (recursive && folders.isEmpty()) {
            throw new IllegalArgumentException("recursive needs folder ids; say which with --folder-ids");
        }
    }

    private static void mustLieInFolders(Set<Kind> kinds, Set<String> folders) {
        List<String> homeless = kinds.stream()
                .filter(kind -> !IN_FOLDERS.contains(kind))
                .map(Kind::plural)
                .sorted()
                .toList();
        if (!folders.isEmpty() && !homeless.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", homeless)
                    + " cannot be limited to folders, since they lie in none. With folder ids"
                    + " ask for " + IN_FOLDERS.stream().map(Kind::plural).collect(Collectors.joining(", "))
                    + "; extract the others in a run of their own");
        }
    }

    /** These kinds, or all when there are none, wherever they lie. */
    public static Selection of(Set<Kind> kinds) {
        return new Selection(kinds, Set.of(), false, false);
    }

    /** Whether the run is limited to folders. */
    boolean scoped() {
        return !folders.isEmpty();
    }

    /** The kinds that have to be extracted so that what is asked for is complete. */
    Set<Kind> plan() {
        if (!scoped()) {
            return KindPlan.of(kinds);
        }
        Set<Kind> wanted = EnumSet.copyOf(kinds.isEmpty() ? IN_FOLDERS : kinds);
        if (wanted.contains(Kind.BOARD)) {
            wanted.add(Kind.DASHBOARD);
            wanted.add(Kind.LOOK);
        }
        return KindPlan.of(wanted);
    }
}
