package io.lookervault.cli;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends the process with 130 when it is asked to end, by Ctrl-C or SIGTERM: tells the work to stop, gives it the grace period
 * to finish what it must not leave half done, and halts. What is not finished by then is undone by the vault, since every
 * page and item is one transaction.
 */
final class Interrupts {
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Runnable stop;
    private volatile Duration grace = Duration.ofSeconds(8);

    private Interrupts(Runnable stop) {
        this.stop = stop;
    }

    /** For a program that is not a process of its own. */
    static Interrupts none() {
        return new Interrupts(() -> {});
    }

    /** Interrupts the thread, unless a verb has a gentler way. */
    static Interrupts watch(Thread worker) {
        Interrupts interrupts = new Interrupts(worker::interrupt);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::end, "interrupts"));
        return interrupts;
    }

    /** Called between the items of a long answer. */
    static void check() {
        if (Thread.interrupted()) {
            throw new CancellationException();
        }
    }

    /** How long work may take to come to its end from now on. */
    Interrupts within(Duration period) {
        grace = period;
        return this;
    }

    /** Does work that has its own way to stop. */
    <T> T during(Runnable gentler, Supplier<T> work) {
        Runnable before = stop;
        stop = gentler;
        try {
            return work.get();
        } finally {
            stop = before;
        }
    }

    private void end() {
        if (finished.getCount() == 0) {
            return; // the program ends by itself
        }
        stop.run();
        try {
            if (!finished.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            }
        } catch (InterruptedException cannotWait) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    /** The work is done; from here on nothing is left half done. */
    void close() {
        finished.countDown();
    }
}
