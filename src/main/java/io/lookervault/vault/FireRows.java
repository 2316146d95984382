package io.lookervault.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code schedules} and {@code schedule_fires}. */
final class FireRows {
    /** Fires of one schedule that are kept. */
    private static final int KEPT = 2000;

    private FireRows() {}

    static List<ScheduleRow> schedules(Sql sql) throws SQLException {
        return sql.list(
                "SELECT name, cron, time_zone, known_since, next_due FROM schedules ORDER BY name",
                row -> new ScheduleRow(
                        row.getString("name"),
                        row.getString("cron"),
                        row.getString("time_zone"),
                        date(row, "known_since").orElse(Instant.EPOCH),
                        date(row, "next_due")));
    }

    static void register(Sql sql, ScheduleRow schedule) throws SQLException {
        sql.update(
                """
                INSERT INTO schedules (name, cron, time_zone, known_since, next_due) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (name) DO UPDATE SET cron = ?2, time_zone = ?3, known_since = ?4, next_due = ?5""",
                schedule.name(),
                schedule.cron(),
                schedule.timeZone(),
                Dates.text(schedule.knownSince()),
                schedule.nextDue().map(Dates::text));
    }

    static void forget(Sql sql, String schedule) throws SQLException {
        sql.update("DELETE FROM schedules WHERE name = ?", schedule);
    }

    static boolean due(Sql sql, String schedule, Instant next) throws SQLException {
        return sql.update("UPDATE schedules SET next_due = ? WHERE name = ?", Dates.text(next), schedule) > 0;
    }

    static long begin(Sql sql, String schedule, String cause, Instant due, Instant now) throws SQLException {
        sql.update(
                "INSERT INTO schedule_fires (schedule, cause, due_at, started_at, outcome, attempts, reason)"
                        + " VALUES (?, ?, ?, ?, 'running', 0, '')",
                schedule,
                cause,
                Dates.text(due),
                Dates.text(now));
        long id = sql.number("SELECT last_insert_rowid()");
        trim(sql, schedule);
        return id;
    }

    private static void trim(Sql sql, String schedule) throws SQLException {
        sql.update(
                "DELETE FROM schedule_fires WHERE schedule = ?1 AND id <= (SELECT id FROM schedule_fires"
                        + " WHERE schedule = ?1 ORDER BY id DESC LIMIT 1 OFFSET " + KEPT + ")",
                schedule);
    }

    /** The number of a fire may be that of another one, when the vault has been replaced meanwhile. */
    static void write(Sql sql, FireRow fire) throws SQLException {
        Optional<String> ended = fire.ended().map(Dates::text);
        int known = sql.update(
                "UPDATE schedule_fires SET ended_at = ?, outcome = ?, attempts = ?, session_id = ?, reason = ?"
                        + " WHERE id = ? AND schedule = ? AND due_at = ?",
                ended,
                fire.outcome(),
                fire.attempts(),
                fire.session(),
                fire.reason(),
                fire.id(),
                fire.schedule(),
                Dates.text(fire.due()));
        if (known == 0) {
            sql.update(
                    "INSERT INTO schedule_fires (schedule, cause, due_at, started_at, ended_at, outcome, attempts,"
                            + " session_id, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    fire.schedule(),
                    fire.cause(),
                    Dates.text(fire.due()),
                    Dates.text(fire.started()),
                    ended,
                    fire.outcome(),
                    fire.attempts(),
                    fire.session(),
                    fire.reason());
            trim(sql, fire.schedule());
        }
    }

    static void end(Sql sql, long id, FireEnd end, Instant now) throws SQLException {
        sql.update(
                "UPDATE schedule_fires SET ended_at = ?, outcome = ?, attempts = ?, session_id = ?, reason = ?"
                        + " WHERE id = ?",
                Dates.text(now),
                end.outcome(),
                end.attempts(),
                end.session(),
                end.reason(),
                id);
    }

    static int bury(Sql sql) throws SQLException {
        return sql.update("UPDATE schedule_fires SET outcome = 'killed', reason = 'its process ended without a word',"
                + " ended_at = started_at WHERE ended_at IS NULL");
    }

    /** What counts as a backup, or other work, that was done; dates that are still to come tell nothing of when. */
    static Optional<Instant> lastGood(Sql sql, String schedule, Instant now) throws SQLException {
        return sql.first(
                "SELECT started_at FROM schedule_fires WHERE schedule = ?1 AND outcome IN ('completed', 'partial')"
                        + " AND started_at <= ?2 AND ended_at <= ?2 ORDER BY id DESC LIMIT 1",
                row -> date(row, "started_at").orElse(Instant.EPOCH),
                schedule,
                Dates.text(now));
    }

    /** The newest fires, of one schedule or of all. */
    static List<FireRow> list(Sql sql, Optional<String> schedule, int limit) throws SQLException {
        return sql.list(
                "SELECT * FROM schedule_fires WHERE ?1 IS NULL OR schedule = ?1 ORDER BY id DESC LIMIT ?2",
                FireRows::read,
                schedule,
                limit == 0 ? -1 : limit);
    }

    static void note(Sql sql, DaemonRow daemon) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO daemon (one, pid, judged_at, problem, waiting, restart) VALUES (1, ?, ?, ?, ?, ?)",
                daemon.pid(),
                Dates.text(daemon.judgedAt()),
                daemon.problem(),
                String.join(",", daemon.waiting()),
                String.join(",", daemon.restart()));
    }

    static Optional<DaemonRow> daemon(Sql sql) throws SQLException {
        return sql.first(
                "SELECT * FROM daemon",
                row -> new DaemonRow(
                        row.getLong("pid"),
                        date(row, "judged_at").orElse(Instant.EPOCH),
                        Optional.ofNullable(row.getString("problem")),
                        names(row.getString("waiting")),
                        names(row.getString("restart"))));
    }

    private static List<String> names(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static FireRow read(ResultSet row) throws SQLException {
        return new FireRow(
                row.getLong("id"),
                row.getString("schedule"),
                row.getString("cause"),
                date(row, "due_at").orElse(Instant.EPOCH),
                date(row, "started_at").orElse(Instant.EPOCH),
                date(row, "ended_at"),
                row.getString("outcome"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("session_id")),
                row.getString("reason"));
    }

    private static Optional<Instant> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(Dates::parse);
    }
}
