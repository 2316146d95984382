package io.lookervault.schedule;

import io.lookervault.vault.FireEnd;
import io.lookervault.vault.FireRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One time that a schedule fires, from its beginning to its end. For one thread; {@link #end} may come from another. */
public final class Fire {
    private static final Set<String> FINE = Set.of("completed", "interrupted", "skipped");

    private final String schedule;
    private final String cause;
    private final Instant due;
    private final Instant started;
    private volatile long id;
    private Optional<String> lack = Optional.empty();
    private boolean neglected;
    private Optional<Order> order = Optional.empty();
    private int attempts;
    private volatile Optional<FireEnd> end = Optional.empty();

    Fire(String schedule, String cause, Instant due, Instant started) {
        this.schedule = schedule;
        this.cause = cause;
        this.due = due;
        this.started = started;
    }

    long id() {
        return id;
    }

    /** Its beginning is in the vault, under this number. */
    void written(long number) {
        id = number;
    }

    /** Whether its beginning is in the vault. */
    boolean isWritten() {
        return id != 0;
    }

    /** The vault did not take its beginning or its end. */
    void lacks(String why) {
        lack = Optional.of(why);
    }

    /** It is not the first in vain of its schedule, and somebody should hear of it although all is well with it. */
    void neglected() {
        neglected = true;
    }

    String cause() {
        return cause;
    }

    Instant due() {
        return due;
    }

    /** How it ended, for the vault. */
    FireRow row(Instant ended) {
        return new FireRow(
                id,
                schedule,
                cause,
                due,
                started,
                Optional.of(ended),
                end().outcome(),
                end().attempts(),
                end().session(),
                end().reason());
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
        return end.filter(e -> lack.isPresent() || !fine()).isPresent();
    }

    /** What somebody should hear, as plain values. */
    public Map<String, Object> notice() {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("event", "schedule_" + (fine() ? "unwritten" : end().outcome()));
        notice.put("schedule", schedule);
        notice.put("work", order.map(Order::work).orElse(""));
        notice.put("due", due.toString());
        notice.put("outcome", end().outcome());
        notice.put("attempts", attempts);
        notice.put("session_id", end().session().orElse(""));
        notice.put("reason", reason());
        return notice;
    }

    private boolean fine() {
        return FINE.contains(end().outcome()) && !neglected;
    }

    private String reason() {
        String reason = end().reason();
        return lack.map(why -> (reason.isEmpty() ? "" : reason + "; ") + "not written down: " + why)
                .orElse(reason);
    }

    @Override
    public String toString() {
        return "fire " + (isWritten() ? id : "without a number") + " of " + schedule + " (" + cause + ")";
    }
}
