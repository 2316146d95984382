package io.lookervault.looker;

import java.time.Duration;
import java.util.Optional;

/**
 * Learns from 429s how many requests Looker lets through when that is less than we were told, without knowing how Looker
 * counts: by minute or second, sliding or by the clock, or as a bucket that refills.
 *
 * <p>A 429 closes the gate for as long as Looker asks. Refusals of requests that had left before belong to the same event.
 * When the gate opens, two bounds of Looker's limit are known:
 *
 * <ul>
 *   <li><b>low</b>: what was let through from one opening to the next, by the time between them. Exact for windows and for
 *       buckets, too low after a short time when the pause was rounded up to whole seconds.
 *   <li><b>high</b>: the rate at which the refused request left; after a pause of seconds, which only a window of a minute
 *       asks for, no more than what was let through.
 * </ul>
 *
 * <p>The rate climbs from low, but never from less than a quarter of it, to just below high: of a few requests between pauses that
 * others have caused, low says next to nothing. It climbs fast at first and then ever slower, so that a refusal on the way is one
 * only a little above the limit. Then it creeps up: by half a percent in the first minute, twice as much in each further
 * one, so that a refusal stays rare. A limit that is near has refused by the fourth minute; if none has, it was raised, or what
 * looked like it was something else, and the rate doubles every ten seconds. {@link Patience} tries that earlier as long as
 * little speaks for the limit, and a refusal that {@link Sustained} contradicts does not bring the rate down.
 *
 * <p>An opening that lets nothing through was none; the pause goes on. Without {@code Retry-After} a pause is ten times the
 * spacing of requests, at most a second, and doubles up to a second while nothing is let through; if that does not help,
 * the window is taken for a minute that began with the last opening. A window of a minute is known only when at least
 * {@value #ENOUGH_FOR_A_MINUTE} requests were let through, since a server that is in trouble, or two pauses of a second
 * in a row, look the same.
 *
 * <p>Its limits: the first event, and one or two more until high is close, cost up to a second each, since
 * {@code Retry-After} knows whole seconds. So a limit by the second, or a bucket of few tokens, needs minutes until the
 * loss is below 5 %; and at 60 requests a minute one event is already 2 % of the calls of a minute.
 *
 * <p>Not thread-safe.
 */
final class LearnedRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double JUST_BELOW_LOW = 0.99;
    private static final double JUST_BELOW_HIGH = 0.98;
    private static final double WIDEST = 4;
    private static final int CLIMB_REQUESTS = 30;
    private static final double CLIMB_TIME = Duration.ofSeconds(8).toNanos();
    private static final double CREEP = 0.005;
    private static final double CREEPING = 4;
    private static final double DOUBLINGS_IN_A_MINUTE = 6;
    private static final double MOST_DOUBLINGS = 40;
    private static final int ENOUGH_ANSWERS = 3;
    private static final int ENOUGH_FOR_A_MINUTE = 40;
    private static final int SPACINGS_OF_A_PAUSE = 10;
    private static final double ABOVE_SUSTAINED = 1.5;

    private final Pause pause = new Pause();
    private final Patience patience = new Patience();
    private final Sustained sustained = new Sustained();
    private long begin;
    private int letThrough;
    private long openedAt;
    private int sinceOpening;
    private int answers;
    private boolean begun;
    private boolean closed;
    private long closedUntil;
    private Departure refused = new Departure(0, 1);
    private double low = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private long climbedAt;
    private int climbedWith;

    LearnedRate(long now) {
        closedUntil = now;
    }

    /** Nothing may leave before. */
    long closedUntil() {
        return closedUntil;
    }

    /** Requests per nanosecond; infinite as long as nothing was refused. */
    double rate(long now) {
        if (closed && now >= closedUntil) {
            open(now);
        }
        if (top == Double.POSITIVE_INFINITY) {
            return top;
        }
        double climbed = Math.min((double) sinceOpening / CLIMB_REQUESTS, (now - openedAt) / CLIMB_TIME);
        if (climbed < 1) {
            climbedAt = now;
            climbedWith = sinceOpening;
            return top * Math.pow(low / top, (1 - climbed) * (1 - climbed));
        }
        double minutes = (double) (now - climbedAt) / MINUTE;
        double crept = top * (1 + CREEP * (Math.pow(2, Math.min(minutes, CREEPING)) - 1));
        double doublings = Math.max(
                Math.max(0, minutes - CREEPING) * DOUBLINGS_IN_A_MINUTE,
                patience.doublings(sinceOpening - climbedWith, now - climbedAt));
        return crept * Math.pow(2, Math.min(doublings, MOST_DOUBLINGS));
    }

    /** A request leaves. */
    void left(long now) {
        if (!begun) {
            begun = true;
            begin = now;
            openedAt = now;
        }
        sinceOpening++;
    }

    /** Looker let a request through. */
    void answered(Departure departure) {
        if (departure.at() < openedAt) {
            return;
        }
        answers++;
        if (answers == ENOUGH_ANSWERS) {
            sustained.add(letThrough, openedAt - begin);
            begin = openedAt;
            letThrough = 0;
        }
    }

    /** Looker refused a request. */
    void refused(Departure departure, long now, Optional<Duration> retryAfter) {
        if (departure.at() >= openedAt) {
            sinceOpening--;
        } else if (answers < ENOUGH_ANSWERS) {
            letThrough--;
        }
        if (departure.at() >= openedAt && !closed) {
            closed = true;
            if (answers > 0 || top == Double.POSITIVE_INFINITY) {
                refused = departure;
            }
            if (retryAfter.isEmpty()) {
                closedUntil = Math.max(closedUntil, pause.until(departure, now));
            }
        }
        if (retryAfter.isPresent()) {
            closedUntil = Math.max(closedUntil, now + retryAfter.get().toNanos());
        }
    }

    private void open(long now) {
        closed = false;
        answers = 0;
        letThrough += sinceOpening;
        sinceOpening = 0;
        openedAt = now;
        double count = Math.max(1, letThrough);
        long took = Math.max(1, now - begin);
        boolean byTheMinute = now - refused.at() > 2 * SECOND && letThrough >= ENOUGH_FOR_A_MINUTE;
        patience.learn(refused, top, letThrough, byTheMinute);
        double high = refused.rate();
        if (byTheMinute) {
            high = Math.min(high, count / Math.max(1, took - SECOND));
        }
        double measured = JUST_BELOW_LOW * count / took;
        if (sustained.contradicts(refused)) {
            high = ABOVE_SUSTAINED * sustained.rate();
            measured = sustained.rate();
        }
        top = Math.max(measured, JUST_BELOW_HIGH * high);
        low = Math.max(measured, top / WIDEST);
    }

    /** How long to wait when Looker does not say. */
    private final class Pause {
        private long length;

        long until(Departure departure, long now) {
            if (answers > 0 || length == 0) {
                length = Math.min(SECOND, (long) (SPACINGS_OF_A_PAUSE / departure.rate()));
            } else if (length < SECOND) {
                length = Math.min(SECOND, 2 * length);
            } else {
                length = Math.min(MINUTE, 2 * length);
                long minute = begin + MINUTE + SECOND;
                boolean windowOfAMinute = letThrough + sinceOpening >= ENOUGH_FOR_A_MINUTE && minute > now;
                return windowOfAMinute ? minute : now + length;
            }
            return now + length;
        }
    }
}
