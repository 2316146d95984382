package io.lookervault.schedule;

import io.lookervault.session.Causes;
import io.lookervault.vault.FireEnd;
import io.lookervault.vault.Fires;
import io.lookervault.vault.VaultInUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins, waits for and ends fires. Bean of the route {@code schedule-fire}: each fire is in the vault from its first moment
 * to its end, whatever becomes of it. A vault that does not take it keeps nothing from being done and told.
 *
 * <p>Thread-safe.
 */
public final class Schedules {
    static final String BY_SCHEDULE = "schedule";
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final FireBook book;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<Fire> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Schedules(Fires fires, Timetables timetables, InstantSource clock, RandomGenerator random) {
        this.book = new FireBook(fires, timetables, clock);
        this.clock = clock;
        this.random = random;
    }

    /**
     * A schedule fires. One that is still busy with its last fire skips this one.
     *
     * @param schedule id of its route
     * @param order what it is asked to do, as {@link Order} reads it
     * @param headers of the trigger: {@code scheduledFireTime}, and {@code cause} when it is not the time
     */
    public Fire begin(String schedule, String order, Map<String, Object> headers) {
        Instant due = headers.get("scheduledFireTime") instanceof Date date ? date.toInstant() : clock.instant();
        String cause = String.valueOf(headers.getOrDefault("cause", BY_SCHEDULE));
        Fire fire = new Fire(schedule, cause, due, clock.instant());
        book.begin(fire);
        if (stopped.getCount() == 0) {
            fire.end("interrupted", Optional.empty(), "the daemon is being stopped");
        } else if (!busy.add(schedule)) {
            fire.end("skipped", Optional.empty(), "the fire before it has not ended yet");
        } else {
            open.add(fire);
            accept(fire, order);
        }
        return fire;
    }

    private static void accept(Fire fire, String order) {
        try {
            fire.ordered(Order.parse(order));
            LOG.info("{} begins: {}", fire, order);
        } catch (IllegalArgumentException wrong) {
            fire.end("failed", Optional.empty(), wrong.getMessage());
        }
    }

    /**
     * Waits before a try: before the first up to the jitter, before others longer each time.
     *
     * @param jitter longest wait before the first try, in seconds
     * @param delay wait before the second try, in seconds
     * @param multiplier how many times longer each further wait is
     */
    public void pause(Fire fire, int jitter, int delay, double multiplier) throws InterruptedException {
        fire.begin();
        long millis = fire.attempts() > 1
                ? backoff(fire.attempts() - 2, delay, multiplier)
                : fire.caughtUp() ? 0 : random.nextLong(jitter * 1000L + 1);
        if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
            throw new CancellationException("the daemon is being stopped");
        }
    }

    private static long backoff(int tries, int delay, double multiplier) {
        double millis = delay * 1000.0 * Math.pow(multiplier, tries);
        return millis < (double) LONGEST_WAIT.toMillis() ? Math.round(millis) : LONGEST_WAIT.toMillis();
    }

    /** The work was done, or was ended as it should. */
    public void done(Fire fire, String outcome, Optional<String> session, String reason) {
        fire.end(outcome, session, reason);
    }

    /**
     * The work failed and may be tried again.
     *
     * @param tries how often it is tried again
     */
    public void failed(Fire fire, Throwable failure, int tries) {
        Throwable cause = Causes.root(failure);
        String reason = Causes.reason(failure);
        Optional<String> session = cause instanceof WorkFailed work ? work.session() : Optional.empty();
        if (cause instanceof VaultInUse) {
            fire.end("skipped", session, reason);
        } else if (cause instanceof CancellationException || stopped.getCount() == 0) {
            fire.end("interrupted", session, reason);
        } else if (cause instanceof IllegalArgumentException || fire.attempts() > tries) {
            fire.end("failed", session, reason);
        } else {
            fire.reopen();
            LOG.warn("{}, try {}: {}. It is tried again", fire, fire.attempts(), reason);
        }
    }

    /** Writes down how a fire ended. */
    public synchronized void close(Fire fire) {
        FireEnd end = fire.end();
        try {
            book.end(fire);
        } finally { // whatever happens must not stop the schedule for good
            if (open.remove(fire)) {
                busy.remove(fire.schedule());
                count(fire);
            }
        }
        LOG.info(
                "{} ended: {}{}{}",
                fire,
                end.outcome(),
                end.session().map(id -> ", session " + id).orElse(""),
                end.reason().isEmpty() ? "" : ", " + end.reason());
    }

    /** Once is chance. A second fire in vain that nobody hears of would be followed by others, until nothing is backed up any more. */
    private void count(Fire fire) {
        if (fire.stored()) {
            inVain.remove(fire.schedule());
        } else if (fire.end().outcome().equals("skipped") && inVain.merge(fire.schedule(), 1, Integer::sum) == 2) {
            fire.neglected();
        }
    }

    /** Nothing begins any more and nobody waits; what ends from now on was interrupted. */
    public void stop() {
        stopped.countDown();
    }

    /** What still runs is marked as interrupted, in case the process ends before it does. */
    public synchronized void markInterrupted() {
        book.stop(open);
    }
}
