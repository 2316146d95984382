package io.lookervault.looker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What Looker let through for half a minute or more, of late: however it counts, its limit is not below that. A refusal at a
 * rate clearly below is none of a limit, or of one that has sunk since.
 *
 * <p>Times go from one opening after a refusal to another, as windows and buckets are in the same state then. Not thread-safe.
 */
final class Sustained {
    private static final long ENOUGH = Duration.ofSeconds(30).toNanos();
    private static final int REMEMBERED = 8;
    private static final double CLEARLY = 1.25;

    private final Deque<Double> rates = new ArrayDeque<>();
    private boolean begun;
    private long requests;
    private long nanos;

    /** So many requests were let through in so many nanoseconds. Those before the first refusal do not count: a bucket was full. */
    void add(long letThrough, long took) {
        if (!begun) {
            begun = true;
            return;
        }
        requests += letThrough;
        nanos += took;
        if (nanos >= ENOUGH) {
            rates.addLast((double) requests / nanos);
            requests = 0;
            nanos = 0;
        }
        if (rates.size() > REMEMBERED) {
            rates.removeFirst();
        }
    }

    /** Requests per nanosecond; 0 as long as that is not known. */
    double rate() {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    boolean contradicts(Departure refused) {
        return CLEARLY * refused.rate() < rate();
    }
}
