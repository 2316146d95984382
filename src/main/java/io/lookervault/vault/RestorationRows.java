package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Restorations.Restored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and writes restoration sessions, their plans, and what stands for what in a target. */
final class RestorationRows {
    private static final int KEPT = 5;
    private static final String ENTRY = " WHERE session_id = ? AND content_type = ? AND id = ? AND part = ?";
    private static final String ORDER = " ORDER BY level, content_type, id, part LIMIT ?";
    private static final String UNFINISHED = " WHERE status " + SessionRows.UNFINISHED
            + " AND (NOT json_valid(config) OR coalesce(json_extract(config, '$.approved'), 1)) ORDER BY rowid DESC";
    private static final String SESSION = """
            SELECT 'restoration' AS sort, id, status, started_at, completed_at, total_items, error_count, config,
                metadata FROM restoration_sessions""";

    private RestorationRows() {}

    static void prune(Sql sql) throws SQLException {
        for (String table : List.of("restoration_items", "restoration_again")) {
            sql.update("DELETE FROM " + table + " WHERE session_id NOT IN (SELECT id FROM (SELECT id FROM"
                    + " restoration_sessions ORDER BY rowid DESC LIMIT " + KEPT + ")) AND session_id NOT IN"
                    + " (SELECT id FROM (SELECT id FROM restoration_sessions" + UNFINISHED + " LIMIT " + KEPT + "))");
        }
    }

    static void start(Sql sql, String id, String config, Pair instances, Instant now) throws SQLException {
        sql.update(
                "INSERT INTO restoration_sessions (id, started_at, status, source_instance, destination_instance, config)"
                        + " VALUES (?, ?, 'running', ?, ?, ?)",
                id,
                Dates.text(now),
                instances.source(),
                instances.destination(),
                config);
    }

    static List<SessionRow> unfinished(Sql sql) throws SQLException {
        return sql.list(SESSION + UNFINISHED, SessionRows::read);
    }

    static Optional<String> destination(Sql sql, String session) throws SQLException {
        return sql.first(
                "SELECT destination_instance FROM restoration_sessions WHERE id = ?", row -> row.getString(1), session);
    }

    static int resume(Sql sql, String session) throws SQLException {
        sql.update(
                "INSERT OR IGNORE INTO restoration_again SELECT DISTINCT session_id, content_type, id"
                        + " FROM restoration_items WHERE session_id = ? AND outcome <> 'done'",
                session);
        sql.update("DELETE FROM restoration_items WHERE session_id = ? AND outcome <> 'done'", session);
        return sql.update(
                "UPDATE restoration_sessions SET status = 'running', completed_at = NULL WHERE id = ?", session);
    }

    static List<ItemKey> again(Sql sql, String session) throws SQLException {
        return sql.list(
                "SELECT content_type, id FROM restoration_again WHERE session_id = ? ORDER BY content_type, id",
                row -> new ItemKey(Kind.coded(row.getInt(1)).orElseThrow(), row.getString(2)),
                session);
    }

    static int approve(Sql sql, String session) throws SQLException {
        return sql.update(
                "UPDATE restoration_sessions SET config = json_set(config, '$.approved', json('true')) WHERE id = ?",
                session);
    }

    static int finish(Sql sql, String session, String status, String metadata, Instant now) throws SQLException {
        return sql.update("""
                UPDATE restoration_sessions SET status = ?2, completed_at = ?3, metadata = ?4,
                    total_items = (SELECT count(*) FROM restoration_items WHERE session_id = ?1),
                    success_count = (SELECT count(*) FROM restoration_items WHERE session_id = ?1 AND outcome = 'done'),
                    error_count = (SELECT count(*) FROM restoration_items WHERE session_id = ?1
                        AND outcome IN ('parked', 'refused'))
                WHERE id = ?1""", session, status, Dates.text(now), metadata);
    }

    static void plan(Sql sql, String session, PlanRow row) throws SQLException {
        sql.update(
                "INSERT OR IGNORE INTO restoration_items (session_id, content_type, id, part, level, action, outcome,"
                        + " name, target_id, writes, changes, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                session,
                row.key().kind().code(),
                row.key().id(),
                row.part(),
                row.level(),
                row.action(),
                row.outcome(),
                row.name(),
                row.targetId(),
                row.writes(),
                String.join("\n", row.changes()),
                row.reason());
    }

    static Optional<PlanRow> find(Sql sql, String session, ItemKey key, String part) throws SQLException {
        return sql.first(
                "SELECT * FROM restoration_items" + ENTRY,
                RestorationRows::read,
                session,
                key.kind().code(),
                key.id(),
                part);
    }

    static Optional<ItemKey> other(Sql sql, String session, ItemKey key, String target) throws SQLException {
        return sql.first(
                "SELECT id FROM restoration_items WHERE session_id = ? AND content_type = ? AND target_id = ?"
                        + " AND part = 'item' AND id <> ?",
                row -> new ItemKey(key.kind(), row.getString(1)),
                session,
                key.kind().code(),
                target,
                key.id());
    }

    static List<PlanRow> open(Sql sql, String session, Optional<PlanRow> after, int limit) throws SQLException {
        return after.isEmpty()
                ? sql.list(
                        "SELECT * FROM restoration_items WHERE session_id = ? AND outcome = 'open'" + ORDER,
                        RestorationRows::read,
                        session,
                        limit)
                : sql.list(
                        "SELECT * FROM restoration_items WHERE session_id = ? AND outcome = 'open'"
                                + " AND (level, content_type, id, part) > (?, ?, ?, ?)" + ORDER,
                        RestorationRows::read,
                        session,
                        after.get().level(),
                        after.get().key().kind().code(),
                        after.get().key().id(),
                        after.get().part(),
                        limit);
    }

    static void changes(Sql sql, String session, Consumer<PlanRow> each) throws SQLException {
        sql.each(
                "SELECT * FROM restoration_items WHERE session_id = ? AND (action <> 'unchanged' OR reason <> '')"
                        + ORDER,
                row -> each.accept(read(row)),
                session,
                -1);
    }

    static List<PlanTally> tallies(Sql sql, String session) throws SQLException {
        return sql
                .list(
                        "SELECT content_type, action, outcome, count(*), sum(writes) FROM restoration_items"
                                + " WHERE session_id = ? GROUP BY content_type, action, outcome",
                        RestorationRows::tally,
                        session)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PlanTally> tally(ResultSet row) throws SQLException {
        Optional<Kind> kind = Kind.coded(row.getInt(1));
        String action = row.getString(2);
        String outcome = row.getString(3);
        long count = row.getLong(4);
        long writes = row.getLong(5);
        return kind.map(known -> new PlanTally(known, action, outcome, count, writes));
    }

    static void outcome(Sql sql, String session, PlanRow row, String outcome, String reason) throws SQLException {
        sql.update(
                "UPDATE restoration_items SET outcome = ?, reason = ?" + ENTRY,
                outcome,
                reason,
                session,
                row.key().kind().code(),
                row.key().id(),
                row.part());
    }

    static int found(Sql sql, String session, PlanRow row, String target) throws SQLException {
        return sql.update(
                "UPDATE restoration_items SET target_id = ?" + ENTRY,
                target,
                session,
                row.key().kind().code(),
                row.key().id(),
                row.part());
    }

    static void remember(Sql sql, ItemKey key, String target, String createdAt, Pair instances) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO restored_ids VALUES (?, ?, ?, ?, ?, ?)",
                instances.source(),
                instances.destination(),
                key.kind().code(),
                key.id(),
                target,
                createdAt);
    }

    /** As the original tool has it: the latest target only. */
    static void map(Sql sql, String session, ItemKey key, String target, Pair instances, Instant now)
            throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO id_mappings (source_instance, content_type, source_id, destination_id,"
                        + " created_at, session_id) VALUES (?, ?, ?, ?, ?, ?)",
                instances.source(),
                key.kind().code(),
                key.id(),
                target,
                Dates.text(now),
                session);
    }

    static Optional<Restored> restored(Sql sql, ItemKey key, Pair instances) throws SQLException {
        return sql.first(
                "SELECT destination_id, destination_created_at FROM restored_ids WHERE source_instance = ?"
                        + " AND destination_instance = ? AND content_type = ? AND source_id = ?",
                row -> new Restored(row.getString(1), row.getString(2)),
                instances.source(),
                instances.destination(),
                key.kind().code(),
                key.id());
    }

    static List<String> restoredAs(Sql sql, Kind kind, String target, Pair instances) throws SQLException {
        return sql.list(
                "SELECT source_id FROM restored_ids WHERE source_instance = ? AND destination_instance = ?"
                        + " AND content_type = ? AND destination_id = ?",
                row -> row.getString(1),
                instances.source(),
                instances.destination(),
                kind.code(),
                target);
    }

    static void forgetPart(Sql sql, String part, String source, Pair instances) throws SQLException {
        sql.update(
                "DELETE FROM restored_parts WHERE source_instance = ? AND destination_instance = ? AND part = ?"
                        + " AND source_id = ?",
                instances.source(),
                instances.destination(),
                part,
                source);
    }

    static void rememberPart(Sql sql, String part, String source, String target, Pair instances) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO restored_parts VALUES (?, ?, ?, ?, ?)",
                instances.source(),
                instances.destination(),
                part,
                source,
                target);
    }

    static Optional<String> part(Sql sql, String part, String source, Pair instances) throws SQLException {
        return sql.first(
                "SELECT destination_id FROM restored_parts WHERE source_instance = ? AND destination_instance = ?"
                        + " AND part = ? AND source_id = ?",
                row -> row.getString(1),
                instances.source(),
                instances.destination(),
                part,
                source);
    }

    private static PlanRow read(ResultSet row) throws SQLException {
        String changes = row.getString("changes");
        return new PlanRow(
                new ItemKey(Kind.coded(row.getInt("content_type")).orElseThrow(), row.getString("id")),
                row.getString("part"),
                row.getInt("level"),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("name"),
                Optional.ofNullable(row.getString("target_id")),
                row.getInt("writes"),
                changes.isEmpty() ? List.of() : List.of(changes.split("\n", -1)),
                row.getString("reason"));
    }
}
