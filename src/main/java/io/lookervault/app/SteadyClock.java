package io.lookervault.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock for how long something has been so: it starts with the time of day and then only goes forward, however often somebody
 * sets the clock of the machine.
 */
final class SteadyClock implements InstantSource {
    private final LongSupplier nanos;
    private final Instant start;
    private final long begun;

    SteadyClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    /** @param nanos nanoseconds on a clock that only goes forward */
    SteadyClock(InstantSource timeOfDay, LongSupplier nanos) {
        this.nanos = nanos;
        this.start = timeOfDay.instant();
        this.begun = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - begun);
    }
}
