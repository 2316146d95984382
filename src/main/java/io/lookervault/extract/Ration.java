package io.lookervault.extract;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * A number of calls that a run may spend on lists which exist once for each of very many items. What the vault has never
 * had comes before what it has; of the latter a run refreshes some, chosen at random, so that in the long run all are.
 *
 * <p>Thread-safe: workers share it.
 */
final class Ration {
    private final LongSupplier among;
    private final int calls;
    private int left;
    private int leftOut;
    private double share = -1;

    /**
     * @param calls how many calls may be spent
     * @param among tells how many items there are; asked once
     */
    Ration(int calls, LongSupplier among) {
        this.calls = calls;
        this.left = calls;
        this.among = among;
    }

    /** Whether a call may be spent on an item; {@code held} says that the vault has an older answer. */
    synchronized boolean take(boolean held) {
        if (share < 0) {
            share = calls / (double) Math.max(1, among.getAsLong());
        }
        boolean wanted = !held || ThreadLocalRandom.current().nextDouble() < share;
        boolean granted = wanted && left > 0;
        if (granted) {
            left--;
        } else if (!held) {
            leftOut++;
        }
        return granted;
    }

    /** How many calls may be spent on so many items at most. */
    long most(long items) {
        return Math.min(items, calls);
    }

    /** How many items the vault has no answer for, because no calls were left. */
    synchronized int leftOut() {
        return leftOut;
    }
}
