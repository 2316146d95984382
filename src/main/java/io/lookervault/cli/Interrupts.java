package io.lookervault.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process with 130 when it is asked to end: interrupts the working thread, lets it finish what it must not
 * leave half done, and halts.
 */
final class Interrupts {
    private static final long GRACE_SECONDS = 90;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private Interrupts(Thread worker) {
        this.hook = new Thread(() -> end(worker), "interrupts");
    }

    static Interrupts watch(Thread worker) {
        Interrupts interrupts = new Interrupts(worker);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /** Called between the items of a long answer. */
    static void check() {
        if (Thread.interrupted()) {
            throw new CancellationException();
        }
    }

    private void end(Thread worker) {
        worker.interrupt();
        try {
            boolean orderly = finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(orderly ? ExitCode.INTERRUPTED.code() : ExitCode.FAILED.code());
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
    }

    /** The work is done; from here on nothing is left half done. */
    void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            Thread.currentThread().interrupt();
        }
    }
}
