package io.lookervault.schedule;

import io.lookervault.vault.FireEnd;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One time that a schedule fires, from its beginning to its end. For one thread; {@link #end} may come from another. */
public final class Fire {
    private static final Set<String> FINE = Set.of("completed", "interrupted", "skipped");

    private final long id;
    private final String schedule;
    private final String cause;
    private final Instant due;
    private Optional<Order> order = Optional.empty();
    private int attempts;
    private volatile Optional<FireEnd> end = Optional.empty();

    Fire(long id, String schedule, String cause, Instant due) {
        this.id = id;
        this.schedule = schedule;
        this.cause = cause;
        this.due = due;
    }

    long id() {
        return id;
    }

    /** The id of its route. */
    public String schedule() {
        return schedule;
    }

    /** What it is asked to do. */
    public Order order() {
        return order.orElseThrow();
    }

    void ordered(Order what) {
        order = Optional.of(what);
    }

    /** The word for its work. */
    public String work() {
        return order().work();
    }

    /** Whether there is something to do, for the first time or again. */
    public boolean open() {
        return end.isEmpty();
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    void begin() {
        attempts++;
    }

    void end(String outcome, Optional<String> session, String reason) {
        end = Optional.of(new FireEnd(outcome, attempts, session, reason));
    }

    /** What was done of it is not enough. */
    void reopen() {
        end = Optional.empty();
    }

    FireEnd end() {
        return end.orElseThrow();
    }

    boolean caughtUp() {
        return !cause.equals(Schedules.BY_SCHEDULE);
    }

    /** Whether a backup is stored that can be verified. */
    public boolean stored() {
        return end.filter(e -> e.outcome().equals("completed") || e.outcome().equals("partial"))
                .isPresent();
    }

    /** Whether the vault is to be compared with Looker as well, now that it is sound. */
    public boolean live() {
        return stored() && order().has("live");
    }

    /** The session of its last try. */
    public Optional<String> session() {
        return end.flatMap(FireEnd::session);
    }

    /** Whether somebody should hear of it. */
    public boolean bad() {
        return end.filter(e -> !FINE.contains(e.outcome())).isPresent();
    }

    /** What somebody should hear, as plain values. */
    public Map<String, Object> notice() {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("event", "schedule_" + end().outcome());
        notice.put("schedule", schedule);
        notice.put("work", order.map(Order::work).orElse(""));
        notice.put("due", due.toString());
        notice.put("outcome", end().outcome());
        notice.put("attempts", attempts);
        notice.put("session_id", end().session().orElse(""));
        notice.put("reason", end().reason());
        return notice;
    }

    @Override
    public String toString() {
        return "fire " + id + " of " + schedule + " (" + cause + ")";
    }
}
