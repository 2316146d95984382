package io.lookervault.restore;

import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The open entries of a plan, level by level: those of a level come when all before it are done or parked. At most {@code
 * workers} are out at a time. What is open is in the vault, not here.
 *
 * <p>Thread-safe. The splitter looks whether there is a next one before it has handed the last one to a worker, so {@link
 * #hasNext()} never waits and {@link #next()} does; the last message is an end.
 */
final class RestoreUnits implements Iterator<RestoreUnit> {
    private static final int TOGETHER = 500;

    private final String session;
    private final Restorations restorations;
    private final int workers;
    private final Deque<PlanRow> rows = new ArrayDeque<>();
    private Optional<PlanRow> last = Optional.empty();
    private int level = -1;
    private int outstanding;
    private Optional<Exception> failure = Optional.empty();
    private boolean stopped;
    private boolean ended;

    RestoreUnits(String session, Restorations restorations, int workers) {
        this.session = session;
        this.restorations = restorations;
        this.workers = workers;
    }

    @Override
    public synchronized boolean hasNext() {
        return !ended;
    }

    @Override
    public synchronized RestoreUnit next() {
        if (ended) {
            throw new NoSuchElementException("the plan has ended");
        }
        Optional<PlanRow> row = Optional.empty();
        try {
            while (row.isEmpty() && !ended) {
                row = stopped || outstanding >= workers ? Optional.empty() : findOrStop();
                ended = row.isEmpty() && outstanding == 0;
                if (row.isEmpty() && !ended) {
                    wait();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        if (row.isPresent()) {
            outstanding++;
        }
        return new RestoreUnit(session, row);
    }

    /** A vault that cannot be read ends the run like any other failure: what is out finishes, then the run is closed. */
    private Optional<PlanRow> findOrStop() {
        try {
            return find();
        } catch (RuntimeException broken) {
            failure = Optional.of(broken);
            stopped = true;
            return Optional.empty();
        }
    }

    /** Why no more entries could be found, if that was so. */
    synchronized Optional<Exception> failure() {
        return failure;
    }

    private Optional<PlanRow> find() {
        if (rows.isEmpty()) {
            rows.addAll(restorations.open(session, last, TOGETHER));
        }
        boolean waits = !rows.isEmpty() && rows.element().level() != level && outstanding > 0;
        if (rows.isEmpty() || waits) {
            return Optional.empty();
        }
        level = rows.element().level();
        last = Optional.of(rows.element());
        return Optional.of(rows.remove());
    }

    synchronized void done() {
        outstanding--;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
