package io.lookervault.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A limit on requests within a sliding minute. Thread-safe. */
final class Pace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final InstantSource clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Pace(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Admits a request, or says after how many seconds to come again. */
    synchronized Optional<Long> refuse() {
        if (perMinute == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peekFirst().plus(WINDOW).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() < perMinute) {
            taken.addLast(now);
            return Optional.empty();
        }
        Duration wait = Duration.between(now, taken.getFirst().plus(WINDOW));
        return Optional.of(wait.plusMillis(999).toSeconds());
    }
}
