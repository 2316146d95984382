package io.lookervault.session;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot.KindProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Counts what a run has done, for people to watch; the ledger in the vault, not this, decides how the run ended.
 *
 * <p>Thread-safe: workers share it.
 */
public final class Progress {
    private static final class Count {
        long completed;
        long before;
        long listed;
        OptionalLong total = OptionalLong.empty();
        boolean closed;
    }

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private final LongSupplier nanos;
    private final DoubleSupplier pace;
    private final int workers;
    private final long begun;
    private long busyNanos;
    private int active;
    private long errors;

    /**
     * @param nanos a clock that only goes forward, in nanoseconds
     * @param pace share of the allowed pace that is used now
     */
    public Progress(int workers, LongSupplier nanos, DoubleSupplier pace) {
        this.workers = workers;
        this.nanos = nanos;
        this.pace = pace;
        this.begun = nanos.getAsLong();
    }

    private Count count(Kind kind) {
        return counts.computeIfAbsent(kind, k -> new Count());
    }

    /** What an earlier part of the same session had done already. */
    public synchronized void resumeFrom(Kind kind, long listed, long completed) {
        Count count = count(kind);
        count.listed = listed;
        count.completed = completed;
        count.before = completed;
    }

    /** So many more items of the kind are known to exist. */
    public synchronized void listed(Kind kind, long more) {
        count(kind).listed += more;
    }

    /** Looker says how many items of the kind there are. */
    public synchronized void total(Kind kind, long total) {
        count(kind).total = OptionalLong.of(total);
    }

    /** Everything of the kind is done: so much the ledger says, which counts once what several pages named. */
    public synchronized void closed(Kind kind, long listed, long completed) {
        Count count = count(kind);
        count.listed = listed;
        count.completed = completed;
        count.closed = true;
    }

    /** So many more items are stored, parked or found vanished. */
    public synchronized void completed(Kind kind, long more) {
        count(kind).completed += more;
    }

    /** One more item is parked. */
    public synchronized void failed() {
        errors++;
    }

    /** A worker takes up a piece of work. */
    public synchronized void begin() {
        active++;
    }

    /** A worker has done a piece of work that took so long. */
    public synchronized void end(long tookNanos) {
        active--;
        busyNanos += tookNanos;
    }

    /** Share of the workers' time in which they worked, from 0 to 1. */
    public synchronized double utilization() {
        long elapsed = nanos.getAsLong() - begun;
        return elapsed <= 0 ? 0 : Math.min(1, (double) busyNanos / ((double) elapsed * workers));
    }

    /** Time since the run began, or was resumed. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** Items done since the run began, or was resumed. */
    public synchronized long sinceBegun() {
        return counts.values().stream()
                .mapToLong(count -> count.completed - count.before)
                .sum();
    }

    /** How fast the run was up to now. */
    public synchronized Throughput throughput() {
        Duration elapsed = elapsed();
        return new Throughput(elapsed, sinceBegun() / Math.max(0.001, elapsed.toNanos() / 1e9), utilization());
    }

    /** How far the run is now. */
    public synchronized ProgressSnapshot snapshot() {
        double seconds = Math.max(0.001, elapsed().toNanos() / 1e9);
        List<KindProgress> kinds = new ArrayList<>();
        long done = 0;
        long toDo = 0;
        boolean known = true;
        for (Map.Entry<Kind, Count> entry : counts.entrySet()) {
            Count count = entry.getValue();
            OptionalLong total = count.closed ? OptionalLong.of(count.listed) : count.total;
            kinds.add(new KindProgress(
                    entry.getKey(), count.completed, total, (count.completed - count.before) / seconds));
            done += count.completed - count.before;
            known &= total.isPresent();
            toDo += Math.max(0, total.orElse(0) - count.completed);
        }
        double rate = done / seconds;
        Optional<Duration> remaining =
                known && rate > 0 ? Optional.of(Duration.ofMillis((long) (toDo / rate * 1000))) : Optional.empty();
        return new ProgressSnapshot(kinds, elapsed(), rate, active, workers, errors, remaining, pace.getAsDouble());
    }
}
