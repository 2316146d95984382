package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps content out of folders that were to be closed first and could not be. */
final class Closing {
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
            lacking(Values.text(data, place)).ifPresent(rules -> {
                throw new Blocked(
                        key + " not restored: its folder is still open to others, since " + rules
                                + " is not restored. See why: lookervault restore dlq list; then: lookervault restore dlq"
                                + " retry --all, or restore content_access as well",
                        List.of(rules));
            });
        }
    }

    /** The rules that the folder, or for want of its own one above it, is still to get. */
    private Optional<ItemKey> lacking(Optional<String> folder) {
        return new Ancestry(run.source())
                .from(folder)
                .flatMap(above -> Belongings.rules(run.source(), above.key(), above.data()).stream())
                .findFirst()
                .filter(run.identities().ownAccess()::has); // begun and not ended, by whichever restoration
    }
}
