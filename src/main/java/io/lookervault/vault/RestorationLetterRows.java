package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What a restoration does to dead letters; those of extractions stay as they are. */
final class RestorationLetterRows {
    /** Letters of restorations to the same target as that of session {@code ?1}; what others lack is lacking still. */
    private static final String LETTERS = " AND dead_letter_queue.session_id IN (SELECT id FROM restoration_sessions"
            + " WHERE destination_instance IS NULL OR destination_instance ="
            + " (SELECT destination_instance FROM restoration_sessions WHERE id = ?1))";

    private static final String OF_LETTER = " FROM restoration_items r WHERE r.session_id = ?1"
            + " AND r.content_type = dead_letter_queue.content_type AND r.id = dead_letter_queue.content_id";

    private RestorationLetterRows() {}

    /** Removes the letters of the items of which a session has done all; of one of them, or of all of them. */
    static int removeLetters(Sql sql, String session, Optional<ItemKey> key) throws SQLException {
        return sql.update(
                "DELETE FROM dead_letter_queue WHERE (?2 IS NULL OR (content_type = ?2 AND content_id = ?3))" + LETTERS
                        + " AND EXISTS (SELECT 1" + OF_LETTER + ") AND NOT EXISTS (SELECT 1" + OF_LETTER
                        + " AND r.outcome <> 'done')",
                session,
                key.map(one -> one.kind().code()),
                key.map(ItemKey::id));
    }

    /** Counts up the letters of earlier restorations whose items a session had to refuse. */
    static int countUpRefused(Sql sql, String session, Instant now) throws SQLException {
        return sql.update(
                "UPDATE dead_letter_queue SET retry_count = retry_count + 1, failed_at = ?2, error_type = 'Refused',"
                        + " error_message = (SELECT r.reason" + OF_LETTER + " AND r.outcome = 'refused')"
                        + " WHERE session_id <> ?1" + LETTERS
                        + " AND EXISTS (SELECT 1" + OF_LETTER + " AND r.outcome = 'refused')",
                session,
                Dates.text(now));
    }

    /** Whether an item waits for another try of a restoration to this target. */
    static boolean isParked(Sql sql, ItemKey key, String destination) throws SQLException {
        return sql.first(
                        "SELECT 1 FROM dead_letter_queue WHERE content_type = ? AND content_id = ? AND session_id IN"
                                + " (SELECT id FROM restoration_sessions WHERE coalesce(destination_instance, ?3) = ?3)",
                        row -> row.getInt(1),
                        key.kind().code(),
                        key.id(),
                        destination)
                .isPresent();
    }

    /** Whether an item is parked, so that there is no need to say the same of its links. */
    static boolean itemParked(Sql sql, String session, ItemKey key) throws SQLException {
        return RestorationRows.find(sql, session, key, "item")
                .filter(row -> row.outcome().equals("parked"))
                .isPresent();
    }

    /** Counts up the letter that an earlier restoration to the same target left for the item; false when there is none. */
    static boolean countUp(Sql sql, String session, ItemKey key, Failure failure, Instant now) throws SQLException {
        return sql.update(
                        "UPDATE dead_letter_queue SET error_type = ?2, error_message = ?3, stack_trace = ?4, metadata = ?5,"
                                + " failed_at = ?6, retry_count = retry_count + 1 WHERE id = (SELECT max(id)"
                                + " FROM dead_letter_queue WHERE content_type = ?7 AND content_id = ?8" + LETTERS + ")",
                        session,
                        failure.type(),
                        failure.message(),
                        failure.stackTrace(),
                        failure.metadataJson(),
                        Dates.text(now),
                        key.kind().code(),
                        key.id())
                > 0;
    }

    /** The letter holds the item as it was to be restored. */
    static void fillLetter(Sql sql, String session, ItemKey key) throws SQLException {
        sql.update("""
                UPDATE dead_letter_queue SET content_data = coalesce((SELECT i.content_data FROM content_items i
                    WHERE i.id = content_id AND i.content_type = dead_letter_queue.content_type), x'')
                WHERE session_id = ? AND content_type = ? AND content_id = ?""", session, key.kind().code(), key.id());
    }
}
