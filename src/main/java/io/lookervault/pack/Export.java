package io.lookervault.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.content.ItemKey;
import io.lookervault.vault.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An export as it is found: what it says of itself, what it wrote, and the files there are now. Immutable.
 */
final class Export {
    private final ExportDir dir;
    private final ExportMetadata metadata;
    private final Map<String, Manifest.Entry> written;
    private final Map<String, Manifest.Entry> listed;
    private final Map<String, String> folders;
    private final Map<ItemKey, Manifest.Entry> items = new HashMap<>();
    private final Optional<byte[]> manifest;

    private Export(ExportDir dir, ExportMetadata metadata, Optional<byte[]> manifest, Optional<byte[]> packed) {
        this.dir = dir;
        this.metadata = metadata;
        this.manifest = manifest;
        this.written = entries(manifest, ExportDir.MANIFEST);
        this.listed = entries(packed, EarlierPacks.LIST);
        this.folders = metadata.foldersByDirectory();
        written.values().forEach(entry -> items.put(entry.key(), entry));
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
            return new Export(
                    dir, ExportMetadata.read(metadata), dir.own(ExportDir.MANIFEST), dir.own(EarlierPacks.LIST));
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

    /** What was written of the item, wherever its file is now; empty for an item that was not. */
    Optional<Manifest.Entry> written(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    Map<String, Manifest.Entry> written() {
        return written;
    }

    /** What was packed from this copy of it into this vault before. */
    EarlierPacks packedInto(Optional<Snapshot> vault) {
        return EarlierPacks.of(dir.copy(metadata.mark()), vault, listed);
    }

    /** Whether a row with this content is what the file was made from. */
    boolean isBase(String path, Optional<String> checksum, String content) {
        return written.containsKey(path)
                ? written.get(path).content().equals(content)
                : checksum.filter(content::equals).isPresent();
    }

    /** Whether the item is among those that were written. */
    boolean holds(ItemKey key) {
        return items.containsKey(key);
    }

    /** The folder whose directory this is. */
    Optional<String> folderOf(String directory) {
        return Optional.ofNullable(folders.get(directory));
    }

    /** The names of a folder and of those around it, from the top; empty for none of the export. */
    String folderPath(String id) {
        Deque<String> names = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        JsonNode all = metadata.json().path("folder_map");
        for (String up = id;
                all.has(up) && seen.add(up);
                up = all.path(up).path("parent_id").asText("")) {
            names.addFirst(folderName(up));
        }
        return String.join("/", names);
    }

    /** The name of a folder. */
    String folderName(String id) {
        return metadata.json().path("folder_map").path(id).path("name").asText(id);
    }
}
