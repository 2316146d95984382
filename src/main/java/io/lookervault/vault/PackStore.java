package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Brings a pack into the vault. Thread-safe; the whole pack is one transaction. */
public final class PackStore {
    private static final String WRITE = """
            INSERT INTO content_items (id, content_type, name, owner_id, owner_email, created_at, updated_at, synced_at,
                deleted_at, content_size, content_data, folder_id, content_sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id, content_type) DO UPDATE SET
                name = excluded.name, owner_id = excluded.owner_id, owner_email = excluded.owner_email,
                created_at = excluded.created_at, updated_at = excluded.updated_at, synced_at = excluded.synced_at,
                deleted_at = excluded.deleted_at, content_size = excluded.content_size,
                content_data = excluded.content_data, folder_id = excluded.folder_id,
                content_sha256 = excluded.content_sha256""";

    private final Writer writer;
    private final Readers readers;
    private final InstantSource clock;

    PackStore(Writer writer, Readers readers, InstantSource clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param expected the version of the row that the change was planned on; empty when there was none
     * @param row the row as it shall be; empty to mark it as deleted
     */
    public record Change(ItemKey key, Optional<ItemRow.Stamp> expected, Optional<ItemRow> row) {}

    /**
     * What is remembered of a pack.
     *
     * @param partial whether the vault held nothing before and the export was not of everything
     * @param origin the Looker that the ids of everything in the vault are of; empty when that is not known
     */
    public record Note(
            String strategy, String exportedAt, boolean partial, Optional<String> origin, List<Remapping> remappings) {
        public Note {
            remappings = List.copyOf(remappings);
        }
    }

    /**
     * A definition that was edited became an item of its own, since Looker cannot change such items.
     *
     * @param original what it was made from
     * @param created the new item
     * @param definition SHA-256 of the new definition
     * @param usersJson the items that refer to it now, a JSON array
     */
    public record Remapping(ItemKey original, ItemKey created, String definition, String usersJson) {}

    /**
     * Stores all changes or none.
     *
     * @param force whether rows that changed since the plan are overwritten
     * @throws VaultMoved names the rows that changed since the plan
     */
    public void store(Iterator<Change> changes, Note note, boolean force) {
        Schema schema = readers.read("Opening", Schema::of);
        writer.transaction("Packing", sql -> {
            Instant now = clock.instant();
            List<ItemKey> moved = new ArrayList<>();
            int count = 0;
            while (changes.hasNext()) {
                Change change = changes.next();
                if (!force && !change.expected().equals(Snapshot.stamp(sql, schema, change.key()))) {
                    moved.add(change.key());
                }
                write(sql, change, now);
                count++;
            }
            if (!moved.isEmpty()) {
                throw new VaultMoved(moved);
            }
            remember(sql, note, count, now);
            return count;
        });
    }

    private static void write(Sql sql, Change change, Instant now) throws SQLException {
        if (change.row().isEmpty()) {
            sql.update(
                    "UPDATE content_items SET deleted_at = ? WHERE id = ? AND content_type = ? AND deleted_at IS NULL",
                    Dates.text(now),
                    change.key().id(),
                    change.key().kind().code());
            return;
        }
        ItemRow row = change.row().get();
        sql.update(
                WRITE,
                row.key().id(),
                row.key().kind().code(),
                row.name(),
                row.ownerId(),
                row.ownerEmail(),
                row.createdAt(),
                row.updatedAt(),
                row.syncedAt(),
                row.deletedAt(),
                row.size(),
                row.content(),
                row.folderId(),
                row.sha256());
    }

    private static void remember(Sql sql, Note note, int count, Instant now) throws SQLException {
        sql.update(
                "INSERT INTO packs (packed_at, strategy, exported_at, partial, change_count, instance)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                Dates.text(now),
                note.strategy(),
                note.exportedAt(),
                note.partial() ? 1 : 0,
                count,
                note.origin());
        long pack = sql.number("SELECT last_insert_rowid()");
        for (Remapping remapping : note.remappings()) {
            sql.update(
                    "INSERT INTO pack_remappings (pack_id, content_type, original_id, created_id, definition_sha256,"
                            + " users) VALUES (?, ?, ?, ?, ?, ?)",
                    pack,
                    remapping.created().kind().code(),
                    remapping.original().id(),
                    remapping.created().id(),
                    remapping.definition(),
                    remapping.usersJson());
        }
    }
}
