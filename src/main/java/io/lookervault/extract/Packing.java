package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.vault.PackedItem;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Packs items while the worker that brought them reads on, on processors that have nothing else to do. Where there is
 * none, the worker packs by itself, so that little queues up in memory.
 *
 * <p>Thread-safe: workers share it.
 */
final class Packing implements AutoCloseable {
    /** Enough to even out large and small items; the dashboards among them are what takes memory. */
    private static final int WAITING = 32;

    private final ThreadPoolExecutor helpers;

    Packing() {
        int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        helpers = new ThreadPoolExecutor(
                spare,
                spare,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Packing::thread,
                (task, busy) -> task.run());
        helpers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "packing");
        thread.setDaemon(true);
        return thread;
    }

    /** An item that is being packed; not to be changed until it is. */
    static final class Pending {
        private final FutureTask<PackedItem> task;

        private Pending(Item item) {
            task = new FutureTask<>(() -> PackedItem.of(item));
        }

        /** The packed item, as soon as it is. Throws what packing threw. */
        PackedItem get() {
            try {
                return task.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(stop);
            }
        }
    }

    /** Begins to pack an item. */
    Pending begin(Item item) {
        Pending pending = new Pending(item);
        helpers.execute(pending.task);
        return pending;
    }

    /** Lets the helpers go; whoever packs from now on does so by itself. */
    @Override
    public void close() {
        helpers.shutdown();
    }
}
