package io.lookervault.schedule;

import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which schedules are in force, and when each is due; also in the vault, for whoever asks there. Thread-safe. */
public final class Timetables {
    private final Fires fires;
    private final InstantSource clock;
    private final Map<String, Timetable> tables = new ConcurrentHashMap<>();

    public Timetables(Fires fires, InstantSource clock) {
        this.fires = fires;
        this.clock = clock;
    }

    /** From now on these are in force and no others. */
    public synchronized void register(List<Timetable> inForce) {
        tables.keySet().retainAll(inForce.stream().map(Timetable::name).toList());
        inForce.forEach(table -> tables.put(table.name(), table));
        Map<String, ScheduleRow> before =
                fires.schedules().stream().collect(Collectors.toMap(ScheduleRow::name, Function.identity()));
        Instant now = clock.instant();
        fires.register(inForce.stream()
                .map(table -> row(table, Optional.ofNullable(before.get(table.name())), now))
                .toList());
    }

    private static ScheduleRow row(Timetable table, Optional<ScheduleRow> before, Instant now) {
        Instant since = before.filter(row -> row.nextDue().isPresent())
                .map(ScheduleRow::knownSince)
                .filter(known -> !known.isAfter(now)) // the clock was ahead
                .orElse(now);
        Optional<Instant> next = table.on() ? table.next(now) : Optional.empty();
        return new ScheduleRow(table.name(), table.cron(), table.zone().getId(), since, next);
    }

    /** A schedule has fired: it is due again at its next moment. A vault that does not know it is another one: all are new there. */
    void fired(String schedule) {
        Optional.ofNullable(tables.get(schedule))
                .flatMap(table -> table.next(clock.instant()))
                .filter(next -> !fires.due(schedule, next))
                .ifPresent(next -> again());
    }

    private synchronized void again() {
        register(List.copyOf(tables.values()));
    }

    /** Which of these schedules were due and have not fired: their routes were away just then. */
    public List<Missed> late(List<String> schedules) {
        Instant now = clock.instant();
        return fires.schedules().stream()
                .filter(row -> schedules.contains(row.name()))
                .filter(row -> row.nextDue().filter(now::isAfter).isPresent())
                .map(row -> new Missed(row.name(), row.nextDue().orElseThrow(), Optional.empty()))
                .toList();
    }

    /**
     * What should have begun since the last fire that did its work, or since the schedule is known; one for each schedule.
     * Told from the vault alone.
     *
     * @param until when the daemon began; what is due later fires by itself
     */
    public List<Missed> missed(Instant until) {
        return fires.schedules().stream()
                .filter(row ->
                        tables.containsKey(row.name()) && tables.get(row.name()).on())
                .flatMap(row -> {
                    Optional<Instant> good = fires.lastGood(row.name());
                    Instant since = good.filter(row.knownSince()::isBefore).orElse(row.knownSince());
                    return tables
                            .get(row.name())
                            .next(since)
                            .filter(due -> due.isBefore(until))
                            .map(due -> new Missed(row.name(), due, good))
                            .stream();
                })
                .toList();
    }
}
