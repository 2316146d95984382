package io.lookervault.chaos;

import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What befalls one story: faults of Looker, and ends of the program before its time. All of it follows from the seed. */
final class Storm {
    private final SplittableRandom random;
    private final List<FaultRule> faults = new ArrayList<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();

    /**
     * How a run of the program ends before its time.
     *
     * @param what {@code KILL}, {@code TERM}, {@code INT}, or {@code DISK} for files that cannot grow beyond a size
     * @param point after so many requests or milliseconds; for {@code DISK} the size in KiB
     */
    record Mishap(String what, int point) {}

    private final long seed;
    private final int furthest;

    private Storm(long seed, int furthest) {
        this.seed = seed;
        this.furthest = furthest;
        this.random = new SplittableRandom(seed);
    }

    long seed() {
        return seed;
    }

    /** Requests or milliseconds after which something may still befall a run. */
    int furthest() {
        return furthest;
    }

    /** Faults of every sort, and up to three mishaps after at most so many requests. */
    static Storm overLooker(long seed, int requests) {
        Storm storm = new Storm(seed, requests);
        int rules = storm.random.nextInt(5);
        for (int i = 0; i < rules; i++) {
            storm.faults.add(storm.fault());
        }
        storm.befall();
        return storm;
    }

    /** Up to three mishaps within so many milliseconds; nobody asks Looker. */
    static Storm overFiles(long seed, int millis) {
        Storm storm = new Storm(seed, millis);
        storm.befall();
        return storm;
    }

    private void befall() {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String what = List.of("KILL", "KILL", "KILL", "TERM", "INT", "DISK").get(random.nextInt(6));
            mishaps.add(new Mishap(what, what.equals("DISK") ? 50 + random.nextInt(1500) : random.nextInt(furthest)));
        }
    }

    private FaultRule fault() {
        FaultAction action = switch (random.nextInt(12)) {
            case 0 -> new FaultAction.Status(429);
            case 1 -> new FaultAction.Status(429, Optional.of(Duration.ofSeconds(1)));
            case 2 -> new FaultAction.Status(500 + random.nextInt(5));
            case 3 -> new FaultAction.Html(random.nextBoolean() ? 200 : 502);
            case 4 -> new FaultAction.Hangup();
            case 5 -> new FaultAction.Truncate();
            case 6 -> new FaultAction.Cut();
            case 7 -> new FaultAction.Slow(Duration.ofMillis(random.nextInt(10) == 0 ? 2500 : 100));
            case 8 -> new FaultAction.Drip(Duration.ofMillis(200));
            case 9 -> new FaultAction.DoneBut(500 + random.nextInt(5));
            case 10 -> new FaultAction.DoneButHangup();
            default -> new FaultAction.RevokeToken();
        };
        boolean lasting = action instanceof FaultAction.Slow
                || action instanceof FaultAction.Drip
                || (action instanceof FaultAction.Status status && status.status() == 429);
        return FaultRule.on("*", "/**", action)
                .withProbability(0.02 + random.nextDouble() * 0.2)
                .times(1 + random.nextInt(lasting ? 4 : 12));
    }

    List<FaultRule> faults() {
        return List.copyOf(faults);
    }

    /** What befalls the next run. */
    Optional<Mishap> next() {
        return Optional.ofNullable(mishaps.poll());
    }

    boolean isOver() {
        return mishaps.isEmpty();
    }

    /** True in one of so many cases. */
    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }
}
