package io.lookervault.vault;

import io.lookervault.content.Kind;
import io.lookervault.vault.VaultStatistics.Content;
import io.lookervault.vault.VaultStatistics.LastSuccess;
import io.lookervault.vault.VaultStatistics.SessionCount;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a vault of the latest schema holds. */
final class StatisticsRows {
    private static final String SESSIONS = """
            (SELECT 'extraction' AS sort, status FROM extraction_sessions
            UNION ALL
            SELECT 'restoration', status FROM restoration_sessions)""";

    private static final String CODES =
            Stream.of(Kind.values()).map(kind -> String.valueOf(kind.code())).collect(Collectors.joining(","));

    /** Whether an extraction asked for every kind and was not limited to folders. */
    private static final String OF_EVERYTHING = "CASE WHEN json_valid(config)"
            + " THEN coalesce(json_array_length(config, '$.folder_ids'), 0) = 0 AND "
            + Kind.values().length + " = (SELECT count(DISTINCT value) FROM json_each(config, '$.content_types')"
            + " WHERE value IN (" + CODES + ")) ELSE 0 END";

    private StatisticsRows() {}

    static VaultStatistics read(Sql sql, long bytes) throws SQLException {
        Map<Kind, Content> kinds = new EnumMap<>(Kind.class);
        sql.each(
                "SELECT content_type, count(*), sum(content_size) FROM content_items WHERE deleted_at IS NULL"
                        + " GROUP BY content_type",
                row -> {
                    Content content = new Content(row.getLong(2), row.getLong(3));
                    Kind.coded(row.getInt(1)).ifPresent(kind -> kinds.put(kind, content));
                });
        Map<Kind, Long> letters = new EnumMap<>(Kind.class);
        sql.each("SELECT content_type, count(*) FROM dead_letter_queue GROUP BY content_type", row -> {
            long count = row.getLong(2);
            Kind.coded(row.getInt(1)).ifPresent(kind -> letters.put(kind, count));
        });
        List<SessionCount> sessions = sql.list(
                "SELECT sort, status, count(*) FROM " + SESSIONS + " GROUP BY sort, status",
                row -> new SessionCount(row.getString(1), row.getString(2), row.getLong(3)));
        long deleted = sql.number("SELECT count(*) FROM content_items WHERE deleted_at IS NOT NULL");
        return new VaultStatistics(kinds, deleted, letters, sessions, DropRows.counts(sql), lastSuccess(sql), bytes);
    }

    private static Map<String, LastSuccess> lastSuccess(Sql sql) throws SQLException {
        Map<String, LastSuccess> last = new HashMap<>();
        newest(sql, "extraction_sessions", OF_EVERYTHING).ifPresent(it -> last.put("extraction", it));
        newest(sql, "extraction_sessions", "NOT " + OF_EVERYTHING).ifPresent(it -> last.put("extraction_part", it));
        newest(sql, "restoration_sessions", "1").ifPresent(it -> last.put("restoration", it));
        return last;
    }

    private static Optional<LastSuccess> newest(Sql sql, String table, String condition) throws SQLException {
        return sql.first(
                "SELECT unixepoch(completed_at, 'subsec'),"
                        + " unixepoch(completed_at, 'subsec') - unixepoch(started_at, 'subsec'), total_items FROM "
                        + table + " WHERE status = 'completed' AND completed_at IS NOT NULL AND " + condition
                        + " ORDER BY rowid DESC LIMIT 1",
                row -> new LastSuccess(row.getDouble(1), row.getDouble(2), row.getLong(3)));
    }
}
