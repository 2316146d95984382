package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code dead_letter_queue}: one letter for each session and item. */
final class DeadLetterRows {
    private static final String CHOSEN = " WHERE (?1 IS NULL OR session_id = ?1) AND (?2 IS NULL OR content_type = ?2)";
    private static final String OF_RESTORATIONS = " AND session_id IN (SELECT id FROM restoration_sessions)";
    private static final String ITEM = " WHERE session_id = ? AND content_id = ? AND content_type = ?";

    private static final String OF_EARLIER_EXTRACTIONS =
            " WHERE session_id <> ?1 AND session_id IN (SELECT id FROM extraction_sessions)";

    private DeadLetterRows() {}

    static List<DeadLetter> list(Sql sql, Optional<String> session, Optional<Kind> kind, int limit, int offset)
            throws SQLException {
        List<Optional<DeadLetter>> letters = sql.list(
                "SELECT * FROM dead_letter_queue" + CHOSEN + " ORDER BY id LIMIT ?3 OFFSET ?4",
                DeadLetterRows::read,
                session,
                kind.map(Kind::code),
                limit == 0 ? -1 : limit,
                offset);
        return letters.stream().flatMap(Optional::stream).toList();
    }

    /** Letters of restorations alone; what could not be extracted is the business of extractions. */
    static List<DeadLetter> restorations(Sql sql, Optional<String> session, Optional<Kind> kind, int limit, int offset)
            throws SQLException {
        List<Optional<DeadLetter>> letters = sql.list(
                "SELECT * FROM dead_letter_queue" + CHOSEN + OF_RESTORATIONS + " ORDER BY id LIMIT ?3 OFFSET ?4",
                DeadLetterRows::read,
                session,
                kind.map(Kind::code),
                limit == 0 ? -1 : limit,
                offset);
        return letters.stream().flatMap(Optional::stream).toList();
    }

    static long countRestorations(Sql sql, Optional<String> session, Optional<Kind> kind) throws SQLException {
        return sql.number(
                "SELECT count(*) FROM dead_letter_queue" + CHOSEN + OF_RESTORATIONS, session, kind.map(Kind::code));
    }

    static int clearRestorations(Sql sql, Optional<String> session, Optional<Kind> kind) throws SQLException {
        return sql.update("DELETE FROM dead_letter_queue" + CHOSEN + OF_RESTORATIONS, session, kind.map(Kind::code));
    }

    static Optional<DeadLetter> findRestoration(Sql sql, long id) throws SQLException {
        return sql.first("SELECT * FROM dead_letter_queue WHERE id = ?" + OF_RESTORATIONS, DeadLetterRows::read, id)
                .flatMap(letter -> letter);
    }

    /** Writes the letter of an item, or counts up the one it has. */
    static void park(Sql sql, String session, ItemKey key, Failure failure, Instant now) throws SQLException {
        int known = sql.update(
                "UPDATE dead_letter_queue SET error_type = ?, error_message = ?, stack_trace = ?, metadata = ?,"
                        + " failed_at = ?, retry_count = retry_count + 1" + ITEM,
                failure.type(),
                failure.message(),
                failure.stackTrace(),
                failure.metadataJson(),
                Dates.text(now),
                session,
                key.id(),
                key.kind().code());
        if (known == 0) {
            sql.update(
                    """
                    INSERT INTO dead_letter_queue (error_type, error_message, stack_trace, metadata, failed_at,
                        session_id, content_id, content_type, content_data, retry_count)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, x'', 0)""",
                    failure.type(),
                    failure.message(),
                    failure.stackTrace(),
                    failure.metadataJson(),
                    Dates.text(now),
                    session,
                    key.id(),
                    key.kind().code());
        }
    }

    static void remove(Sql sql, String session, ItemKey key) throws SQLException {
        sql.update(
                "DELETE FROM dead_letter_queue" + ITEM,
                session,
                key.id(),
                key.kind().code());
    }

    static int remove(Sql sql, long id) throws SQLException {
        return sql.update("DELETE FROM dead_letter_queue WHERE id = ?", id);
    }

    static int clear(Sql sql, Optional<String> session, Optional<Kind> kind) throws SQLException {
        return sql.update("DELETE FROM dead_letter_queue" + CHOSEN, session, kind.map(Kind::code));
    }

    /** Letters that earlier extractions left for items that a later one has stored, found gone, or parked itself. */
    static int removeOutlived(Sql sql, String session) throws SQLException {
        return sql.update(
                "DELETE FROM dead_letter_queue" + OF_EARLIER_EXTRACTIONS
                        + " AND EXISTS (SELECT 1 FROM extraction_items e WHERE e.session_id = ?1"
                        + " AND e.content_type = dead_letter_queue.content_type AND e.id = content_id"
                        + " AND e.outcome IN ('" + LedgerRows.STORED + "', '" + LedgerRows.VANISHED + "', 'parked'))",
                session);
    }

    /** Letters that earlier extractions left for anything of a kind. */
    static int removeOutlived(Sql sql, String session, Kind kind) throws SQLException {
        return sql.update(
                "DELETE FROM dead_letter_queue" + OF_EARLIER_EXTRACTIONS + " AND content_type = ?2",
                session,
                kind.code());
    }

    /** Letters that earlier extractions left for one thing. */
    static int removeOutlived(Sql sql, String session, ItemKey key) throws SQLException {
        return sql.update(
                "DELETE FROM dead_letter_queue" + OF_EARLIER_EXTRACTIONS + " AND content_type = ?2 AND content_id = ?3",
                session,
                key.kind().code(),
                key.id());
    }

    private static Optional<DeadLetter> read(ResultSet row) throws SQLException {
        Optional<Kind> kind = Kind.coded(row.getInt("content_type"));
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeadLetter(
                        row.getLong("id"),
                        row.getString("session_id"),
                        kind.get(),
                        row.getString("content_id"),
                        row.getString("error_type"),
                        row.getString("error_message"),
                        text(row.getString("stack_trace")),
                        row.getInt("retry_count"),
                        row.getString("failed_at"),
                        text(row.getString("metadata"))));
    }

    private static String text(String found) {
        return found == null ? "" : found;
    }
}
