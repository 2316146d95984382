package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2024-03-31T12:00:00Z");

    private Instant timeOfDay = NOON;
    private long nanos = Long.MAX_VALUE - 1;

    @Test
    void aClockThatIsSetAnewMakesNothingOlderOrYounger() {
        SteadyClock clock = new SteadyClock(() -> timeOfDay, () -> nanos);
        timeOfDay = NOON.minusSeconds(3600);
        assertEquals(NOON, clock.instant());
        timeOfDay = NOON.plusSeconds(86_400);
        nanos += 2_000_000_000; // past the largest long: only differences of such a clock mean anything
        assertEquals(NOON.plusSeconds(2), clock.instant());
    }
}
