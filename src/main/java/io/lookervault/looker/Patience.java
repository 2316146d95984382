package io.lookervault.looker;

import java.time.Duration;

/**
 * How long a limit that was learned is believed before more is tried. At first for as many requests as it was learned from,
 * since a few refusals in a row, of whatever cause, look like a low limit; eight times as long whenever the try is refused and so
 * confirms it. A window of a minute, which is known from long pauses, needs no trying. Not thread-safe.
 */
final class Patience {
    private static final double REQUESTS = 40;
    private static final double NANOS = Duration.ofSeconds(5).toNanos();
    private static final double DOUBLINGS = 2;
    private static final double LONGER = 8;
    private static final double LEAST = 0.15;

    private Departure known = new Departure(0, 1);
    private double length = LEAST;
    private boolean endless;

    /**
     * A request was refused.
     *
     * @param top the limit that was believed
     * @param letThrough how many requests were let through before
     * @param byTheMinute whether the pause was one of a window of a minute
     */
    void learn(Departure refused, double top, int letThrough, boolean byTheMinute) {
        endless = byTheMinute;
        if (!refused.equals(known)) {
            boolean wasTried = refused.rate() > top;
            double evidence = Math.max(LEAST, Math.min(1, letThrough / REQUESTS));
            if (wasTried && refused.rate() < 2 * top) {
                length *= LONGER;
            } else {
                length = wasTried ? evidence : Math.max(length, evidence);
            }
        }
        known = refused;
    }

    /** How often the rate has doubled since it reached the limit, so many requests and nanoseconds ago. */
    double doublings(int requests, long nanos) {
        double passed = Math.min(requests / REQUESTS, nanos / NANOS);
        return endless ? 0 : Math.max(0, DOUBLINGS * (passed - length));
    }
}
