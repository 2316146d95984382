package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What another Looker holds, for as long as one run looks at it: items by id and by natural key, on disk, in a database of
 * SQLite's own that vanishes when it is closed. So memory does not grow with the instance.
 *
 * <p>Thread-safe: one call at a time.
 */
public final class Mirror implements AutoCloseable {
    private final Sql sql;

    /**
     * One item of the other Looker.
     *
     * @param trash whether it lies in the Trash
     * @param data the JSON object as Looker gave it; its own copy
     */
    public record Seen(String id, boolean trash, Map<String, Object> data) {}

    private Mirror(Sql sql) {
        this.sql = sql;
    }

    /** An empty one. */
    public static Mirror open() {
        try {
            Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:"));
            sql.run("PRAGMA journal_mode=OFF");
            sql.run("PRAGMA synchronous=OFF");
            sql.run("PRAGMA cache_size=-8000");
            sql.run("CREATE TABLE items (kind INTEGER, id TEXT, trash INTEGER, data BLOB, PRIMARY KEY (kind, id))");
            sql.run("CREATE TABLE keys (kind INTEGER, key TEXT, id TEXT, PRIMARY KEY (kind, key, id)) WITHOUT ROWID");
            sql.run("CREATE INDEX keys_by_id ON keys (kind, id)");
            return new Mirror(sql);
        } catch (SQLException e) {
            throw failed("open", e);
        }
    }

    private static VaultException failed(String what, SQLException e) {
        return new VaultException(
                "cannot " + what + " the temporary copy of the target: " + e.getMessage()
                        + ". Free space in the directory for temporary files",
                e);
    }

    /** Puts an item in, or in the place of what was known of it. */
    public void put(Kind kind, Seen item, List<String> keys) {
        put(kind, item, MessagePack.encode(item.data()), keys);
    }

    private synchronized void put(Kind kind, Seen item, byte[] data, List<String> keys) {
        try {
            sql.update("DELETE FROM keys WHERE kind = ? AND id = ?", kind.code(), item.id());
            sql.update("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?)", kind.code(), item.id(), item.trash(), data);
            for (String key : keys) {
                sql.update("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)", kind.code(), key, item.id());
            }
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    /** Does something as one transaction, which is much faster for many items. */
    public synchronized void together(Runnable work) {
        try {
            sql.run("BEGIN");
            work.run();
            sql.run("COMMIT");
        } catch (SQLException e) {
            throw failed("write", e);
        }
    }

    public Optional<Seen> find(Kind kind, String id) {
        return packed("SELECT id, trash, data FROM items WHERE kind = ? AND id = ?", kind.code(), id).stream()
                .map(Supplier::get)
                .findFirst();
    }

    /** Everything with this natural key. */
    public List<Seen> keyed(Kind kind, String key) {
        return packed(
                        "SELECT i.id, trash, data FROM keys k JOIN items i ON i.kind = k.kind AND i.id = k.id"
                                + " WHERE k.kind = ? AND key = ? ORDER BY i.id",
                        kind.code(),
                        key)
                .stream()
                .map(Supplier::get)
                .toList();
    }

    private synchronized List<Supplier<Seen>> packed(String text, Object... values) {
        try {
            return sql.list(text, Mirror::read, values);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /** Passes on every item of a kind. */
    public synchronized void scan(Kind kind, Consumer<Seen> each) {
        try {
            sql.each(
                    "SELECT id, trash, data FROM items WHERE kind = ?",
                    row -> each.accept(read(row).get()),
                    kind.code());
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /** An item as it is kept; unpacked where nobody waits for it. */
    @SuppressWarnings("unchecked") // items are objects
    private static Supplier<Seen> read(ResultSet row) throws SQLException {
        String id = row.getString(1);
        boolean trash = row.getBoolean(2);
        byte[] data = row.getBytes(3);
        return () -> new Seen(id, trash, (Map<String, Object>) MessagePack.decode(data));
    }

    @Override
    public synchronized void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }
}
