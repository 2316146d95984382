package io.lookervault.looker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Tells a Looker that is gone from a call that fails. When nothing good has come for a while and several calls have failed
 * in a row, that may be either: so Looker is asked who we are, which it always can answer. Only when that brings no answer
 * Looker is gone, and from then on every call fails at once, until a new run begins or someone is given time.
 *
 * <p>Thread-safe: workers share it. One of them asks, the others wait for what comes of it.
 */
public final class Outage {
    private static final int FEWEST_FAILURES = 3;
    private static final Call PROBE = Call.get("/user", "/user", "fields=id", ReplyReader.object());

    private final InstantSource clock;
    private final Consumer<Call> ask;
    private final ReentrantLock asking = new ReentrantLock();
    private Instant lastGood;
    private int failures;
    private String lastFailure = "";
    private Instant askedSince = Instant.MIN;
    private int unanswered;
    private boolean heard;
    private Optional<String> gone = Optional.empty();

    /**
     * @param clock one that nobody sets while it runs
     * @param ask sends a call through the route {@code looker-probe}
     */
    public Outage(InstantSource clock, Consumer<Call> ask) {
        this.clock = clock;
        this.ask = ask;
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
        gone = Optional.empty();
    }

    synchronized void answered() {
        giveTime();
        failures = 0;
        heard = true;
    }

    synchronized void failed(String why) {
        failures++;
        lastFailure = why;
    }

    /** Whether the last that came of any call was a failure. */
    public synchronized boolean failing() {
        return failures > 0;
    }

    /**
     * Called before each try of a call.
     *
     * @param patienceSeconds how long nothing good may come before it is asked whether Looker is there
     * @throws LookerGone when it is not
     */
    public void check(int patienceSeconds) {
        if (suspected(patienceSeconds)) {
            mustAnswer();
        }
    }

    private synchronized boolean suspected(int patienceSeconds) {
        return gone.isPresent() || (failures >= FEWEST_FAILURES && silentFor(patienceSeconds));
    }

    /**
     * Called before anything is given up. Comes back when Looker answers, and says whether that was in doubt.
     *
     * @throws LookerGone when it does not answer
     */
    public boolean mustAnswer() {
        boolean doubt = failing();
        asking.lock();
        try {
            if (failing()) { // or another worker has found out meanwhile
                mustNotBeGone();
                probe();
            }
        } finally {
            asking.unlock();
        }
        return doubt;
    }

    private void probe() {
        beginAsking();
        try {
            ask.accept(PROBE);
        } catch (Rejected | Unauthorized | Throttled answer) {
            answered();
        } catch (Unavailable silence) {
            giveUp();
            mustNotBeGone();
        }
    }

    private synchronized void beginAsking() {
        askedSince = clock.instant();
        unanswered = 0;
        heard = false;
    }

    private synchronized void giveUp() {
        if (!heard) {
            Duration silent = Duration.between(lastGood, clock.instant());
            gone = Optional.of("nothing good came from Looker for " + silent.toSeconds() + " s; last: " + lastFailure
                    + ". Go on when it is back");
        }
    }

    private synchronized void mustNotBeGone() {
        gone.ifPresent(why -> {
            throw new LookerGone(why);
        });
    }

    /**
     * Whether to ask once more who we are, after that brought no answer: until nothing good has come for long enough, and then
     * only if it was hardly asked yet. It is no use when others got an answer meanwhile: Looker is there.
     *
     * @param patienceSeconds how long nothing good may come, and how long it is asked at most when none has for longer
     */
    public synchronized boolean mayAnswerYet(int patienceSeconds) {
        unanswered++;
        boolean hardlyAsked = unanswered < FEWEST_FAILURES && !passed(askedSince, patienceSeconds);
        return !heard && (hardlyAsked || !silentFor(patienceSeconds));
    }

    private boolean silentFor(int seconds) {
        return passed(lastGood, seconds);
    }

    private boolean passed(Instant since, int seconds) {
        return Duration.between(since, clock.instant()).compareTo(Duration.ofSeconds(seconds)) >= 0;
    }
}
