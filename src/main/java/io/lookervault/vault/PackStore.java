package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /** An extraction that asks for changes goes by dates, which a pack does not touch, so it finds nothing out. */
    private static final String FOUND = """
            EXISTS (SELECT 1 FROM extraction_items e JOIN extraction_sessions s ON s.id = e.session_id
                WHERE e.content_type = p.content_type AND e.id = p.id AND e.outcome = 'stored'
                    AND julianday(s.started_at) > julianday(packs.packed_at)
                    AND NOT coalesce(json_extract(s.config, '$.incremental'), 0))""";

    private static final String AHEAD = """
            SELECT 1 FROM packed_items p
                JOIN packs ON packs.id = p.pack_id
                JOIN content_items i ON i.content_type = p.content_type AND i.id = p.id AND i.content_sha256 = p.content
            WHERE p.content_type = ?1 AND p.id = ?2 AND NOT\s""" + FOUND;

    private static final String NOT_SEEN = " AND NOT EXISTS (SELECT 1 FROM packed_seen n"
            + " WHERE n.content_type = p.content_type AND n.id = p.id AND n.pack_id = p.pack_id)";

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
     * @param source the file that says so; empty for what follows from others
     */
    public record Change(
            ItemKey key, Optional<ItemRow.Stamp> expected, Optional<ItemRow> row, Optional<Source> source) {}

    /**
     * The file that an item was packed from.
     *
     * @param path where it lies in its export
     * @param content SHA-256 of the content that the row got
     * @param mark tells whether the file was edited since; empty when it was the absence of the file that was packed
     */
    public record Source(String path, String content, String mark) {}

    /**
     * The export that is packed.
     *
     * @param mark tells it from every other
     */
    public record Export(String mark, String strategy, String exportedAt) {}

    /**
     * What is remembered of a pack.
     *
     * @param partial whether the vault held nothing before and the export was not of everything
     * @param origin the Looker that the ids of everything in the vault are of; empty when that is not known
     */
    public record Note(Export export, boolean partial, Optional<String> origin, List<Remapping> remappings) {
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
            long pack = begin(sql, note, now);
            List<ItemKey> moved = new ArrayList<>();
            int count = 0;
            while (changes.hasNext()) {
                Change change = changes.next();
                if (!force && !change.expected().equals(Snapshot.stamp(sql, schema, change.key()))) {
                    moved.add(change.key());
                }
                write(sql, change, now);
                trace(sql, change, pack);
                count++;
            }
            if (!moved.isEmpty()) {
                throw new VaultMoved(moved);
            }
            return sql.update("UPDATE packs SET change_count = ? WHERE id = ?", count, pack);
        });
    }

    private static long begin(Sql sql, Note note, Instant now) throws SQLException {
        sql.update(
                "INSERT INTO packs (packed_at, strategy, exported_at, partial, change_count, instance, export)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?)",
                Dates.text(now),
                note.export().strategy(),
                note.export().exportedAt(),
                note.partial() ? 1 : 0,
                note.origin(),
                note.export().mark());
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
        return pack;
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

    /** In the transaction of the change, so that neither is there without the other. */
    private static void trace(Sql sql, Change change, long pack) throws SQLException {
        if (change.source().isPresent()) {
            Source source = change.source().get();
            sql.update(
                    "INSERT OR REPLACE INTO packed_items (content_type, id, pack_id, path, content, file)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    change.key().kind().code(),
                    change.key().id(),
                    pack,
                    source.path(),
                    source.content(),
                    source.mark());
        }
    }

    /** What was last packed from an export, by item. */
    static Map<ItemKey, Source> packedFrom(Sql sql, Schema schema, String export) throws SQLException {
        Map<ItemKey, Source> packed = new HashMap<>();
        if (schema.has("packed_items")) {
            sql.each(
                    "SELECT content_type, packed_items.id, path, content, file FROM packed_items"
                            + " JOIN packs ON packs.id = pack_id WHERE export = ?",
                    row -> {
                        Optional<Kind> kind = Kind.coded(row.getInt(1));
                        if (kind.isPresent()) {
                            packed.put(
                                    new ItemKey(kind.get(), row.getString(2)),
                                    new Source(row.getString(3), row.getString(4), row.getString(5)));
                        }
                    },
                    export);
        }
        return packed;
    }

    /** Before ledgers are forgotten: what they tell of packed items that are in Looker by now. */
    static void rememberFound(Sql sql) throws SQLException {
        sql.update("INSERT OR REPLACE INTO packed_seen (content_type, id, pack_id)"
                + " SELECT p.content_type, p.id, p.pack_id FROM packed_items p JOIN packs ON packs.id = p.pack_id WHERE "
                + FOUND);
    }

    /** Whether the vault has an item as it was packed, which is not known to be in Looker. */
    static boolean isAhead(Sql sql, Schema schema, ItemKey key) throws SQLException {
        return schema.has("packed_items")
                && sql.first(
                                AHEAD + (schema.has("packed_seen") ? NOT_SEEN : ""),
                                row -> row.getInt(1),
                                key.kind().code(),
                                key.id())
                        .isPresent();
    }
}
