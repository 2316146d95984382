package io.lookervault.vault;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Extraction sessions: one row for each run. A session is {@code running}, or ended as {@code completed} (everything
 * stored), {@code partial} (some items parked, or too many missing), {@code failed}, {@code interrupted} or {@code stopped} (budget used up);
 * the last three can be resumed. Thread-safe; each method is one transaction.
 */
public final class Sessions {
    private static final Set<String> ENDS = Set.of("completed", "partial", "failed", "interrupted", "stopped");

    /** Sessions before the present one whose ledger is kept. */
    private static final int KEPT = 3;

    private static final String OURS =
            "SELECT id FROM extraction_sessions WHERE instance IS NOT NULL ORDER BY rowid DESC LIMIT ";

    private final Writer writer;
    private final Readers readers;
    private final InstantSource clock;

    Sessions(Writer writer, Readers readers, InstantSource clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * Starts a session, forgets the ledgers of all but the three before it, and tells its id.
     *
     * @param configJson what was asked for, a JSON object
     * @param instance the Looker that it extracts from
     */
    public String start(String configJson, String instance) {
        String id = UUID.randomUUID().toString();
        return writer.transaction("Starting a session", sql -> {
            prune(sql);
            sql.update(
                    "INSERT INTO extraction_sessions (id, started_at, status, config, instance)"
                            + " VALUES (?, ?, 'running', ?, ?)",
                    id,
                    Dates.text(clock.instant()),
                    configJson,
                    instance);
            return id;
        });
    }

    private static void prune(Sql sql) throws SQLException {
        PackStore.rememberFound(sql);
        String old = " WHERE session_id NOT IN (" + OURS + KEPT + ")";
        sql.update("DELETE FROM extraction_items" + old);
        sql.update("DELETE FROM extraction_pages" + old);
        sql.update("DELETE FROM extraction_drafts" + old);
        sql.update("DELETE FROM extraction_members" + old);
    }

    /**
     * The newest session that was not brought to an end, if none was since: what that one stored is newer than what this one
     * listed. One that says it is running counts: its process is gone, since this one holds the vault.
     */
    public Optional<SessionRow> lastUnfinished() {
        return readers.read(
                "Looking for an unfinished session",
                sql -> sql.first(
                        SessionRows.EXTRACTION
                                + " WHERE status " + SessionRows.UNFINISHED + " AND id IN (" + OURS
                                + (KEPT + 1) + ") AND rowid > (SELECT coalesce(max(rowid), 0) FROM extraction_sessions"
                                + " WHERE instance IS NOT NULL AND status IN ('completed', 'partial'))"
                                + " ORDER BY rowid DESC LIMIT 1",
                        SessionRows::read));
    }

    /** The newest session of all, by when it was begun and not by what the clock said then. */
    public Optional<SessionRow> newest() {
        return readers.read(
                "Looking for the last session",
                sql -> sql.first(SessionRows.EXTRACTION + " ORDER BY rowid DESC LIMIT 1", SessionRows::read));
    }

    /** The newest session of all, if it was not brought to an end and began after this moment. */
    public Optional<SessionRow> newestIfUnfinished(Instant since) {
        return readers.read(
                "Looking for the last session",
                sql -> sql.first(
                        SessionRows.EXTRACTION + " WHERE id IN (" + OURS + "1)" + " AND status "
                                + SessionRows.UNFINISHED + " AND started_at >= ?",
                        SessionRows::read,
                        Dates.text(since)));
    }

    /** The Looker that a session extracts from; empty for sessions of the original tool. */
    public Optional<String> instance(String id) {
        return readers.read(
                "Reading session " + id,
                sql -> sql.first("SELECT instance FROM extraction_sessions WHERE id = ?", row -> row.getString(1), id));
    }

    /** Lets a session run again. */
    public void resume(String id) {
        change(id, "UPDATE extraction_sessions SET status = 'running', completed_at = NULL WHERE id = ?", id);
    }

    /**
     * Ends a session.
     *
     * @param status one of the five ends
     */
    public void finish(String id, String status, long totalItems, long errorCount, String metadataJson) {
        if (!ENDS.contains(status)) {
            throw new IllegalArgumentException("a session ends as one of " + ENDS + ", got: " + status);
        }
        change(
                id,
                "UPDATE extraction_sessions SET status = ?, completed_at = ?, total_items = ?, error_count = ?,"
                        + " metadata = ? WHERE id = ?",
                status,
                Dates.text(clock.instant()),
                totalItems,
                errorCount,
                metadataJson,
                id);
    }

    /** Replaces the metadata of a session. */
    public void note(String id, String metadataJson) {
        change(id, "UPDATE extraction_sessions SET metadata = ? WHERE id = ?", metadataJson, id);
    }

    private void change(String id, String text, Object... values) {
        int changed = writer.transaction("Updating session " + id, sql -> sql.update(text, values));
        if (changed == 0) {
            throw new VaultException("session " + id + " not updated: the vault has no such extraction session."
                    + " See: lookervault status --all");
        }
    }
}
