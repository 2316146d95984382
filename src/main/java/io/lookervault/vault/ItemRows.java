package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads {@code content_items}, in whatever version of the schema. Rows are sorted by key before their content is
 * touched, so that no sort ever holds content.
 */
final class ItemRows {
    private static final Duration TICK = Duration.ofSeconds(2);

    private final String summary;
    private final String stored;
    private final String folder;

    ItemRows(Schema schema) {
        folder = schema.itemColumns().contains("folder_id") ? "folder_id" : "NULL";
        summary = """
                SELECT i.id, name, owner_id, owner_email, %s AS folder_id, created_at, updated_at, synced_at, deleted_at,
                    content_size""".formatted(folder);
        stored = summary
                + ", content_data, "
                + (schema.itemColumns().contains("content_sha256") ? "content_sha256" : "NULL AS content_sha256");
    }

    static Optional<String> liveHash(Sql sql, ItemKey key) throws SQLException {
        return sql.first(
                "SELECT content_sha256 FROM content_items WHERE id = ? AND content_type = ? AND deleted_at IS NULL",
                row -> row.getString(1),
                key.id(),
                key.kind().code());
    }

    static boolean heldSince(Sql sql, ItemKey key, Instant updatedAt, boolean inTrash) throws SQLException {
        return sql.first(
                        "SELECT 1 FROM content_items WHERE id = ? AND content_type = ? AND updated_at = ?"
                                + " AND synced_at > ? AND (deleted_at IS NOT NULL) = ?",
                        row -> row.getInt(1),
                        key.id(),
                        key.kind().code(),
                        Dates.text(updatedAt),
                        Dates.text(updatedAt.plus(TICK)),
                        inTrash)
                .isPresent();
    }

    void each(Sql sql, ItemQuery query, Consumer<ItemSummary> each) throws SQLException {
        Filter filter = new Filter(query, folder);
        String chosen = """
                 FROM (SELECT rowid AS chosen FROM content_items WHERE %s ORDER BY updated_at DESC, id LIMIT ? OFFSET ?)
                CROSS JOIN content_items i ON i.rowid = chosen ORDER BY updated_at DESC, i.id""".formatted(filter.where());
        List<Object> values = new ArrayList<>(filter.values());
        values.add(query.limit() == 0 ? -1 : query.limit());
        values.add(query.offset());
        sql.each(summary + chosen, row -> each.accept(summary(query.kind(), row)), values.toArray());
    }

    long count(Sql sql, ItemQuery query) throws SQLException {
        Filter filter = new Filter(query, folder);
        return sql.number(
                "SELECT count(*) FROM content_items WHERE " + filter.where(),
                filter.values().toArray());
    }

    Optional<StoredItem> find(Sql sql, ItemKey key) throws SQLException {
        return sql.first(
                stored + " FROM content_items i WHERE content_type = ? AND id IN (?, ?) ORDER BY id = ? DESC LIMIT 1",
                row -> stored(key.kind(), row),
                key.kind().code(),
                key.id(),
                originalId(key.kind(), key.id()),
                key.id());
    }

    /** The item by its own id alone, in a vault of this release. */
    static Optional<StoredItem> exact(Sql sql, ItemKey key) throws SQLException {
        return sql.first(
                "SELECT * FROM content_items WHERE id = ? AND content_type = ?",
                row -> stored(key.kind(), row),
                key.id(),
                key.kind().code());
    }

    boolean has(Sql sql, ItemKey key) throws SQLException {
        return sql.first(
                        "SELECT 1 FROM content_items WHERE content_type = ? AND id IN (?, ?)",
                        row -> row.getInt(1),
                        key.kind().code(),
                        key.id(),
                        originalId(key.kind(), key.id()))
                .isPresent();
    }

    void scan(Sql sql, Kind kind, String condition, Consumer<StoredItem> each) throws SQLException {
        String chosen = """
                 FROM (SELECT rowid AS chosen, id AS name_of_chosen FROM content_items WHERE content_type = ? %s
                    ORDER BY id LIMIT -1)
                CROSS JOIN content_items i ON i.rowid = chosen""".formatted(condition);
        sql.each(stored + chosen, row -> each.accept(stored(kind, row)), kind.code());
    }

    /** The id that the original tool's sequential engine gave the item. */
    static String originalId(Kind kind, String id) {
        return kind.singular() + "::" + id;
    }

    private static StoredItem stored(Kind kind, ResultSet row) throws SQLException {
        return new StoredItem(summary(kind, row), row.getBytes("content_data"), text(row, "content_sha256"));
    }

    private static ItemSummary summary(Kind kind, ResultSet row) throws SQLException {
        long number = row.getLong("owner_id");
        Optional<Long> owner = row.wasNull() ? Optional.empty() : Optional.of(number);
        return new ItemSummary(
                new ItemKey(kind, row.getString("id")),
                row.getString("name"),
                owner,
                text(row, "owner_email"),
                text(row, "folder_id"),
                text(row, "created_at"),
                text(row, "updated_at"),
                row.getString("synced_at"),
                text(row, "deleted_at"),
                row.getLong("content_size"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(text -> !text.isEmpty());
    }

    /** The condition that a query stands for. */
    private record Filter(String where, List<Object> values) {
        Filter(ItemQuery query, String folder) {
            this(
                    "content_type = ? AND deleted_at IS " + (query.deleted() ? "NOT NULL" : "NULL")
                            + (query.createdAfter().isPresent() ? " AND julianday(created_at) >= julianday(?)" : "")
                            + (query.name().isPresent() ? " AND contains_text(name, ?)" : "")
                            + (query.folderId().isPresent() ? " AND " + folder + " = ?" : ""),
                    Arrays.<Optional<?>>asList(
                                    Optional.of(query.kind().code()),
                                    query.createdAfter().map(Dates::text),
                                    query.name(),
                                    query.folderId())
                            .stream()
                            .flatMap(Optional::stream)
                            .<Object>map(value -> value)
                            .toList());
        }
    }

    /** What {@link ItemWrites#removeDeletedBefore} would remove, by kind. */
    static Map<Kind, Long> deletedBefore(Sql sql, Schema schema, Instant moment) throws SQLException {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        sql.each(
                "SELECT content_type, count(*) FROM content_items WHERE " + ItemWrites.DELETED_BEFORE
                        + (schema.has("restoration_items") ? ItemWrites.NOT_IN_HAND : "")
                        + (schema.has("restoration_again") ? ItemWrites.NOT_AGAIN : "") + " GROUP BY content_type",
                row -> {
                    long count = row.getLong(2);
                    Kind.coded(row.getInt(1)).ifPresent(kind -> counts.put(kind, count));
                },
                Dates.text(moment));
        return counts;
    }
}
