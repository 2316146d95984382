package io.lookervault.looker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Notices that Looker is gone, as opposed to one page that fails: nothing good has come for a while, and several calls
 * have failed in a row. From then on every call fails at once, until a new run begins or someone is given time.
 *
 * <p>Thread-safe: workers share it.
 */
public final class Outage {
    private static final int FEWEST_FAILURES = 3;

    private final InstantSource clock;
    private Instant lastGood;
    private int failures;
    private String lastFailure = "";

    /** @param clock one that nobody sets while it runs */
    public Outage(InstantSource clock) {
        this.clock = clock;
        this.lastGood = clock.instant();
    }

    /** A new run starts with a clean slate. */
    public synchronized void forget() {
        answered();
    }

    /**
     * Someone comes beside the runs: Looker is waited for as long as if it had just answered. That it fails is not forgotten,
     * since a run that is on must not take a Looker that is gone for items that fail.
     */
    public synchronized void giveTime() {
        lastGood = clock.instant();
    }

    synchronized void answered() {
        lastGood = clock.instant();
        failures = 0;
    }

    synchronized void failed(String why) {
        failures++;
        lastFailure = why;
    }

    /** Whether the last that came of any call was a failure. */
    public synchronized boolean failing() {
        return failures > 0;
    }

    /** The call that tells whether Looker answers at all. */
    public Call probe() {
        return Call.get("/user", "/user", "fields=id", ReplyReader.object());
    }

    /**
     * Called before each call.
     *
     * @param patienceSeconds how long nothing good may come
     * @throws LookerGone when it has been longer
     */
    public synchronized void check(int patienceSeconds) {
        Duration silent = Duration.between(lastGood, clock.instant());
        if (failures >= FEWEST_FAILURES && silent.compareTo(Duration.ofSeconds(patienceSeconds)) >= 0) {
            throw new LookerGone("nothing good came from Looker for " + silent.toSeconds() + " s; last: " + lastFailure
                    + ". Go on when it is back");
        }
    }
}
