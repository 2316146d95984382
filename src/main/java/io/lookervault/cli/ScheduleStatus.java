package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.vault.DaemonRow;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.ScheduleRow;
import io.lookervault.vault.VaultReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code status} says of schedules: what became of the last fire of each, and when it is due again. */
final class ScheduleStatus {
    private static final int SHOWN = 10;

    private ScheduleStatus() {}

    static void print(Root root, VaultReader vault, Settings settings) {
        List<ScheduleRow> schedules = vault.schedules();
        if (schedules.isEmpty()) {
            return;
        }
        Optional<DaemonRow> daemon = vault.daemon();
        root.print("");
        root.print(
                daemon.map(row -> "Daemon: pid " + row.pid()).orElse("Daemon: not running; start it: lookervault run"));
        daemon.flatMap(DaemonRow::problem)
                .ifPresent(problem ->
                        root.print(SafeText.neutral("  an edit was refused, what ran before runs on: " + problem)));
        daemon.map(DaemonRow::restart)
                .filter(keys -> !keys.isEmpty())
                .ifPresent(keys ->
                        root.print("  edited settings that count from the next start: " + String.join(", ", keys)));
        Table table = new Table(List.of("SCHEDULE", "LAST", "OUTCOME", "NEXT"), Set.of());
        for (ScheduleRow schedule : schedules) {
            Optional<FireRow> last = last(vault, schedule);
            table.row(
                    schedule.name(),
                    last.map(fire -> When.shown(fire.due().toString())).orElse("-"),
                    last.map(FireRow::outcome).orElse("-"),
                    next(schedule, daemon.isPresent()));
        }
        root.print(table, settings);
        for (ScheduleRow schedule : schedules) {
            last(vault, schedule)
                    .filter(fire -> !fire.reason().isEmpty() && !fire.outcome().equals("completed"))
                    .ifPresent(fire -> root.print(SafeText.neutral("  " + schedule.name() + ": " + fire.reason())));
        }
    }

    private static Optional<FireRow> last(VaultReader vault, ScheduleRow schedule) {
        return vault.fires(Optional.of(schedule.name()), 1).stream().findFirst();
    }

    private static String next(ScheduleRow schedule, boolean running) {
        if (schedule.nextDue().isEmpty()) {
            return "off";
        }
        Instant due = schedule.nextDue().get();
        String shown = When.shown(due.toString());
        return !running && due.isBefore(Instant.now()) ? shown + " (missed)" : shown;
    }

    /** How the daemon is doing; null when none is running. */
    static Object daemon(VaultReader vault) {
        return vault.daemon()
                .map(row -> {
                    Map<String, Object> daemon = new LinkedHashMap<>();
                    daemon.put("pid", row.pid());
                    daemon.put("problem", row.problem());
                    daemon.put("waiting", row.waiting());
                    daemon.put("restart", row.restart());
                    return daemon;
                })
                .orElse(null);
    }

    static List<Map<String, Object>> json(VaultReader vault) {
        return vault.schedules().stream()
                .map(schedule -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", schedule.name());
                    row.put("cron", schedule.cron());
                    row.put("time_zone", schedule.timeZone());
                    row.put("next_due", schedule.nextDue().map(Instant::toString));
                    row.put(
                            "fires",
                            vault.fires(Optional.of(schedule.name()), SHOWN).stream()
                                    .map(ScheduleStatus::json)
                                    .toList());
                    return row;
                })
                .toList();
    }

    private static Map<String, Object> json(FireRow fire) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("due", fire.due().toString());
        row.put("cause", fire.cause());
        row.put("outcome", fire.outcome());
        row.put("started_at", fire.started().toString());
        row.put("ended_at", fire.ended().map(Instant::toString));
        row.put("attempts", fire.attempts());
        row.put("session_id", fire.session());
        row.put("reason", fire.reason());
        return row;
    }
}
