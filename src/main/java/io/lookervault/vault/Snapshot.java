package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A vault as it is at one moment, row by row, whatever is written meanwhile. Holds no content in memory.
 *
 * <p>Thread-safe: workers share its one connection.
 */
public final class Snapshot implements AutoCloseable {
    private final SqliteFile file;
    private final Sql sql;
    private final Schema schema;
    private final String columns;
    private final ReentrantLock lock = new ReentrantLock();

    private Snapshot(SqliteFile file, Sql sql, Schema schema) {
        this.file = file;
        this.sql = sql;
        this.schema = schema;
        this.columns = """
                SELECT id, content_type, name, owner_id, owner_email, created_at, updated_at, synced_at, deleted_at,
                    content_size, content_data, %s AS folder_id, %s AS content_sha256 FROM content_items""".formatted(column("folder_id"), column("content_sha256"));
    }

    /**
     * What a row is before it is read.
     *
     * @param rowid where it is
     * @param size bytes of its content
     */
    public record Entry(long rowid, ItemKey key, Optional<String> folderId, long size, boolean deleted) {}

    static Snapshot open(SqliteFile file) {
        try {
            Sql sql = file.read();
            try {
                sql.run("BEGIN");
                Schema schema = Schema.of(sql).checked(file.path());
                return new Snapshot(file, sql, schema);
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.reading("Opening", file.path(), e);
        }
    }

    /** The version of its schema. */
    public int schemaVersion() {
        return schema.version();
    }

    /** The Looker that its ids are of, then what that was called before it moved; none where that is not known. */
    public List<String> origins() {
        return read("Reading sessions", () -> Origins.of(sql, schema));
    }

    /** Every row of a kind, by id. */
    public List<Entry> entries(Kind kind) {
        return read(
                "Listing " + kind.plural(),
                () -> sql.list(
                        "SELECT rowid, id, " + column("folder_id") + ", length(content_data), deleted_at IS NOT NULL"
                                + " FROM content_items WHERE content_type = ? ORDER BY id",
                        row -> new Entry(
                                row.getLong(1),
                                new ItemKey(kind, row.getString(2)),
                                Optional.ofNullable(row.getString(3)),
                                row.getLong(4),
                                row.getBoolean(5)),
                        kind.code()));
    }

    /** How many rows are of kinds that this program does not know. */
    public long unknown() {
        String codes = String.join(
                ",",
                Arrays.stream(Kind.values())
                        .map(kind -> String.valueOf(kind.code()))
                        .toList());
        return read(
                "Counting items",
                () -> sql.number("SELECT count(*) FROM content_items WHERE content_type NOT IN (" + codes + ")"));
    }

    /** Whether it holds no item at all. */
    public boolean isEmpty() {
        return read("Looking for items", () -> sql.number("SELECT EXISTS (SELECT 1 FROM content_items)")) == 0;
    }

    public ItemRow row(Entry entry) {
        return read(
                        "Reading " + entry.key(),
                        () -> sql.first(
                                columns + " WHERE rowid = ?",
                                row -> row(entry.key().kind(), row),
                                entry.rowid()))
                .orElseThrow(() -> new DamagedVault(
                        entry.key() + " cannot be read: its row is not where it was. Run: lookervault verify"));
    }

    public Optional<ItemRow> row(ItemKey key) {
        return read(
                "Reading " + key,
                () -> sql.first(
                        columns + " WHERE id = ? AND content_type = ?",
                        row -> row(key.kind(), row),
                        key.id(),
                        key.kind().code()));
    }

    public Optional<ItemRow.Stamp> stamp(ItemKey key) {
        return read("Reading " + key, () -> stamp(sql, schema, key));
    }

    static Optional<ItemRow.Stamp> stamp(Sql sql, Schema schema, ItemKey key) throws SQLException {
        String hash = schema.itemColumns().contains("content_sha256") ? "content_sha256" : "NULL";
        return sql.first(
                "SELECT " + hash + ", deleted_at IS NOT NULL, CASE WHEN " + hash + " IS NULL THEN content_data END"
                        + " FROM content_items WHERE id = ? AND content_type = ?",
                row -> new ItemRow.Stamp(
                        Optional.ofNullable(row.getString(1)).orElse(hash(row.getBytes(3))), row.getBoolean(2)),
                key.id(),
                key.kind().code());
    }

    /** What was last packed from an export, by item. */
    public Map<ItemKey, PackStore.Source> packedFrom(String export) {
        return read("Reading packs", () -> PackStore.packedFrom(sql, schema, export));
    }

    private static String hash(byte[] content) {
        return content == null ? "" : Sha256.of(content);
    }

    private String column(String name) {
        return schema.itemColumns().contains(name) ? name : "NULL";
    }

    private static ItemRow row(Kind kind, ResultSet row) throws SQLException {
        long number = row.getLong("owner_id");
        Optional<Long> owner = row.wasNull() ? Optional.empty() : Optional.of(number);
        return new ItemRow(
                new ItemKey(kind, row.getString("id")),
                row.getString("name"),
                owner,
                Optional.ofNullable(row.getString("owner_email")),
                Optional.ofNullable(row.getString("folder_id")),
                row.getString("created_at"),
                row.getString("updated_at"),
                row.getString("synced_at"),
                Optional.ofNullable(row.getString("deleted_at")),
                row.getLong("content_size"),
                row.getBytes("content_data"),
                Optional.ofNullable(row.getString("content_sha256")));
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private <T> T read(String what, Reading<T> reading) {
        lock.lock();
        try {
            return reading.read();
        } catch (SQLException e) {
            throw Faults.reading(what, file.path(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            sql.close();
        } catch (SQLException e) {
            throw Faults.reading("Closing", file.path(), e);
        } finally {
            lock.unlock();
        }
    }
}
