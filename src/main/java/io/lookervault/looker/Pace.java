package io.lookervault.looker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One pace for all workers: requests leave one by one, evenly spaced, never more than the limit in any second or minute.
 * After a 429 nothing leaves inside the {@code Retry-After} window, and then all of them keep to the rate that Looker has
 * been found to let through ({@link LearnedRate}).
 *
 * <p>A worker holds the gate while it waits for its moment, so the next moment is reckoned from when a request really left.
 * Moments are 1 % further apart than the limit asks; a late one may be caught up by at most 8 ms, so the late start of one
 * request never pushes the next ones over the limit.
 *
 * <p>Thread-safe: workers share it.
 */
public final class Pace {
    private static final double SPACING = 1.01;
    private static final long CATCH_UP = Duration.ofMillis(8).toNanos();
    private static final double CATCH_UP_LEARNED = 0.02;
    private static final long NAP = Duration.ofMillis(100).toNanos();

    private final Waiting waiting;
    private final ReentrantLock gate = new ReentrantLock(true);
    private final LearnedRate learned;
    private volatile boolean stopped;
    private volatile Optional<Limit> retuned = Optional.empty();
    private long lastMoment;
    private long lastLeft;
    private double allowed = Double.POSITIVE_INFINITY;
    private int throttled;

    public Pace(Waiting waiting) {
        this.waiting = waiting;
        long now = waiting.now();
        learned = new LearnedRate(now);
        lastMoment = now - Duration.ofMinutes(1).toNanos();
        lastLeft = lastMoment;
    }

    /**
     * Waits until the next request may leave.
     *
     * @param perSecond highest number of requests in a second
     * @param perMinute highest number of requests in a minute
     * @return to be handed back with Looker's verdict on the request
     * @throws CancellationException when the run is being stopped
     */
    public Departure await(int perSecond, int perMinute) throws InterruptedException {
        gate.lockInterruptibly();
        try {
            Limit given = new Limit(perSecond, perMinute);
            mustGoOn();
            for (long wait = remaining(rate(given)); wait > 0; wait = remaining(rate(given))) {
                waiting.sleep(Math.min(wait, NAP));
                mustGoOn();
            }
            return leave(rate(given));
        } finally {
            gate.unlock();
        }
    }

    private double rate(Limit given) {
        Limit limit = retuned.orElse(given);
        return Math.min(limit.perSecond() / 1e9, limit.perMinute() / 60e9) / SPACING;
    }

    private synchronized long remaining(double limit) {
        long now = waiting.now();
        return Math.max(learned.closedUntil(), moment(Math.min(limit, learned.rate(now)))) - now;
    }

    private synchronized Departure leave(double limit) {
        long now = waiting.now();
        double rate = Math.min(limit, learned.rate(now));
        lastMoment = Math.max(moment(rate), now - catchUp(rate));
        lastLeft = now;
        allowed = limit;
        learned.left(now);
        return new Departure(now, rate);
    }

    private long moment(double rate) {
        long spacing = (long) (1 / rate);
        return Math.max(lastMoment + spacing, lastLeft + spacing - catchUp(rate));
    }

    /** Looker may refuse what is a little early, so hardly anything is caught up at a learned rate. */
    private long catchUp(double rate) {
        return rate < allowed ? Math.min(CATCH_UP, (long) (CATCH_UP_LEARNED / rate)) : CATCH_UP;
    }

    private void mustGoOn() {
        if (stopped) {
            throw new CancellationException("the run is being stopped");
        }
    }

    /** Looker said 429: the gate is closed for the time that Looker asked for, and the pace learns from it. */
    synchronized void throttled(Departure departure, Optional<Duration> retryAfter) {
        throttled++;
        learned.refused(departure, waiting.now(), retryAfter);
    }

    /** Looker answered well. */
    synchronized void succeeded(Departure departure) {
        learned.answered(departure);
    }

    /** From the next request on these limits hold, whatever callers say who were told others when they were made. */
    public void retune(int perSecond, int perMinute) {
        retuned = Optional.of(new Limit(perSecond, perMinute));
    }

    private record Limit(int perSecond, int perMinute) {}

    /** A new run: whoever still waits of the last one has gone, and its 429s are its own. */
    public synchronized void open() {
        throttled = 0;
        stopped = false;
    }

    /** The run is being stopped: whoever waits, waits no longer. */
    public void stop() {
        stopped = true;
    }

    /** Share of the allowed pace that is used now, from 0 to 1; below 1 after a 429. */
    public synchronized double speed() {
        return Math.min(1, learned.rate(waiting.now()) / allowed);
    }

    /** How many 429 there were in the present or last run. */
    public synchronized int throttledCount() {
        return throttled;
    }

    /** The passing of time, so that tests can step it. */
    public interface Waiting {
        /** Nanoseconds on a clock that only goes forward. */
        long now();

        /** Sleeps about so many nanoseconds. */
        void sleep(long nanos) throws InterruptedException;
    }
}
