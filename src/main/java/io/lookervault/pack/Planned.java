package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.ItemRow;
import java.util.Optional;

/**
 * A change that is planned.
 *
 * @param file the file that says so; empty for a query that an edit made
 * @param fileHash hash of that file
 * @param contentHash hash of the content that the row will have
 * @param expected the version of the row that it changes; empty where there is none
 * @param row where the row waits; empty to mark it as deleted
 */
record Planned(
        ItemKey key,
        String file,
        String fileHash,
        String contentHash,
        Optional<ItemRow.Stamp> expected,
        Optional<Spool.Ref> row) {
    ItemChange.Sort sort() {
        if (row.isEmpty()) {
            return ItemChange.Sort.DELETED;
        }
        return expected.isEmpty() ? ItemChange.Sort.ADDED : ItemChange.Sort.CHANGED;
    }
}
