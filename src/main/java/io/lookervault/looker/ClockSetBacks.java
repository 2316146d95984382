package io.lookervault.looker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts how often the clock of the machine was set back. Camel's throttler reckons by that clock: what it lets through again in a
 * second, it would let through when the clock has caught up, be it a day later. A throttler with another number begins anew.
 *
 * <p>Thread-safe: workers share it.
 */
public final class ClockSetBacks {
    /** Less than that the throttler may as well wait. */
    private static final Duration SLIGHT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private Instant latest;
    private long count;

    /** @param clock the time of day */
    public ClockSetBacks(InstantSource clock) {
        this.clock = clock;
        this.latest = clock.instant();
    }

    /** How often it was set back since this was made, as far as anybody has asked. */
    public synchronized long count() {
        Instant now = clock.instant();
        if (now.isBefore(latest.minus(SLIGHT))) {
            count++;
            latest = now;
        } else if (now.isAfter(latest)) {
            latest = now;
        }
        return count;
    }
}
