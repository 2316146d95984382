package io.lookervault.cli;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends the process when it is asked to, by Ctrl-C or SIGTERM: tells the work to stop, gives it the grace period to finish what
 * it must not leave half done, and halts. What is not finished by then is undone by the vault, since every page and item is one
 * transaction, and the exit code is 130. Work that came to its end all the same says by its own code how.
 */
final class Interrupts {
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Runnable stop;
    private volatile boolean asked;
    private volatile int code = ExitCode.INTERRUPTED.code();
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
            if (asked) { // while what the work needs was being started, where an interrupt may get lost
                throw new CancellationException();
            }
            return work.get();
        } finally {
            stop = before;
        }
    }

    private void end() {
        if (finished.getCount() == 0) {
            return; // the program ends by itself
        }
        asked = true;
        Thread stopping = new Thread(stop, "stop"); // which may wait for the vault, and the grace period for nobody
        stopping.setDaemon(true);
        stopping.start();
        try {
            if (!finished.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            }
        } catch (InterruptedException cannotWait) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /** The work is done, with this exit code; from here on nothing is left half done. */
    void done(int exitCode) {
        code = exitCode;
        finished.countDown();
    }
}
