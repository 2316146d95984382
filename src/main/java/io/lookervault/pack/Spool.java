package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are validated and wait to be stored, on disk and not in memory. The file has no name while it is used, so
 * that nothing of it stays, however the run ends. Thread-safe.
 */
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private long end;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /** Where a row is in the file. */
    record Ref(long at, int length) {}

    /** Opens one beside the vault that the rows are for, which needs as much room in the end; else where there is any. */
    static Spool beside(Path vault, boolean anywhere) {
        try {
            Path path = anywhere
                    ? Files.createTempFile("lookervault-", ".packing")
                    : Files.createTempFile(vault.toAbsolutePath().getParent(), ".", ".packing");
            return new Spool(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new ExportFailed(
                    "not packed: cannot write beside " + vault + ": " + ExportDir.reason(e)
                            + ". Check permissions and free space",
                    e);
        }
    }

    synchronized Ref put(ItemRow row) {
        byte[] bytes = MessagePack.encode(Arrays.asList(
                row.name(),
                row.ownerId().orElse(null),
                row.ownerEmail().orElse(null),
                row.folderId().orElse(null),
                row.createdAt(),
                row.updatedAt(),
                row.syncedAt(),
                row.deletedAt().orElse(null),
                row.size(),
                row.content(),
                row.sha256().orElse(null)));
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Ref ref = new Ref(end, bytes.length);
            while (buffer.hasRemaining()) {
                end += file.write(buffer, end);
            }
            return ref;
        } catch (IOException e) {
            throw new ExportFailed(
                    "not packed: no room beside the vault: " + ExportDir.reason(e)
                            + ". Nothing was stored. Free space, then pack again",
                    e);
        }
    }

    ItemRow get(ItemKey key, Ref ref) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(ref.length());
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = file.read(buffer, ref.at() + buffer.position());
            }
            List<?> values = (List<?>) MessagePack.decode(buffer.array());
            return new ItemRow(
                    key,
                    (String) values.get(0),
                    Optional.ofNullable((Long) values.get(1)),
                    Optional.ofNullable((String) values.get(2)),
                    Optional.ofNullable((String) values.get(3)),
                    (String) values.get(4),
                    (String) values.get(5),
                    (String) values.get(6),
                    Optional.ofNullable((String) values.get(7)),
                    (Long) values.get(8),
                    (byte[]) values.get(9),
                    Optional.ofNullable((String) values.get(10)));
        } catch (IOException e) {
            throw new ExportFailed(
                    "not packed: what was validated cannot be read again: " + ExportDir.reason(e) + ". Check the disk",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new ExportFailed("cannot close what was written beside the vault: " + e + ". Check the disk", e);
        }
    }
}
