package io.lookervault.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that somebody set the clock of the machine back, by a clock that nobody can set. What waits for a moment that was near
 * and is far away again has to be told then. A clock that is set forward needs nobody: what is due is due at once.
 */
final class ClockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);
    /** So much is no mere correction. */
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final InstantSource steady;
    private final Runnable setBack;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Duration furthest;

    /**
     * @param clock the time of day
     * @param steady a clock that only goes forward
     * @param setBack called after the clock was set back; again at the next look when it throws
     */
    ClockWatch(InstantSource clock, InstantSource steady, Runnable setBack) {
        this.clock = clock;
        this.steady = steady;
        this.setBack = setBack;
        this.furthest = ahead();
    }

    void begin() {
        Thread watch = new Thread(this::watch, "clock-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        Duration now = ahead();
        Duration back = furthest.minus(now);
        if (back.isNegative()) {
            furthest = now;
        } else if (back.compareTo(SET_BACK) > 0) {
            try {
                setBack.run();
                furthest = now;
                LOG.warn("the clock was set back by {} s; the schedules go by the new time", back.toSeconds());
            } catch (RuntimeException later) { // nothing may end the watch
                LOG.error("the clock was set back, and the schedules could not be told: {}", later.toString());
            }
        }
    }

    /** By how much the time of day is ahead of the steady clock. */
    private Duration ahead() {
        return Duration.between(steady.instant(), clock.instant());
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
