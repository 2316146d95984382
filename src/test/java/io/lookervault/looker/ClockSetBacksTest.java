package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockSetBacksTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final ClockSetBacks setBacks = new ClockSetBacks(now::get);

    private void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void aClockThatGoesForwardOrWaversWasNotSetBack() {
        passes(Duration.ofDays(400));
        assertEquals(0, setBacks.count());
        passes(Duration.ofMillis(-900));
        assertEquals(0, setBacks.count());
        passes(Duration.ofMillis(800));
        assertEquals(0, setBacks.count());
    }

    @Test
    void manySlightStepsBackAreOneThatIsNot() {
        for (int i = 0; i < 3; i++) {
            passes(Duration.ofMillis(-600));
            setBacks.count();
        }
        assertEquals(1, setBacks.count());
    }

    @Test
    void eachTimeThatItIsSetBackCountsOnce() {
        passes(Duration.ofHours(-2));
        assertEquals(1, setBacks.count());
        assertEquals(1, setBacks.count());
        passes(Duration.ofHours(1));
        assertEquals(1, setBacks.count());
        passes(Duration.ofDays(-1));
        assertEquals(2, setBacks.count());
    }
}
