package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.ItemRow;
import java.util.Optional;

/** Tells rows that others changed since their file was written. Thread-safe. */
record Conflicts(PackRun run) {
    /** Whether a new item was packed from this very file, became one of Looker's, and is known by the id of that since. */
    boolean hasGone(String path, String hash, Draft draft, ItemRow now) {
        return now.deletedAt().isPresent()
                && draft.metadata().id().isEmpty()
                && run.earlier().from(draft.key(), path, hash)
                && !run.request().options().force();
    }

    /** Whether the row is neither what the file was made from nor what was packed from it, and is not to be overwritten. */
    boolean moved(String path, Draft draft, ItemRow now) {
        return !run.request().options().force() && changed(path, draft, now);
    }

    /** Whether others changed the row, deleted the item or brought it back, and the file does not say the same. */
    boolean changed(String path, Draft draft, ItemRow now) {
        boolean deleted = now.deletedAt().isPresent();
        boolean agreed = deleted == draft.metadata().text("deleted_at").isPresent();
        return !run.isBase(draft.key(), path, draft.metadata().checksum(), now.contentHash())
                || (!agreed && turned(draft.key(), now.stamp()));
    }

    /** Whether the row whose file is gone is not what that was made from, and is not to be deleted all the same. */
    boolean moved(Manifest.Entry gone, ItemRow.Stamp now) {
        boolean base = run.isBase(gone.key(), gone.path(), Optional.empty(), now.sha256());
        return !run.request().options().force() && (!base || turned(gone.key(), now));
    }

    /** Whether the item was deleted since it was written, or came back, and that by no earlier pack. */
    private boolean turned(ItemKey key, ItemRow.Stamp now) {
        boolean ours =
                now.deleted() ? run.earlier().removed(key) : run.earlier().made(key, now.sha256());
        return !ours
                && run.export()
                        .written(key)
                        .filter(entry -> entry.deleted() != now.deleted())
                        .isPresent();
    }
}
