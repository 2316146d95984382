package io.lookervault.session;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Work for the splitter of a route, of which more becomes known while it is done. At most so many pieces as there are workers are
 * out at a time; when there is nothing to hand out but somebody is still at work, the next one waits for what comes of that.
 *
 * <p>Thread-safe. The splitter looks whether there is a next piece before it has handed the last one to a worker, so {@link
 * #hasNext()} never waits and {@link #next()} does; the last piece of all is an {@linkplain #end end}, which asks for nothing.
 *
 * @param <T> what a worker takes
 */
public abstract class WorkList<T> implements Iterator<T> {
    private final int workers;
    private int outstanding;
    private boolean stopped;
    private boolean ended;
    private Optional<Exception> failure = Optional.empty();

    protected WorkList(int workers) {
        this.workers = workers;
    }

    /** The next piece of work, as far as is known by now. Called by one thread at a time. */
    protected abstract Optional<T> find();

    /** The last message of all. */
    protected abstract T end();

    @Override
    public final synchronized boolean hasNext() {
        return !ended;
    }

    @Override
    public final synchronized T next() {
        if (ended) {
            throw new NoSuchElementException("the work list has ended");
        }
        Optional<T> found = Optional.empty();
        try {
            while (found.isEmpty() && !ended) {
                found = stopped || outstanding >= workers ? Optional.empty() : findOrStop();
                ended = found.isEmpty() && outstanding == 0;
                if (found.isEmpty() && !ended) {
                    wait();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        if (found.isEmpty()) {
            return end();
        }
        outstanding++;
        return found.get();
    }

    /** A vault that cannot be read ends the run like any other failure: what is out finishes, then the run is closed. */
    private Optional<T> findOrStop() {
        try {
            return find();
        } catch (RuntimeException broken) {
            failure = Optional.of(broken);
            stopped = true;
            return Optional.empty();
        }
    }

    /** Why no more work could be found, if that was so. */
    public final synchronized Optional<Exception> failure() {
        return failure;
    }

    /** Whether pieces are out. */
    protected final synchronized boolean working() {
        return outstanding > 0;
    }

    /** A worker is free again. */
    public final synchronized void done() {
        outstanding--;
        notifyAll();
    }

    /** Hands out nothing more; what is out may finish. */
    public final synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
