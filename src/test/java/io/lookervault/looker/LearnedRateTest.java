package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.looker.Simulation.Outcome;
import io.lookervault.looker.Simulation.RetryAfter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * The pace against servers that let less through than we were told, for some minutes of simulated time. A time is compared
 * with requests ÷ limit; refusals of requests in flight when the first was refused are one event.
 *
 * <p>Bars wider than 1.05 or 2 % say what this pace reaches there, not what is possible: a pause is a whole second even if
 * a tenth would do, and each lost one is 1.7 % of a minute; a bucket lets many through before it first says no. With 60
 * requests a minute, a second refusal in a minute is beyond 2 % already. Requests take the same time to the server, since
 * a bucket of one also refuses what the network delivers a moment early; nothing here says how it fares then.
 */
class LearnedRateTest {
    private static final int[] LIMITS = {60, 120, 600, 6000};
    private static final int MINUTES = 5;

    private static final List<String> SAID = List.of("SECONDS", "EXACT");
    private static final List<String> SAID_OR_NOT = List.of("SECONDS", "EXACT", "NONE");

    /** Runs the grid of configured limits and workers, and collects what is beyond the bars after any of the minutes. */
    private static List<String> beyond(
            IntFunction<SimulatedLimit> server,
            int perMinute,
            List<String> retryAfter,
            int fromMinute,
            int into,
            double time,
            double share)
            throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (String said : retryAfter) {
            for (double above : new double[] {1.2, 2, 10}) {
                for (int workers : new int[] {1, 8, 50}) {
                    List<Outcome> outcomes = new Simulation(
                                    server.apply(perMinute), RetryAfter.valueOf(said), Duration.ofSeconds(into), 0)
                            .run(perMinute, MINUTES, workers, 10_000, (int) (perMinute * above));
                    for (Outcome outcome : outcomes.subList(fromMinute - 1, MINUTES)) {
                        double busy = 0.06 * outcome.admitted() / workers; // what the latency alone takes
                        double minutes = (double) outcome.admitted() / perMinute;
                        double took = outcome.seconds() / Math.max(60 * minutes, busy);
                        double events = (double) outcome.events() / outcome.admitted();
                        if (took > time || events > share || outcome.insideRetryAfter() > 0) {
                            beyond.add(String.format(
                                    "%d/min, %s, x%.1f, %d workers, into %d, %.0f min: time %.3f, 429 %.4f, inside %d",
                                    perMinute,
                                    said,
                                    above,
                                    workers,
                                    into,
                                    minutes,
                                    took,
                                    events,
                                    outcome.insideRetryAfter()));
                        }
                    }
                }
            }
        }
        return beyond;
    }

    private static SimulatedLimit slidingMinute(int perMinute) {
        return SimulatedLimit.sliding(perMinute, SimulatedLimit.MINUTE);
    }

    private static SimulatedLimit slidingSecond(int perMinute) {
        return SimulatedLimit.sliding(perMinute / 60, SimulatedLimit.SECOND);
    }

    private static SimulatedLimit smallBucket(int perMinute) {
        return SimulatedLimit.bucket(perMinute, 1);
    }

    private static SimulatedLimit largeBucket(int perMinute) {
        return SimulatedLimit.bucket(perMinute, perMinute / 10);
    }

    @Test
    void aSlidingMinuteIsLearnedAtOnce() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            beyond.addAll(beyond(LearnedRateTest::slidingMinute, limit, SAID, 1, 0, 1.05, 0.02));
        }
        assertEquals(List.of(), beyond);
    }

    @Test
    void aMinuteByTheClockIsLearnedWhereverItBegins() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            for (int into : new int[] {0, 30, 50}) {
                beyond.addAll(beyond(SimulatedLimit::calendar, limit, SAID, 1, into, 1.05, 0.02));
            }
        }
        assertEquals(List.of(), beyond);
    }

    /** The first try comes too soon, as nothing says how long the window is. */
    @Test
    void aMinuteIsLearnedWithoutRetryAfterToo() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            beyond.addAll(beyond(LearnedRateTest::slidingMinute, limit, List.of("NONE"), 5, 0, 1.05, 0.02));
            for (int into : new int[] {0, 30, 50}) {
                beyond.addAll(beyond(SimulatedLimit::calendar, limit, List.of("NONE"), 5, into, 1.10, 0.025));
            }
        }
        assertEquals(List.of(), beyond);
    }

    /** One event in five minutes more, of the few requests that there are. */
    private static double shareOf(int limit) {
        return limit == 60 ? 0.025 : 0.02;
    }

    /** Each event costs a second, and the limit is known only after two or three. */
    @Test
    void aSlidingSecondIsLearnedWithinMinutes() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            beyond.addAll(beyond(LearnedRateTest::slidingSecond, limit, SAID_OR_NOT, 5, 0, 1.08, shareOf(limit)));
        }
        assertEquals(List.of(), beyond);
    }

    /** With room for one request, any that leaves a moment early is refused. */
    @Test
    void aBucketOfOneIsLearnedWithinMinutes() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            beyond.addAll(beyond(LearnedRateTest::smallBucket, limit, SAID_OR_NOT, 5, 0, 1.10, shareOf(limit)));
        }
        assertEquals(List.of(), beyond);
    }

    /** No time is lost, but with few requests a minute the refusals that it takes are many. */
    @Test
    void aLargeBucketIsLearnedWithinMinutes() throws InterruptedException {
        List<String> beyond = new ArrayList<>();
        for (int limit : LIMITS) {
            double share = limit < 600 ? 0.06 : 0.02;
            beyond.addAll(beyond(LearnedRateTest::largeBucket, limit, SAID_OR_NOT, 5, 0, 1.05, share));
        }
        assertEquals(List.of(), beyond);
    }

    /** A proxy that refuses so many requests, however fast they come. */
    private static SimulatedLimit atRandom(double share, int times, long seed) {
        Random random = new Random(seed);
        AtomicInteger left = new AtomicInteger(times);
        return now -> left.get() > 0 && random.nextDouble() < share && left.getAndDecrement() > 0
                ? OptionalLong.of(SimulatedLimit.SECOND)
                : OptionalLong.empty();
    }

    @Test
    void refusalsAtRandomDoNotBringThePaceDownForGood() throws InterruptedException {
        for (String said : SAID_OR_NOT) {
            SimulatedLimit proxy = atRandom(0.03, Integer.MAX_VALUE, 5);
            Outcome outcome = new Simulation(proxy, RetryAfter.valueOf(said), Duration.ZERO, 0).run(3000, 8, 10, 600);
            assertTrue(3000 / outcome.seconds() > 2, said + ": " + 3000 / outcome.seconds() + " a second");
        }
    }

    @Test
    void aFewRefusalsAtTheBeginningAreForgottenSoon() throws InterruptedException {
        for (int seed = 0; seed < 5; seed++) {
            SimulatedLimit proxy = atRandom(0.05, 4, seed);
            Outcome outcome = new Simulation(proxy, RetryAfter.SECONDS, Duration.ZERO, 0).run(300, 8, 1000, 60_000);
            assertTrue(outcome.seconds() < 30, seed + ": " + outcome.seconds() + " s");
        }
    }

    /** Two pauses of a second, one right after the other, are no window of a minute. */
    @Test
    void aFewRefusalsAtTheBeginningAreNoLimitByTheMinute() throws InterruptedException {
        for (int seed = 0; seed < 20; seed++) {
            List<Integer> struck =
                    new Random(seed).ints(0, 12).distinct().limit(4).boxed().toList();
            AtomicInteger asked = new AtomicInteger();
            SimulatedLimit proxy = now -> struck.contains(asked.getAndIncrement())
                    ? OptionalLong.of(SimulatedLimit.SECOND)
                    : OptionalLong.empty();
            Outcome outcome = new Simulation(proxy, RetryAfter.SECONDS, Duration.ZERO, 0).run(300, 8, 10, 600);
            assertTrue(outcome.seconds() < 120, seed + " " + struck + ": " + outcome.seconds() + " s");
        }
    }

    /** Refusals that have nothing to do with the pace, one after the other while it climbs, bring it far down, but not for long. */
    @Test
    void aPaceThatFellWithoutNeedIsFoundAgainWithinMinutes() {
        long second = 1_000_000_000L;
        double full = 1000.0 / second;
        LearnedRate learned = new LearnedRate(0);
        long now = 0;
        for (int event = 0; event < 6; event++) {
            Departure good = new Departure(now, Math.min(full, learned.rate(now)));
            learned.left(now);
            learned.answered(good);
            now += (long) (1 / Math.min(full, learned.rate(now)));
            Departure refused = new Departure(now, Math.min(full, learned.rate(now)));
            learned.left(now);
            learned.refused(refused, now, Optional.of(Duration.ofSeconds(1)));
            now += second;
        }
        assertTrue(learned.rate(now) < full / 100, "it fell to " + learned.rate(now) * second);
        long end = now + 7 * 60 * second;
        while (now < end && learned.rate(now) < full) {
            Departure departure = new Departure(now, learned.rate(now));
            learned.left(now);
            learned.answered(departure);
            now += Math.min(second, (long) (1 / departure.rate()));
        }
        assertTrue(learned.rate(now) >= full, "after minutes it is " + learned.rate(now) * second);
    }
}
