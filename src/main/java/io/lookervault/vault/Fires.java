package io.lookervault.vault;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What runs by itself: schedules, and each time that one fired. A fire is {@code running}, or ended as {@code completed},
 * {@code partial} (some items parked), {@code damaged} (the verification found something), {@code failed}, {@code stopped}
 * (budget used up), {@code interrupted}, {@code skipped} (something else was running) or {@code killed}.
 *
 * <p>Fires are written while a run holds the vault, also one of another process: each is one small transaction on a
 * connection of its own. One daemon at a time keeps them, held by a lock of its own, {@code <vault>.run.lock}.
 *
 * <p>Thread-safe.
 */
public final class Fires implements AutoCloseable {
    private final SqliteFile file;
    private final Optional<RunLock> lock;
    private final InstantSource clock;

    private Fires(Path file, Optional<RunLock> lock, InstantSource clock) {
        this.file = new SqliteFile(file);
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Makes the vault, or brings it up to date, if nobody is using it; marks what a daemon that died left behind.
     *
     * @throws VaultInUse when another daemon keeps the schedules of this vault, or when a run of an older release has it
     */
    public static Fires open(Path file, InstantSource clock) {
        Vault.mustBeOpenable(file);
        RunLock lock = RunLock.takeSchedules(file, clock);
        try {
            prepare(file, clock);
            Fires fires = new Fires(file, Optional.of(lock), clock);
            fires.file.change("Marking fires that were killed", FireRows::bury);
            return fires;
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** For a look at what would write fires: nothing is locked, made or changed before something is written. */
    public static Fires unopened(Path file, InstantSource clock) {
        return new Fires(file, Optional.empty(), clock);
    }

    private static void prepare(Path file, InstantSource clock) {
        try {
            Vault.open(file, "run", clock).close();
        } catch (VaultInUse running) {
            try (VaultReader reader = VaultReader.open(file)) {
                if (reader.schemaVersion() < Migrations.LATEST) {
                    throw running;
                }
            }
        }
    }

    /** From now on these are the schedules; others are forgotten, their fires are not. */
    public void register(List<ScheduleRow> schedules) {
        Set<String> names = schedules.stream().map(ScheduleRow::name).collect(Collectors.toUnmodifiableSet());
        file.change("Registering schedules", sql -> {
            for (ScheduleRow old : FireRows.schedules(sql)) {
                if (!names.contains(old.name())) {
                    FireRows.forget(sql, old.name());
                }
            }
            for (ScheduleRow schedule : schedules) {
                FireRows.register(sql, schedule);
            }
            return schedules;
        });
    }

    /** The schedules that are registered. */
    public List<ScheduleRow> schedules() {
        return file.change("Reading schedules", FireRows::schedules);
    }

    /** How the daemon is doing. */
    public void note(DaemonRow daemon) {
        file.change("Noting the state of the daemon", sql -> {
            FireRows.note(sql, daemon);
            return daemon;
        });
    }

    /** When a schedule fires next; tells whether it is registered. */
    public boolean due(String schedule, Instant next) {
        return file.change("Noting the next fire of " + schedule, sql -> FireRows.due(sql, schedule, next));
    }

    /** A schedule has fired; tells the number of the fire. */
    public long begin(String schedule, String cause, Instant due) {
        return file.change(
                "Noting a fire of " + schedule, sql -> FireRows.begin(sql, schedule, cause, due, clock.instant()));
    }

    /** A fire has ended. */
    public void end(long id, FireEnd end) {
        file.change("Noting the end of fire " + id, sql -> {
            FireRows.end(sql, id, end, clock.instant());
            return end;
        });
    }

    /** A fire has ended whose beginning may not be in this vault. */
    public void write(FireRow fire) {
        file.change("Noting the end of a fire of " + fire.schedule(), sql -> {
            FireRows.write(sql, fire);
            return fire;
        });
    }

    /** When the last fire of a schedule began that did its work. */
    public Optional<Instant> lastGood(String schedule) {
        return file.change("Reading fires of " + schedule, sql -> FireRows.lastGood(sql, schedule, clock.instant()));
    }

    /** Lets another daemon in. */
    @Override
    public void close() {
        lock.ifPresent(RunLock::close);
    }
}
