package io.lookervault.looker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** How a server may count requests; times are nanoseconds that never go back. */
interface SimulatedLimit {
    long SECOND = 1_000_000_000L;
    long MINUTE = 60 * SECOND;

    /** Admits a request, or says how long until there is room for one. */
    OptionalLong refuse(long now);

    /** At most so many in any window of this length. */
    static SimulatedLimit sliding(int most, long window) {
        Deque<Long> taken = new ArrayDeque<>();
        return now -> {
            while (!taken.isEmpty() && taken.peekFirst() + window <= now) {
                taken.removeFirst();
            }
            if (taken.size() < most) {
                taken.addLast(now);
                return OptionalLong.empty();
            }
            return OptionalLong.of(taken.peekFirst() + window - now);
        };
    }

    /** At most so many from one full minute of the server's clock to the next. */
    static SimulatedLimit calendar(int most) {
        return new SimulatedLimit() {
            private long minute;
            private int taken;

            @Override
            public OptionalLong refuse(long now) {
                if (now / MINUTE != minute) {
                    minute = now / MINUTE;
                    taken = 0;
                }
                if (taken < most) {
                    taken++;
                    return OptionalLong.empty();
                }
                return OptionalLong.of((minute + 1) * MINUTE - now);
            }
        };
    }

    /** A bucket of tokens that is full at first and refills evenly. */
    static SimulatedLimit bucket(int perMinute, int burst) {
        return new SimulatedLimit() {
            private double tokens = burst;
            private long last;

            @Override
            public OptionalLong refuse(long now) {
                tokens = Math.min(burst, tokens + (double) (now - last) * perMinute / MINUTE);
                last = now;
                if (tokens >= 1) {
                    tokens--;
                    return OptionalLong.empty();
                }
                return OptionalLong.of((long) Math.ceil((1 - tokens) * MINUTE / perMinute));
            }
        };
    }
}
