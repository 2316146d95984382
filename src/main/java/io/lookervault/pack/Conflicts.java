package io.lookervault.pack;

import io.lookervault.vault.ItemRow;

/** Tells rows that others changed since their file was written. Thread-safe. */
record Conflicts(PackRun run) {
    /** Whether a new item was packed from this very file, became one of Looker's, and is known by the id of that since. */
    boolean hasGone(String path, String hash, Draft draft, ItemRow now) {
        return now.deletedAt().isPresent()
                && draft.metadata().id().isEmpty()
                && run.earlier().from(draft.key(), path, hash)
                && !run.request().options().force();
    }

    /** Whether the row is neither what the file was made from nor what was packed from it. */
    boolean moved(String path, Draft draft, ItemRow now) {
        boolean base = run.isBase(draft.key(), path, draft.metadata().checksum(), now.contentHash());
        boolean revived = now.deletedAt().isPresent()
                && run.export().written(path).isPresent()
                && !run.earlier().removed(draft.key())
                && !path.startsWith(UnpackPlan.DELETED + "/");
        return !run.request().options().force() && (!base || revived);
    }
}
