package io.lookervault.looker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One pace for all workers: requests leave one by one, evenly spaced, never more than the limit in any second. After a 429
 * all of them slow down together, nothing leaves inside the {@code Retry-After} window, then the speed comes back
 * gradually.
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
    private static final double CUT = 0.7;
    private static final double SLOWEST = 0.02;
    private static final double REGAIN_PER_SECOND = 0.05;

    private final Waiting waiting;
    private final ReentrantLock gate = new ReentrantLock(true);
    private volatile long closedUntil;
    private volatile boolean stopped;
    private long lastMoment;
    private long lastLeft;
    private double speed = 1;
    private long lastCut;
    private long lastRegain;
    private int throttled;

    public Pace(Waiting waiting) {
        this.waiting = waiting;
        long now = waiting.now();
        closedUntil = now;
        lastMoment = now - Duration.ofMinutes(1).toNanos();
        lastLeft = lastMoment;
        lastCut = lastMoment;
        lastRegain = now;
    }

    /**
     * Waits until the next request may leave.
     *
     * @param perSecond highest number of requests in a second
     * @param perMinute highest number of requests in a minute
     * @throws CancellationException when the run is being stopped
     */
    public void await(int perSecond, int perMinute) throws InterruptedException {
        gate.lockInterruptibly();
        try {
            long spacing = (long) (SPACING * Math.max(1e9 / perSecond, 60e9 / perMinute) / currentSpeed());
            long moment = Math.max(lastMoment + spacing, lastLeft + spacing - CATCH_UP);
            long until = Math.max(moment, closedUntil);
            mustGoOn();
            for (long now = waiting.now(); now < until; now = waiting.now()) {
                waiting.sleep(Math.min(until - now, Duration.ofMillis(100).toNanos()));
                until = Math.max(moment, closedUntil);
                mustGoOn();
            }
            lastLeft = waiting.now();
            lastMoment = Math.max(moment, lastLeft - CATCH_UP);
        } finally {
            gate.unlock();
        }
    }

    private void mustGoOn() {
        if (stopped) {
            throw new CancellationException("the run is being stopped");
        }
    }

    /** Looker said 429: slows down, at most once a second, and closes the gate for the time that Looker asked for. */
    synchronized void throttled(Optional<Duration> retryAfter) {
        long now = waiting.now();
        throttled++;
        if (now - lastCut >= Duration.ofSeconds(1).toNanos()) {
            speed = Math.max(SLOWEST, currentSpeed() * CUT);
            lastCut = now;
            lastRegain = now;
        }
        long pause = retryAfter.orElse(Duration.ofMillis(250)).toNanos();
        closedUntil = Math.max(closedUntil, now + pause);
    }

    /** Looker answered well. */
    synchronized void succeeded() {
        currentSpeed();
    }

    private synchronized double currentSpeed() {
        long now = waiting.now();
        if (speed < 1 && now > closedUntil) {
            long since = now - Math.max(lastRegain, closedUntil);
            speed = Math.min(1, speed + REGAIN_PER_SECOND * Math.max(0, since) / 1e9);
        }
        lastRegain = now;
        return speed;
    }

    /** A new run: whoever still waits of the last one has gone. */
    public void open() {
        stopped = false;
    }

    /** The run is being stopped: whoever waits, waits no longer. */
    public void stop() {
        stopped = true;
    }

    /** Share of the allowed pace that is used now, from 0 to 1; below 1 after a 429. */
    public synchronized double speed() {
        return currentSpeed();
    }

    /** How many 429 there were. */
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
