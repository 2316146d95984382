package io.lookervault.vault;

import io.lookervault.content.Kind;

/**
 * What became of the items of one kind in an extraction session.
 *
 * @param listed items that Looker listed or that others refer to
 * @param stored of those, in the vault
 * @param parked of those, in the dead letter queue
 * @param vanished of those, gone from Looker before they could be fetched
 * @param open of those, still to do
 */
public record Tally(Kind kind, long listed, long stored, long parked, long vanished, long open) {
    /** Whether something is known to have become of every item. */
    public boolean accounted() {
        return open == 0 && listed == stored + parked + vanished;
    }
}
