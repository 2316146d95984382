package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private final Stepped time = new Stepped();
    private final Pace pace = new Pace(time);

    /** Time that passes only by sleeping, each time a little longer than asked. */
    private static final class Stepped implements Pace.Waiting {
        private long now = 1_000_000_000_000L;
        private long late;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos + late;
        }
    }

    private List<Long> leave(int requests, int perSecond, int perMinute) throws InterruptedException {
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            pace.await(perSecond, perMinute);
            moments.add(time.now());
        }
        return moments;
    }

    /** The most moments in any window that begins with one of them. */
    private static long most(List<Long> moments, Duration window) {
        long most = 0;
        for (long from : moments) {
            most = Math.max(
                    most,
                    moments.stream()
                            .filter(m -> m >= from && m < from + window.toNanos())
                            .count());
        }
        return most;
    }

    @ParameterizedTest
    @CsvSource({"1,60", "10,600", "100,6000", "1000,60000", "10,120"})
    void neverExceedsTheLimitInAnyRollingSecondOrMinute(int perSecond, int perMinute) throws InterruptedException {
        time.late = 60_000;
        List<Long> moments = leave(Math.min(3 * perMinute, 4000), perSecond, perMinute);
        assertTrue(most(moments, Duration.ofSeconds(1)) <= Math.max(1, perSecond * 1.05));
        assertTrue(most(moments, Duration.ofMinutes(1)) <= perMinute * 1.05);
    }

    @Test
    void spacesRequestsEvenlyAndLosesLessThanFivePercent() throws InterruptedException {
        time.late = 60_000;
        List<Long> moments = leave(1001, 100, 6000);
        long took = moments.get(1000) - moments.get(0);
        assertTrue(took < Duration.ofMillis(10_500).toNanos(), "1000 requests at 100/s took " + took / 1e9 + " s");
        assertTrue(most(moments, Duration.ofMillis(100)) <= 11);
    }

    @Test
    void theStricterLimitHolds() throws InterruptedException {
        List<Long> moments = leave(11, 1000, 60);
        assertTrue(moments.get(10) - moments.get(0) >= Duration.ofSeconds(10).toNanos());
    }

    @Test
    void sendsNothingWhileLookerAskedForAPause() throws InterruptedException {
        leave(5, 10, 600);
        long asked = time.now();
        pace.throttled(Optional.of(Duration.ofSeconds(7)));
        leave(1, 10, 600);
        assertTrue(time.now() - asked >= Duration.ofSeconds(7).toNanos());
    }

    @Test
    void slowsDownAfterA429AndRegainsItsSpeed() throws InterruptedException {
        leave(5, 10, 600);
        pace.throttled(Optional.empty());
        assertTrue(pace.speed() < 0.75);
        leave(200, 10, 600);
        assertEquals(1, pace.speed(), 0.01);
    }

    @Test
    void manyWorkersHitByTheSame429SlowDownOnce() throws InterruptedException {
        leave(5, 10, 600);
        for (int i = 0; i < 16; i++) {
            pace.throttled(Optional.empty());
        }
        assertTrue(pace.speed() > 0.65);
        assertEquals(16, pace.throttledCount());
    }

    @Test
    void whoeverWaitsIsLetGoWhenTheRunStops() throws InterruptedException {
        leave(1, 1, 60);
        pace.stop();
        assertThrows(CancellationException.class, () -> pace.await(1, 60));
        pace.open();
        pace.await(1, 60);
    }
}
