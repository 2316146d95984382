package io.lookervault.app;

import io.lookervault.inbox.Inbox;
import io.lookervault.inbox.Queue;
import io.lookervault.observe.InboxWatch;
import io.lookervault.schedule.Schedules;
import io.lookervault.schedule.Timetables;
import io.lookervault.vault.Fires;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What decides in a daemon what begins and when: schedules, the inbox, and the gate through which all of them go.
 *
 * <p>Thread-safe.
 */
final class Desk {
    private final Supplier<Settings> settings;
    private final Timetables timetables;
    private final Schedules schedules;
    private final InboxWork inboxWork;
    private final Inbox inbox;
    private final RunGate gate = new RunGate();

    /**
     * @param settings those in force
     * @param overheard hears the runs
     */
    Desk(Supplier<Settings> settings, Fires fires, InstantSource clock, Overheard overheard) {
        Path vault = vault(settings);
        this.settings = settings;
        this.timetables = new Timetables(fires, clock);
        this.schedules = new Schedules(fires, timetables, clock, RandomGenerator.getDefault());
        this.inboxWork = new InboxWork(vault, settings, overheard);
        this.inbox = inboxWork.inbox(clock);
    }

    private static Path vault(Supplier<Settings> settings) {
        return settings.get().path("lookervault.vault.path");
    }

    /** What the routes name that only a daemon has. */
    Map<String, Object> beans() {
        return Map.of(
                "runGate",
                gate,
                "schedules",
                schedules,
                "scheduledWork",
                new ScheduledWork(vault(settings), settings, schedules),
                "inbox",
                inbox,
                "inboxWork",
                inboxWork);
    }

    Timetables timetables() {
        return timetables;
    }

    RunGate gate() {
        return gate;
    }

    /** Makes the directories of an inbox that is switched on. */
    void prepare() {
        InboxWork.prepare(inbox);
    }

    /** How the inbox is. */
    InboxWatch.Standing inbox() {
        boolean on = settings.get().flag("lookervault.inbox.enabled");
        try {
            Queue queue = inbox.queue();
            Optional<String> stuck = Optional.of(String.join(", ", queue.stuck()))
                    .filter(names -> !names.isEmpty())
                    .map(names -> "ended but cannot be moved to done or failed: " + names + ". Move it by hand");
            return new InboxWatch.Standing(on, queue.lying(), queue.since(), stuck);
        } catch (IOException | RuntimeException blind) { // health is answered whatever the inbox is like
            return new InboxWatch.Standing(
                    on, 0, Optional.empty(), Optional.of("cannot be looked into: " + blind + ". Check the directory"));
        }
    }

    /** Nothing begins any more; what ends from now on was interrupted. Waits for nothing. */
    void close() {
        schedules.stop();
        inbox.stop();
    }

    /** Writes down what is being interrupted, which may have to wait for the vault. */
    void markInterrupted() {
        schedules.markInterrupted();
    }
}
