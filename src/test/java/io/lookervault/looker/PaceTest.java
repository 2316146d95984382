package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private Departure last = new Departure(0, 1);

    private List<Long> leave(int requests, int perSecond, int perMinute) throws InterruptedException {
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            last = pace.await(perSecond, perMinute);
            moments.add(time.now());
        }
        return moments;
    }

    /** The most moments in any window that begins with one of them. */
    private static long most(List<Long> moments, Duration window) {
        int most = 0;
        int to = 0;
        for (int from = 0; from < moments.size(); from++) {
            while (to < moments.size() && moments.get(to) < moments.get(from) + window.toNanos()) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return most;
    }

    /** Whatever the workers do, and even when each sleep is a little too long. */
    @ParameterizedTest
    @CsvSource({
        "1,6",
        "1,20",
        "1,60",
        "2,120",
        "7,420",
        "10,600",
        "10,120",
        "33,1980",
        "100,6000",
        "200,12000",
        "500,30000",
        "1000,60000",
        "1000,6"
    })
    void neverExceedsTheLimitInAnyRollingSecondOrMinute(int perSecond, int perMinute) throws InterruptedException {
        for (int workers : new int[] {1, 8, 50}) {
            Simulation simulation =
                    new Simulation(now -> OptionalLong.empty(), Simulation.RetryAfter.NONE, Duration.ZERO, 60_000);
            simulation.run(Math.min(3 * perMinute, 70_000), workers, perSecond, perMinute);
            assertTrue(most(simulation.departures(), Duration.ofSeconds(1)) <= Math.max(1, perSecond * 1.05));
            assertTrue(most(simulation.departures(), Duration.ofMinutes(1)) <= perMinute * 1.05);
        }
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
        pace.throttled(last, Optional.of(Duration.ofSeconds(7)));
        leave(1, 10, 600);
        assertTrue(time.now() - asked >= Duration.ofSeconds(7).toNanos());
    }

    @Test
    void slowsDownAfterA429AndRegainsItsSpeed() throws InterruptedException {
        leave(5, 10, 600);
        pace.throttled(last, Optional.empty());
        leave(1, 10, 600);
        pace.succeeded(last);
        assertTrue(pace.speed() < 0.75);
        leave(100, 10, 600);
        assertEquals(1, pace.speed(), 0.03);
        leave(2000, 10, 600);
        assertEquals(1, pace.speed(), 0.001);
    }

    @Test
    void refusalsOfRequestsThatHadLeftBeforeAreOneEvent() throws InterruptedException {
        leave(50, 10, 600);
        Departure first = last;
        List<Departure> inFlight = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            leave(1, 10, 600);
            inFlight.add(last);
        }
        pace.throttled(first, Optional.of(Duration.ofSeconds(1)));
        leave(1, 10, 600);
        double before = pace.speed();
        inFlight.forEach(it -> pace.throttled(it, Optional.empty()));
        assertEquals(before, pace.speed(), 0.001);
        assertEquals(17, pace.throttledCount());
    }

    @Test
    void aLimitThatIsChangedCountsFromTheNextRequest() throws InterruptedException {
        leave(5, 10, 600);
        List<Long> faster = leave(101, 100, 6000);
        assertTrue(faster.get(100) - faster.get(0) < Duration.ofMillis(1050).toNanos());
    }

    @Test
    void whoeverWaitsIsLetGoWhenTheRunStops() throws InterruptedException {
        leave(1, 1, 60);
        pace.stop();
        assertThrows(CancellationException.class, () -> pace.await(1, 60));
        pace.open();
        pace.await(1, 60);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "'Tue, 03 Feb 2026 12:01:30 GMT', 90",
        "'Tue, 03 Feb 2026 14:00:00 GMT', 3600",
        "'Tue, 03 Feb 2026 11:00:00 GMT', 0",
        "soon, 0"
    })
    void retryAfterMayBeSecondsOrADate(String header, int seconds) {
        Instant now = Instant.parse("2026-02-03T12:00:00Z");
        assertEquals(Optional.of(Duration.ofSeconds(seconds)).filter(wait -> seconds > 0), RetryAfter.of(header, now));
    }
}
