package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Session;
import io.lookervault.vault.PlanTally;
import io.lookervault.vault.Restorations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One restoration while it runs: its session, what it restores and to where, and why it stops before its end. Thread-safe:
 * workers share it.
 */
public final class RestoreRun implements AutoCloseable {
    private final Session session;
    private final RestoreRequest request;
    private final Source source;
    private final Target target;
    private final Identities identities;
    private final Survey survey;
    private final RestoreUnits units;
    private final AtomicLong writes = new AtomicLong();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private Optional<Exception> reason = Optional.empty();
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private long settledBefore;
    private boolean approved;
    private boolean surveying = true;

    RestoreRun(Session session, RestoreRequest request, Source source, Target target) {
        this.session = session;
        this.request = request;
        this.source = source;
        this.target = target;
        this.identities = new Identities(
                source,
                target,
                restorations(),
                request.rules(),
                key -> restorations().planned(session.id(), key, "item"));
        this.survey = new Survey(source, target, identities, request.effort().batchSize());
        this.units =
                new RestoreUnits(session.id(), restorations(), request.effort().workers());
    }

    public Session getSession() {
        return session;
    }

    Restorations restorations() {
        return session.vault().restorations();
    }

    RestoreRequest request() {
        return request;
    }

    Source source() {
        return source;
    }

    Target target() {
        return target;
    }

    Identities identities() {
        return identities;
    }

    /** Whether more of the target may have to be read. */
    public synchronized boolean isSurveying() {
        return surveying && reason.isEmpty();
    }

    /** What has to be read next, in any order. */
    synchronized List<Work> nextRound() {
        List<Work> round = survey.next();
        surveying = !survey.isOver();
        return round;
    }

    /** Makes the plan from what was read. */
    void plan() {
        new Planner(source, target, restorations(), request.rules(), session.id(), survey.premises()).plan();
        Map<Kind, long[]> counts = new EnumMap<>(Kind.class);
        for (PlanTally tally : restorations().tallies(session.id())) {
            long[] count = counts.computeIfAbsent(tally.kind(), kind -> new long[2]);
            count[0] += tally.count();
            if (!tally.outcome().equals("open")) {
                count[1] += tally.count();
                settledBefore += tally.writes();
            }
        }
        counts.forEach((kind, count) -> session.progress().resumeFrom(kind, count[0], count[1]));
        counts.forEach((kind, count) -> session.progress().total(kind, count[0]));
    }

    /** Writes of entries that were settled before this run, which goes on where another was cut off. */
    long settledBefore() {
        return settledBefore;
    }

    void approve() {
        restorations().approve(session.id());
        approved = true;
    }

    /** Whether the plan is carried out. */
    public boolean isApproved() {
        return approved && reason().isEmpty();
    }

    /** The open entries of the plan; what the splitter splits. */
    public RestoreUnits getUnits() {
        return units;
    }

    void watch(Heartbeat beating) {
        heartbeat = Optional.of(beating);
    }

    void unwatch() {
        heartbeat.ifPresent(Heartbeat::close);
    }

    void begin(RestoreUnit unit) {
        begun.put(unit.getKey(), System.nanoTime());
        session.progress().begin();
    }

    void end(RestoreUnit unit) {
        session.progress().end(System.nanoTime() - begun.remove(unit.getKey()));
        units.done();
    }

    void wrote() {
        writes.incrementAndGet();
    }

    long writes() {
        return writes.get();
    }

    /** Hands out no more work; the first reason counts. */
    public synchronized void stop(Exception cause) {
        if (reason.isEmpty()) {
            reason = Optional.of(cause);
        }
        units.stop();
    }

    synchronized Optional<Exception> reason() {
        return reason.or(units::failure);
    }

    /** Forgets the target and lets go of the vault. */
    @Override
    public void close() {
        try {
            target.close();
            source.close();
        } finally {
            session.vault().close();
        }
    }
}
