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

/** Counts what a vault of the latest schema holds. */
final class StatisticsRows {
    private static final String SESSIONS = """
            (SELECT 'extraction' AS sort, rowid AS nr, status, started_at, completed_at, total_items
                FROM extraction_sessions
            UNION ALL
            SELECT 'restoration', rowid, status, started_at, completed_at, total_items FROM restoration_sessions)""";

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
        sql.each(
                "SELECT sort, unixepoch(completed_at, 'subsec'),"
                        + " unixepoch(completed_at, 'subsec') - unixepoch(started_at, 'subsec'), total_items, max(nr) FROM "
                        + SESSIONS + " WHERE status = 'completed' AND completed_at IS NOT NULL GROUP BY sort",
                row -> last.put(row.getString(1), new LastSuccess(row.getDouble(2), row.getDouble(3), row.getLong(4))));
        return last;
    }
}
