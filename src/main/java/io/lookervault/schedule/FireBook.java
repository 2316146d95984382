package io.lookervault.schedule;

import io.lookervault.vault.FireEnd;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.Fires;
import io.lookervault.vault.VaultException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes fires into the vault. What the vault does not take keeps nothing from being done: the fire tells of it, and how it
 * ended is written together with the next one that is taken.
 *
 * <p>Thread-safe.
 */
final class FireBook {
    private static final Logger LOG = LoggerFactory.getLogger(FireBook.class);
    private static final int REMEMBERED = 2000;

    private final Fires fires;
    private final Timetables timetables;
    private final InstantSource clock;
    private final Queue<FireRow> unwritten = new ArrayDeque<>();

    FireBook(Fires fires, Timetables timetables, InstantSource clock) {
        this.fires = fires;
        this.timetables = timetables;
        this.clock = clock;
    }

    void begin(Fire fire) {
        attempt(fire, () -> {
            write();
            fire.written(fires.begin(fire.schedule(), fire.cause(), fire.due()));
            timetables.fired(fire.schedule());
        });
    }

    void end(Fire fire) {
        remember(fire.row(clock.instant()));
        attempt(fire, () -> {
            write();
            if (!fire.isWritten()) {
                timetables.fired(fire.schedule());
            }
        });
    }

    /** Marks what runs as interrupted, in case the process ends before it does. */
    void stop(Collection<Fire> running) {
        try {
            write();
            for (Fire fire : running) {
                if (fire.isWritten()) {
                    fires.end(
                            fire.id(),
                            new FireEnd("interrupted", fire.attempts(), Optional.empty(), "the daemon was stopped"));
                }
            }
        } catch (VaultException refused) {
            LOG.error("that fires are interrupted could not be written down: {}", refused.getMessage());
        }
    }

    private synchronized void remember(FireRow ended) {
        unwritten.add(ended);
        if (unwritten.size() > REMEMBERED) {
            unwritten.remove();
        }
    }

    private synchronized void write() {
        while (!unwritten.isEmpty()) {
            fires.write(unwritten.element());
            unwritten.remove();
        }
    }

    private static void attempt(Fire fire, Runnable writing) {
        try {
            writing.run();
        } catch (VaultException refused) {
            LOG.error("{} could not be written down, and goes on: {}", fire, refused.getMessage());
            fire.lacks(refused.getMessage());
        }
    }
}
