package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.Seams;
import io.lookervault.session.NoSuchFolder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which folder lies in which, asked page by page before a run that is limited to folders. Ids only: they are needed to
 * know the folders below those asked for, and to refuse folders that are not there before anything is written.
 *
 * <p>Used by one worker at a time.
 */
public final class FolderTree {
    private static final int PAGE = 1000;
    private static final int MOST_READINGS = 3;

    private final Selection selection;
    private final Map<String, Set<String>> below = new HashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Seams seams = new Seams(PAGE);
    private int offset;
    private int readings;
    private boolean incomplete;

    FolderTree(Selection selection) {
        this.selection = selection;
        this.incomplete = selection.scoped();
    }

    /** Whether something is still to be asked. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** What to ask next. */
    public Call getNext() {
        Listing folders = Kind.FOLDER.listing().orElseThrow();
        String query = "fields=id,parent_id&sorts=id&limit=" + PAGE + "&offset=" + offset;
        return Call.get(folders.path(), folders.path(), query, Rows::of);
    }

    /** Takes a page of folders. */
    void take(Rows page) {
        page.rows().forEach(this::take);
        OptionalInt next = seams.next(offset, page.ids(), page.total());
        if (next.isPresent()) {
            offset = next.getAsInt();
        } else if (seams.lack().isEmpty()) {
            end();
        } else {
            throw new IllegalStateException("the list of folders not read to its end: " + seams.lack()
                    + ". Nothing was extracted; look for a proxy that limits lists");
        }
    }

    /** Between two pages something may slip, so they overlap; what they do not have in common has slipped, and all is read anew. */
    private void end() {
        incomplete = seams.torn();
        if (incomplete && ++readings == MOST_READINGS) {
            throw new IllegalStateException("the folders changed faster than they could be read, " + readings
                    + " times. Nothing was extracted; try again when fewer of them are deleted in Looker");
        }
        seams.forget();
        offset = 0;
    }

    private static String id(Map<String, Object> row) {
        return Values.text(row, "id").orElse("");
    }

    private void take(Map<String, Object> row) {
        String id = id(row);
        known.add(id);
        Values.text(row, "parent_id")
                .ifPresent(parent ->
                        below.computeIfAbsent(parent, any -> new TreeSet<>()).add(id));
    }

    /** The folders asked for, with those below them if that was asked; empty when the run is not limited. */
    Set<String> folders() {
        Set<String> missing = new TreeSet<>(selection.folders());
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            throw new NoSuchFolder("Looker has no folder " + String.join(", ", missing)
                    + ", or the API user may not see it. Nothing was extracted. See the ids with:"
                    + " lookervault list folders");
        }
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(selection.folders());
        while (!open.isEmpty()) {
            String folder = open.pop();
            if (found.add(folder) && selection.recursive()) {
                open.addAll(below.getOrDefault(folder, Set.of()));
            }
        }
        return found;
    }
}
