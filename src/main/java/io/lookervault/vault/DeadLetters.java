package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The dead letter queue: items that were given up, with the reason. Thread-safe; each method is one transaction. An
 * extraction parks through {@link ExtractionLedger#park}, so that its ledger agrees.
 */
public final class DeadLetters {
    private final Writer writer;
    private final InstantSource clock;

    DeadLetters(Writer writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** Parks an item; an item that the session parked before keeps its letter, with the new reason, counted up. */
    public void park(String session, ItemKey key, Failure failure) {
        writer.transaction("Parking " + key, sql -> {
            DeadLetterRows.park(sql, session, key, failure, clock.instant());
            return key;
        });
    }

    /**
     * Removes letters that earlier extractions left for what a later one has stored or found gone.
     *
     * @param whole kinds of which the later one has stored all that there is, so that no earlier letter of theirs counts
     * @param listed kinds of which it has read all lists, so that none counts that tells of a list
     */
    public int removeOutlived(String session, Set<Kind> whole, Set<Kind> listed) {
        return writer.transaction("Removing dead letters that are out of date", sql -> {
            int removed = DeadLetterRows.removeOutlived(sql, session);
            for (Kind kind : whole) {
                removed += DeadLetterRows.removeOutlived(sql, session, kind);
            }
            for (Kind kind : listed) {
                removed += DeadLetterRows.removeOutlived(sql, session, new ItemKey(kind, ExtractionLedger.WHOLE_KIND));
            }
            return removed;
        });
    }

    /** Removes one letter; false when there is none of that number. */
    public boolean remove(long id) {
        return writer.transaction("Removing dead letter " + id, sql -> DeadLetterRows.remove(sql, id)) > 0;
    }

    /** Removes the letters of a session, of a kind, of both, or all, and tells how many. */
    public int clear(Optional<String> session, Optional<Kind> kind) {
        return writer.transaction("Clearing dead letters", sql -> DeadLetterRows.clear(sql, session, kind));
    }

    /** Removes the letters of restorations, of one session, of one kind, or all, and tells how many. */
    public int clearRestorations(Optional<String> session, Optional<Kind> kind) {
        return writer.transaction("Clearing dead letters", sql -> DeadLetterRows.clearRestorations(sql, session, kind));
    }
}
