package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Restoration sessions with their plans. An entry of a plan is open until it is done or parked; it changes together with
 * the letters and the mapping that belong to it. Thread-safe; each method is one transaction.
 */
public final class Restorations {
    private final Writer writer;
    private final Readers readers;
    private final InstantSource clock;

    Restorations(Writer writer, Readers readers, InstantSource clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    /** Starts a session and forgets the plans of all but the last few. */
    public String start(String configJson, Pair instances) {
        String id = UUID.randomUUID().toString();
        return writer.transaction("Starting a session", sql -> {
            RestorationRows.prune(sql);
            RestorationRows.start(sql, id, configJson, instances, clock.instant());
            return id;
        });
    }

    /** The plan of a session is going to be carried out; from now on it can be resumed. */
    public void approve(String session) {
        writer.transaction("Approving the plan", sql -> RestorationRows.approve(sql, session));
    }

    /** The sessions whose plan was approved and not carried out to its end, newest first. */
    public List<SessionRow> unfinished() {
        return readers.read("Looking for an unfinished restoration", RestorationRows::unfinished);
    }

    /** The target of a session. */
    public Optional<String> destination(String session) {
        return readers.read("Reading session " + session, sql -> RestorationRows.destination(sql, session));
    }

    /** Lets a session run again: what is not done is planned anew. */
    public void resume(String session) {
        writer.transaction("Resuming session " + session, sql -> RestorationRows.resume(sql, session));
    }

    /** What was not done when the session was resumed: it goes on with these, whatever extractions have said of them since. */
    public List<ItemKey> again(String session) {
        return readers.read("Reading the plan", sql -> RestorationRows.again(sql, session));
    }

    /** Ends a session. */
    public void finish(String session, String status, String metadataJson) {
        writer.transaction(
                "Ending session " + session,
                sql -> RestorationRows.finish(sql, session, status, metadataJson, clock.instant()));
    }

    /** Writes entries of a plan; what the session has done already stays as it is. */
    public void plan(String session, List<PlanRow> rows) {
        writer.transaction("Writing the plan", sql -> {
            for (PlanRow row : rows) {
                RestorationRows.plan(sql, session, row);
            }
            return rows;
        });
    }

    /** The entry for an item. */
    public Optional<PlanRow> planned(String session, ItemKey key, String part) {
        return readers.read("Reading the plan", sql -> RestorationRows.find(sql, session, key, part));
    }

    /** Another item of the vault that an item of the target stands for in the plan of a session. */
    public Optional<ItemKey> other(String session, ItemKey key, String targetId) {
        return readers.read("Reading the plan", sql -> RestorationRows.other(sql, session, key, targetId));
    }

    /** Open entries of the lowest level that has any, at most so many. */
    public List<PlanRow> open(String session, Optional<PlanRow> after, int limit) {
        return readers.read("Reading the plan", sql -> RestorationRows.open(sql, session, after, limit));
    }

    /**
     * Passes on every entry that is not unchanged, or goes without something, in the order in which they are worked off, one
     * at a time in memory.
     */
    public void changes(String session, Consumer<PlanRow> each) {
        readers.read("Reading the plan", sql -> {
            RestorationRows.changes(sql, session, each);
            return session;
        });
    }

    public List<PlanTally> tallies(String session) {
        return readers.read("Counting the plan", sql -> RestorationRows.tallies(sql, session));
    }

    /** An entry is done: the letters of the item go with its last one, and its id in the target is remembered. */
    public void done(String session, PlanRow row, Optional<String> targetId, String createdAt, Pair instances) {
        writer.transaction("Closing " + row.key(), sql -> {
            RestorationRows.outcome(sql, session, row, "done", row.reason());
            RestorationLetterRows.removeLetters(sql, session, Optional.of(row.key()));
            if (targetId.isPresent()) {
                remember(sql, session, row.key(), targetId.get(), createdAt, instances);
            }
            return row;
        });
    }

    /** Remembers the id of an item that was made, before all of it is done. */
    public void remember(String session, ItemKey key, String targetId, String createdAt, Pair instances) {
        writer.transaction("Writing the mapping", sql -> {
            remember(sql, session, key, targetId, createdAt, instances);
            return key;
        });
    }

    private void remember(Sql sql, String session, ItemKey key, String targetId, String createdAt, Pair instances)
            throws SQLException {
        RestorationRows.remember(sql, key, targetId, createdAt, instances);
        RestorationRows.map(sql, session, key, targetId, instances, clock.instant());
    }

    /** What an entry is about is there in the target, whatever becomes of the entry. */
    public void found(String session, PlanRow row, String targetId) {
        writer.transaction("Writing the plan", sql -> RestorationRows.found(sql, session, row, targetId));
    }

    /** An entry is given up for now, with its letter. */
    public void park(String session, PlanRow row, Failure failure) {
        writer.transaction("Parking " + row.key(), sql -> {
            boolean said = row.part().equals("links") && RestorationLetterRows.itemParked(sql, session, row.key());
            RestorationRows.outcome(sql, session, row, "parked", failure.message());
            if (!said && !RestorationLetterRows.countUp(sql, session, row.key(), failure, clock.instant())) {
                DeadLetterRows.park(sql, session, row.key(), failure, clock.instant());
                RestorationLetterRows.fillLetter(sql, session, row.key());
            }
            return row;
        });
    }

    /** Whether an item has a letter of a restoration to this target: it is to be tried again. */
    public boolean isParked(ItemKey key, Pair instances) {
        return readers.read(
                "Reading dead letters", sql -> RestorationLetterRows.isParked(sql, key, instances.destination()));
    }

    /** At the end of a session: letters go of what needed nothing any more, and count up of what was refused. */
    public void settleLetters(String session) {
        writer.transaction(
                "Settling dead letters",
                sql -> RestorationLetterRows.removeLetters(sql, session, Optional.empty())
                        + RestorationLetterRows.countUpRefused(sql, session, clock.instant()));
    }

    /** The id in the target that stands for an item of the vault since an earlier restoration, and when that was made. */
    public Optional<Restored> restored(ItemKey key, Pair instances) {
        return readers.read("Reading the mapping", sql -> RestorationRows.restored(sql, key, instances));
    }

    /** The items of the vault that something in the target stands for since earlier restorations. */
    public List<String> restoredAs(Kind kind, String targetId, Pair instances) {
        return readers.read("Reading the mapping", sql -> RestorationRows.restoredAs(sql, kind, targetId, instances));
    }

    /**
     * What an item of the vault became in a target.
     *
     * @param createdAt when the target says that it was made, or empty
     */
    public record Restored(String targetId, String createdAt) {
        /** The instant at which it was made, where the target says it. */
        public Set<String> instants() {
            return createdAt.isEmpty() ? Set.of() : Set.of(createdAt);
        }
    }

    /** Remembers which parts of a target's item stand for which of the vault's. */
    public void rememberParts(String part, Map<String, String> ids, Pair instances) {
        writer.transaction("Writing the mapping", sql -> {
            for (Map.Entry<String, String> entry : ids.entrySet()) {
                RestorationRows.rememberPart(sql, part, entry.getKey(), entry.getValue(), instances);
            }
            return ids;
        });
    }

    /** Forgets what was remembered of a part. */
    public void forgetPart(String part, String sourceId, Pair instances) {
        writer.transaction("Writing the mapping", sql -> {
            RestorationRows.forgetPart(sql, part, sourceId, instances);
            return part;
        });
    }

    /** The part of the target that stands for one of the vault. */
    public Optional<String> part(String part, String sourceId, Pair instances) {
        return readers.read("Reading the mapping", sql -> RestorationRows.part(sql, part, sourceId, instances));
    }

    /** The Looker that the vault is of. */
    public Optional<String> source() {
        return readers.read(
                "Reading sessions",
                sql -> Origins.of(sql, Schema.of(sql)).stream().findFirst());
    }
}
