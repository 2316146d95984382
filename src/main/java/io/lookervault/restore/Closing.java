package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps content out of folders that were to be closed first and could not be. */
final class Closing {
    private static final int DEEPEST = 100;

    /** Where an item says in which folder it lies. */
    private static final Map<Kind, String> PLACES =
            Map.of(Kind.DASHBOARD, "folder_id", Kind.LOOK, "folder_id", Kind.FOLDER, "parent_id");

    private final RestoreRun run;

    Closing(RestoreRun run) {
        this.run = run;
    }

    /** Before an item is put into a folder: made there, moved there, or taken out of the Trash. */
    void mustBeDone(ItemKey key, Map<String, Object> data, Work work, boolean isThere) {
        String place = PLACES.get(key.kind());
        if (place != null
                && (!isThere || work.changes().contains(place) || work.changes().contains("deleted"))) {
            lacking(Values.text(data, place), 0).ifPresent(rules -> {
                throw new Blocked(
                        key + " not restored: its folder is still open to others, since " + rules
                                + " is not restored. See why: lookervault restore dlq list; then: lookervault restore dlq"
                                + " retry --all, or restore content_access as well",
                        List.of(rules));
            });
        }
    }

    /** The rules that the folder, or for want of its own one above it, is still to get. */
    private Optional<ItemKey> lacking(Optional<String> folder, int depth) {
        Optional<ItemKey> key = folder.filter(id -> depth < DEEPEST).map(id -> new ItemKey(Kind.FOLDER, id));
        Optional<Map<String, Object>> data = key.flatMap(run.source()::find);
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Optional<ItemKey> rules = Belongings.rules(run.source(), key.get(), data.get());
        return rules.isPresent()
                ? rules.filter(run.identities().ownAccess()::has) // begun and not ended, by whichever restoration
                : lacking(Values.text(data.get(), "parent_id"), depth + 1);
    }
}
