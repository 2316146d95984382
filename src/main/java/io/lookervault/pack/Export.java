package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.ItemRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An export as it is found: what it says of itself, what it wrote, what was packed from it before, and the files there are
 * now. Immutable.
 */
final class Export {
    static final String PACKED = ExportDir.STATE + "/packed.jsonl";

    private final ExportDir dir;
    private final ExportMetadata metadata;
    private final Map<String, Manifest.Entry> written;
    private final Map<ItemKey, Manifest.Entry> packed = new HashMap<>();
    private final Map<String, String> folders;
    private final Set<ItemKey> keys = new HashSet<>();
    private final Optional<byte[]> manifest;

    private Export(ExportDir dir, ExportMetadata metadata, Optional<byte[]> manifest, Optional<byte[]> packed) {
        this.dir = dir;
        this.metadata = metadata;
        this.manifest = manifest;
        this.written = entries(manifest, ExportDir.MANIFEST);
        entries(packed, PACKED).values().forEach(entry -> this.packed.put(entry.key(), entry));
        this.folders = metadata.foldersByDirectory();
        written.values().forEach(entry -> keys.add(entry.key()));
    }

    /** Throws {@link ExportRefused} when the directory is no finished export. */
    static Export open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ExportRefused("cannot pack " + directory + ": there is no such directory."
                    + " Make it with: lookervault unpack --output-dir " + directory);
        }
        try {
            ExportDir dir = new ExportDir(directory.toRealPath());
            if (dir.has(ExportDir.JOURNAL)) {
                throw new ExportRefused("cannot pack " + directory
                        + ": its unpack was interrupted. Run unpack again, then edit, then pack");
            }
            byte[] metadata = dir.own(ExportDir.METADATA)
                    .orElseThrow(() -> new ExportRefused("cannot pack " + directory
                            + ": it has no metadata.json, so it is no export. Name the directory that unpack made"));
            return new Export(dir, ExportMetadata.read(metadata), dir.own(ExportDir.MANIFEST), dir.own(PACKED));
        } catch (IOException e) {
            throw ExportDir.failed("read", directory.toString(), e);
        }
    }

    private static Map<String, Manifest.Entry> entries(Optional<byte[]> bytes, String path) {
        try {
            return bytes.isEmpty() ? Map.of() : Manifest.read(bytes.get());
        } catch (IOException e) {
            throw new ExportRefused(
                    path + " is damaged (" + e.getMessage() + "). Take it from a copy of the export, or unpack again");
        }
    }

    ExportDir dir() {
        return dir;
    }

    ExportMetadata metadata() {
        return metadata;
    }

    /** Throws {@link ExportRefused} when its own list of files is not there, or is that of another unpack. */
    void mustTellWhatIsGone() {
        String unknown = "cannot tell which files were removed: ";
        byte[] list = manifest.orElseThrow(() -> new ExportRefused(
                unknown + dir.root() + " has no " + ExportDir.MANIFEST + ". Pack without --delete-missing"));
        if (!metadata.fits(list)) {
            throw new ExportRefused(unknown + ExportDir.MANIFEST + " and metadata.json are of two unpacks. Take both"
                    + " from the same one, or pack without --delete-missing");
        }
    }

    /** What was written to the path; empty for a file of somebody else. */
    Optional<Manifest.Entry> written(String path) {
        return Optional.ofNullable(written.get(path));
    }

    Map<String, Manifest.Entry> written() {
        return written;
    }

    /** Whether a row with this content is what the file was made from, or what was packed from it. */
    boolean isBase(ItemKey key, String path, Optional<String> checksum, String content) {
        boolean unpacked = written.containsKey(path)
                ? written.get(path).content().equals(content)
                : checksum.filter(content::equals).isPresent();
        return unpacked || (packed.containsKey(key) && packed.get(key).content().equals(content));
    }

    /** Whether a row is what an earlier pack made of a file that is now as it was written: that edit was taken back. */
    boolean isTakenBack(Manifest.Entry file, ItemRow.Stamp row) {
        return Optional.ofNullable(packed.get(file.key()))
                .filter(entry -> !entry.equals(file))
                .filter(entry -> entry.content().equals(row.sha256()))
                .filter(entry -> !row.deleted() || isRemoved(file.key()))
                .isPresent();
    }

    /** Whether the item was packed from the file as it is. */
    boolean isPacked(ItemKey key, String path, String file) {
        Manifest.Entry entry = packed.get(key);
        return entry != null && entry.path().equals(path) && entry.file().equals(file);
    }

    /** Whether an earlier pack deleted the item since its file was gone. */
    boolean isRemoved(ItemKey key) {
        return packed.containsKey(key) && packed.get(key).file().isEmpty();
    }

    /** Whether the item is among those that were written. */
    boolean holds(ItemKey key) {
        return keys.contains(key);
    }

    /** The folder whose directory this is. */
    Optional<String> folderOf(String directory) {
        return Optional.ofNullable(folders.get(directory));
    }

    /** The name of a folder. */
    String folderName(String id) {
        return metadata.json().path("folder_map").path(id).path("name").asText(id);
    }

    /** Remembers what was packed, so that a later edit of the same files is no conflict with it. */
    void remember(Iterable<Planned> changes) {
        Map<ItemKey, Manifest.Entry> all = new HashMap<>(packed);
        for (Planned change : changes) {
            if (!change.file().isEmpty()) {
                all.put(
                        change.key(),
                        new Manifest.Entry(change.file(), change.key(), change.contentHash(), change.fileHash()));
            }
        }
        dir.write(PACKED, Manifest.bytes(all.values()));
        dir.tidy();
    }
}
