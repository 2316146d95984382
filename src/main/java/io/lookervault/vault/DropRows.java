package io.lookervault.vault;

import io.lookervault.vault.Drops.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads and writes {@code inbox_drops}. */
final class DropRows {
    private DropRows() {}

    /** The last time that this content was worked off. */
    static Optional<DropRow> done(Sql sql, String digest) throws SQLException {
        return sql.first(
                "SELECT * FROM inbox_drops WHERE digest = ? AND outcome IN ('completed', 'partial', 'damaged')"
                        + " ORDER BY id DESC LIMIT 1",
                DropRows::read,
                digest);
    }

    /** Goes on with the row of this content that has not ended, or begins one. */
    static Taken take(Sql sql, String digest, String name, String kind, Instant now) throws SQLException {
        Optional<Long> open = sql.first(
                "SELECT id FROM inbox_drops WHERE digest = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
                row -> row.getLong(1),
                digest);
        if (open.isEmpty()) {
            return new Taken(begin(sql, digest, name, kind, now), 0);
        }
        sql.update(
                "UPDATE inbox_drops SET attempts = attempts + (outcome = 'running'), name = ?, kind = ?,"
                        + " outcome = 'running', reason = '' WHERE id = ?",
                name,
                kind,
                open.get());
        return new Taken(open.get(), (int) sql.number("SELECT attempts FROM inbox_drops WHERE id = " + open.get()));
    }

    private static long begin(Sql sql, String digest, String name, String kind, Instant now) throws SQLException {
        sql.update(
                "INSERT INTO inbox_drops (digest, name, kind, taken_at, outcome, reason)"
                        + " VALUES (?, ?, ?, ?, 'running', '')",
                digest,
                name,
                kind,
                Dates.text(now));
        return sql.number("SELECT last_insert_rowid()");
    }

    static void leave(Sql sql, long id, DropEnd state) throws SQLException {
        sql.update(
                "UPDATE inbox_drops SET outcome = ?, session_id = ?, reason = ?, attempts = 0 WHERE id = ?",
                state.outcome(),
                state.session(),
                state.reason(),
                id);
    }

    /** The number of a drop may be that of another one, when the vault has been replaced meanwhile. */
    static void end(Sql sql, DropRow drop) throws SQLException {
        Optional<String> ended = drop.ended().map(Dates::text);
        int known = sql.update(
                "UPDATE inbox_drops SET ended_at = ?, outcome = ?, session_id = ?, reason = ? WHERE id = ? AND digest = ?",
                ended,
                drop.outcome(),
                drop.session(),
                drop.reason(),
                drop.id(),
                drop.digest());
        if (known == 0) {
            sql.update(
                    "INSERT INTO inbox_drops (digest, name, kind, taken_at, ended_at, outcome, session_id, reason)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    drop.digest(),
                    drop.name(),
                    drop.kind(),
                    Dates.text(drop.taken()),
                    ended,
                    drop.outcome(),
                    drop.session(),
                    drop.reason());
        }
    }

    /** Ends what has not ended and is not there any more as it was; tells how much stays open. */
    static int withdraw(Sql sql, Predicate<DropRow> there, Instant now) throws SQLException {
        int left = 0;
        for (DropRow row : open(sql)) {
            if (there.test(row)) {
                left++;
            } else {
                sql.update(
                        "UPDATE inbox_drops SET ended_at = ?, outcome = ?, reason = ? WHERE id = ?",
                        Dates.text(now),
                        row.outcome().equals("running") ? "failed" : "withdrawn",
                        "it was changed or taken away before it was worked off",
                        row.id());
            }
        }
        return left;
    }

    /** How many drops there are of each outcome. */
    static Map<String, Long> counts(Sql sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        sql.each(
                "SELECT outcome, count(*) FROM inbox_drops GROUP BY outcome",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** What has not ended, the oldest first. */
    static List<DropRow> open(Sql sql) throws SQLException {
        return sql.list("SELECT * FROM inbox_drops WHERE ended_at IS NULL ORDER BY id", DropRows::read);
    }

    /** The newest first. */
    static List<DropRow> list(Sql sql, int limit) throws SQLException {
        return sql.list("SELECT * FROM inbox_drops ORDER BY id DESC LIMIT ?", DropRows::read, limit == 0 ? -1 : limit);
    }

    private static DropRow read(ResultSet row) throws SQLException {
        return new DropRow(
                row.getLong("id"),
                row.getString("digest"),
                row.getString("name"),
                row.getString("kind"),
                date(row, "taken_at").orElse(Instant.EPOCH),
                date(row, "ended_at"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("session_id")),
                row.getString("reason"));
    }

    private static Optional<Instant> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(Dates::parse);
    }
}
