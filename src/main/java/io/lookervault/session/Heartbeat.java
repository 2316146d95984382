package io.lookervault.session;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells the listener of a run how far it is, at least once a second, until closed. */
public final class Heartbeat implements AutoCloseable {
    private static final long PERIOD_MILLIS = 900;

    private final ScheduledExecutorService timer;
    private final Progress progress;
    private final RunListener listener;
    private final ScheduledFuture<?> beats;

    public Heartbeat(Session session) {
        this(session.progress(), session.listener());
    }

    /** For a run that has no session in the vault. */
    public Heartbeat(Progress progress, RunListener listener) {
        this.progress = progress;
        this.listener = listener;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        beats = timer.scheduleAtFixedRate(this::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        listener.progressed(progress.snapshot());
    }

    /** Stops, after telling how far the run came. */
    @Override
    public void close() {
        beats.cancel(false);
        timer.shutdownNow();
        beat();
    }
}
