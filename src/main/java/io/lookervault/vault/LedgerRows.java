package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code extraction_items}, {@code extraction_pages} and {@code extraction_drafts}. */
final class LedgerRows {
    static final String OPEN = "open";
    static final String STORED = "stored";
    static final String PARKED = "parked";
    static final String VANISHED = "vanished";

    private static final String ITEM = " WHERE session_id = ? AND content_type = ? AND id = ?";
    private static final String OPEN_ITEMS =
            " FROM extraction_items WHERE session_id = ? AND content_type = ?" + " AND outcome = 'open'";
    static final String WITHOUT_DRAFT = """
             AND outcome = 'open' AND NOT EXISTS (SELECT 1 FROM extraction_drafts d
                WHERE d.session_id = extraction_items.session_id AND d.content_type = extraction_items.content_type
                    AND d.id = extraction_items.id)""";
    static final String NEW = """
             AND outcome = 'open' AND NOT EXISTS (SELECT 1 FROM content_items i
                WHERE i.id = extraction_items.id AND i.content_type = extraction_items.content_type)""";

    private static final String TALLY = """
            SELECT content_type, count(*) AS listed, sum(outcome = 'stored') AS stored, sum(outcome = 'parked') AS parked,
                sum(outcome = 'vanished') AS vanished, sum(outcome = 'open') AS open
            FROM extraction_items WHERE session_id = ? GROUP BY content_type""";
    private static final String MISSING = """
            SELECT count(*) FROM extraction_items e WHERE session_id = ? AND outcome = 'stored' AND NOT EXISTS (
                SELECT 1 FROM content_items i WHERE i.id = e.id AND i.content_type = e.content_type)""";

    private LedgerRows() {}

    /** Adds an item, unless the ledger has it; tells whether it was added. */
    static boolean add(Sql sql, String session, ItemKey key, String outcome) throws SQLException {
        return sql.update(
                        "INSERT INTO extraction_items (session_id, content_type, id, outcome) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        session,
                        key.kind().code(),
                        key.id(),
                        outcome)
                > 0;
    }

    /** Writes down what became of an item, whether the ledger had it or not. */
    static void close(Sql sql, String session, ItemKey key, String outcome) throws SQLException {
        sql.update(
                "INSERT INTO extraction_items (session_id, content_type, id, outcome) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET outcome = excluded.outcome WHERE outcome <> excluded.outcome",
                session,
                key.kind().code(),
                key.id(),
                outcome);
    }

    static void remove(Sql sql, String session, ItemKey key) throws SQLException {
        sql.update("DELETE FROM extraction_items" + ITEM, session, key.kind().code(), key.id());
    }

    static List<ItemKey> open(Sql sql, String session, Kind kind, String afterId, int limit) throws SQLException {
        return sql.list(
                "SELECT id" + OPEN_ITEMS + " AND id > ? ORDER BY id LIMIT ?",
                row -> new ItemKey(kind, row.getString(1)),
                session,
                kind.code(),
                afterId,
                limit);
    }

    static List<ItemKey> openWithoutDraft(Sql sql, String session, Kind kind, String afterId, int limit)
            throws SQLException {
        return sql.list(
                "SELECT id FROM extraction_items WHERE session_id = ? AND content_type = ?" + WITHOUT_DRAFT
                        + " AND id > ? ORDER BY id LIMIT ?",
                row -> new ItemKey(kind, row.getString(1)),
                session,
                kind.code(),
                afterId,
                limit);
    }

    static int reopenParked(Sql sql, String session, Kind kind) throws SQLException {
        return sql.update("""
                INSERT INTO extraction_items (session_id, content_type, id, outcome)
                SELECT DISTINCT ?1, content_type, content_id, 'open' FROM dead_letter_queue q
                WHERE content_type = ?2 AND content_id <> '*' AND session_id <> ?1
                    AND session_id IN (SELECT id FROM extraction_sessions)
                ON CONFLICT DO NOTHING""", session, kind.code());
    }

    static void saveMember(Sql sql, String session, Member member) throws SQLException {
        sql.update(
                "INSERT INTO extraction_members (session_id, content_type, id, member_id) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                session,
                member.of().kind().code(),
                member.of().id(),
                member.id());
    }

    static List<String> members(Sql sql, String session, ItemKey of) throws SQLException {
        return sql.list(
                "SELECT member_id FROM extraction_members" + ITEM,
                row -> row.getString(1),
                session,
                of.kind().code(),
                of.id());
    }

    static boolean has(Sql sql, String session, ItemKey key) throws SQLException {
        return sql.number(
                        "SELECT count(*) FROM extraction_items" + ITEM,
                        session,
                        key.kind().code(),
                        key.id())
                > 0;
    }

    static long parkedCount(Sql sql, String session, Kind kind) throws SQLException {
        return sql.number(
                "SELECT count(*) FROM extraction_items WHERE session_id = ? AND content_type = ? AND outcome = 'parked'",
                session,
                kind.code());
    }

    static long count(Sql sql, String session, Kind kind, String condition) throws SQLException {
        return sql.number(
                "SELECT count(*) FROM extraction_items WHERE session_id = ? AND content_type = ?" + condition,
                session,
                kind.code());
    }

    static List<String> storedSample(Sql sql, String session, Kind kind, int limit) throws SQLException {
        return sql.list(
                "SELECT id FROM extraction_items WHERE session_id = ? AND content_type = ? AND outcome = 'stored' LIMIT ?",
                row -> row.getString(1),
                session,
                kind.code(),
                limit);
    }

    static long openCount(Sql sql, String session, Kind kind) throws SQLException {
        return sql.number("SELECT count(*)" + OPEN_ITEMS, session, kind.code());
    }

    static List<Tally> tallies(Sql sql, String session) throws SQLException {
        List<Optional<Tally>> tallies = sql.list(TALLY, LedgerRows::tally, session);
        return tallies.stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Tally::kind))
                .toList();
    }

    private static Optional<Tally> tally(ResultSet row) throws SQLException {
        Optional<Kind> kind = Kind.coded(row.getInt("content_type"));
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tally(
                        kind.get(),
                        row.getLong("listed"),
                        row.getLong("stored"),
                        row.getLong("parked"),
                        row.getLong("vanished"),
                        row.getLong("open")));
    }

    static long missing(Sql sql, String session) throws SQLException {
        return sql.number(MISSING, session);
    }

    /** Keeps what is known of an item while it is open. */
    static void saveDraft(Sql sql, String session, Draft draft) throws SQLException {
        sql.update(
                """
                INSERT OR REPLACE INTO extraction_drafts (session_id, content_type, id, content_data)
                SELECT session_id, content_type, id, ? FROM extraction_items
                WHERE session_id = ? AND content_type = ? AND id = ? AND outcome = 'open'""",
                draft.content(),
                session,
                draft.key().kind().code(),
                draft.key().id());
    }

    static void removeDraft(Sql sql, String session, ItemKey key) throws SQLException {
        sql.update("DELETE FROM extraction_drafts" + ITEM, session, key.kind().code(), key.id());
    }

    static Optional<byte[]> draft(Sql sql, String session, ItemKey key) throws SQLException {
        return sql.first(
                "SELECT content_data FROM extraction_drafts" + ITEM,
                row -> row.getBytes(1),
                session,
                key.kind().code(),
                key.id());
    }

    static void savePage(Sql sql, String session, PageMark mark) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO extraction_pages"
                        + " (session_id, content_type, scope, page_offset, page_limit, row_count, note)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                session,
                mark.key().kind().code(),
                mark.key().scope(),
                mark.key().offset(),
                mark.key().limit(),
                mark.rows(),
                mark.note());
    }

    static void removePages(Sql sql, String session, String scopes) throws SQLException {
        sql.update(
                "DELETE FROM extraction_pages WHERE session_id = ?1 AND substr(scope, 1, length(?2)) = ?2",
                session,
                scopes);
    }

    static Optional<PageMark> page(Sql sql, String session, PageKey page) throws SQLException {
        return sql.first(
                "SELECT row_count, note FROM extraction_pages WHERE session_id = ? AND content_type = ? AND scope = ?"
                        + " AND page_offset = ? AND page_limit = ?",
                row -> new PageMark(page, row.getInt(1), row.getString(2)),
                session,
                page.kind().code(),
                page.scope(),
                page.offset(),
                page.limit());
    }
}
