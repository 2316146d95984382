package io.lookervault.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads sessions of both sorts. */
final class SessionRows {
    private static final String COLUMNS =
            " AS sort, id, status, started_at, completed_at, total_items, error_count, config, metadata FROM ";
    static final String EXTRACTION = "SELECT 'extraction'" + COLUMNS + "extraction_sessions";
    private static final String RESTORATION = "SELECT 'restoration'" + COLUMNS + "restoration_sessions";

    /** Of the status of a session that was not brought to its end. */
    static final String UNFINISHED = "IN ('running', 'interrupted', 'stopped', 'failed')";

    /** The newest extraction that came to its end, by when it was begun and not by what the clock said then. */
    static final String NEWEST_ENDED = " WHERE instance IS NOT NULL AND status IN ('completed', 'partial')"
            + " AND completed_at IS NOT NULL ORDER BY rowid DESC LIMIT 1";

    private static final String NONE = """
            SELECT '' AS sort, '' AS id, '' AS status, '' AS started_at, NULL AS completed_at, 0 AS total_items,
                0 AS error_count, NULL AS config, NULL AS metadata WHERE 0""";

    private SessionRows() {}

    static List<SessionRow> last(Sql sql, Schema schema, int limit) throws SQLException {
        return sql.list(
                "SELECT * FROM (" + all(schema) + ") ORDER BY started_at DESC, id LIMIT ?",
                SessionRows::read,
                limit == 0 ? -1 : limit);
    }

    static Optional<SessionRow> find(Sql sql, Schema schema, String id) throws SQLException {
        return sql.first("SELECT * FROM (" + all(schema) + ") WHERE id = ?", SessionRows::read, id);
    }

    /** When the newest extraction that came to its end did so. */
    static Optional<Instant> lastEnd(Sql sql) throws SQLException {
        return sql.first("SELECT completed_at FROM extraction_sessions" + NEWEST_ENDED, row -> row.getString(1))
                .flatMap(Dates::parse);
    }

    private static String all(Schema schema) {
        return (schema.has("extraction_sessions") ? EXTRACTION : NONE)
                + " UNION ALL "
                + (schema.has("restoration_sessions") ? RESTORATION : NONE);
    }

    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getString("id"),
                row.getString("sort"),
                row.getString("status"),
                row.getString("started_at"),
                Optional.ofNullable(row.getString("completed_at")),
                row.getLong("total_items"),
                row.getLong("error_count"),
                json(row.getString("config")),
                json(row.getString("metadata")));
    }

    private static String json(String text) {
        return text == null || text.isBlank() ? "{}" : text;
    }
}
