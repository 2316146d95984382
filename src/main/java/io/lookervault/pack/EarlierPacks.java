package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.PackStore;
import io.lookervault.vault.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier packs made of the files of this copy of an export, by item: as the vault remembers it that they were packed into, in
 * the transaction that stored them. What other copies packed is somebody else's edit, of which this one may know nothing. Immutable.
 */
record EarlierPacks(Map<ItemKey, Manifest.Entry> entries) {
    /** Where releases before schema version 13 remembered it, beside the files. */
    static final String LIST = ExportDir.STATE + "/packed.jsonl";

    /**
     * @param copy what tells this copy of the export from all others, see {@link ExportDir#copy}
     * @param listed what {@link #LIST} says, which counts for what the vault does not remember
     */
    static EarlierPacks of(Optional<String> copy, Optional<Snapshot> vault, Map<String, Manifest.Entry> listed) {
        Map<ItemKey, Manifest.Entry> entries = new HashMap<>();
        listed.values().forEach(entry -> entries.put(entry.key(), entry));
        vault.flatMap(there -> copy.map(there::packedFrom))
                .ifPresent(packed -> packed.forEach((key, file) ->
                        entries.put(key, new Manifest.Entry(file.path(), key, file.content(), file.mark()))));
        return new EarlierPacks(Map.copyOf(entries));
    }

    /** What the vault shall remember of a change; nothing of a file that was never other than it was written. */
    Optional<PackStore.Source> source(Planned change, Optional<Manifest.Entry> written) {
        boolean plain = !entries.containsKey(change.key()) && isAsWritten(change, written);
        return change.file().isEmpty() || plain
                ? Optional.empty()
                : Optional.of(new PackStore.Source(change.file(), change.contentHash(), change.fileHash()));
    }

    /** Whether a change gives a row what it had before an earlier pack, since the file is as it was written again. */
    boolean takesBack(Planned change, Optional<Manifest.Entry> written) {
        return change.expected().isPresent() && entries.containsKey(change.key()) && isAsWritten(change, written);
    }

    private static boolean isAsWritten(Planned change, Optional<Manifest.Entry> written) {
        return written.filter(
                        new Manifest.Entry(change.file(), change.key(), change.contentHash(), change.fileHash())
                                ::equals)
                .isPresent();
    }

    private Optional<Manifest.Entry> entry(ItemKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Whether a row with this content is what was packed. */
    boolean made(ItemKey key, String content) {
        return entry(key).filter(entry -> entry.content().equals(content)).isPresent();
    }

    /** Whether a row is what an earlier pack made of a file that is now as it was written: that edit was taken back. */
    boolean tookBack(Manifest.Entry file, ItemRow.Stamp row) {
        return entry(file.key())
                .filter(entry -> !entry.equals(file))
                .filter(entry -> entry.content().equals(row.sha256()))
                .filter(entry -> !row.deleted() || removed(file.key()))
                .isPresent();
    }

    /** Whether the item was packed from the file as it is. */
    boolean from(ItemKey key, String path, String file) {
        return entry(key)
                .filter(entry -> entry.path().equals(path) && entry.file().equals(file))
                .isPresent();
    }

    /** Whether an earlier pack deleted the item since its file was gone. */
    boolean removed(ItemKey key) {
        return entry(key).filter(entry -> entry.file().isEmpty()).isPresent();
    }
}
