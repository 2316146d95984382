package io.lookervault.observe;

import io.lookervault.vault.FireRow;
import io.lookervault.vault.ScheduleRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When schedules fired, how that ended, and when they fire next, as of the last {@link #refresh()}. */
public final class ScheduleMeters {
    private final InstantSource clock;
    private final Punctuality punctuality;
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();

    public ScheduleMeters(MeterRegistry registry, Punctuality punctuality, InstantSource clock) {
        this.clock = clock;
        this.punctuality = punctuality;
        gauge(registry, "enabled", "1 for a schedule that is switched on");
        gauge(registry, "running", "1 while its work is being done");
        gauge(registry, "overdue", "1 when it was due and is not done");
        gauge(registry, "next.fire.timestamp.seconds", "When it fires next, seconds since 1970");
        gauge(registry, "last.success.timestamp.seconds", "When its work was last done, seconds since 1970");
        gauge(registry, "last.success.age.seconds", "How long ago that was");
        gauge(registry, "last.duration.seconds", "How long its last fire took");
        gauge(registry, "last.attempts", "How often its last fire was tried");
        gauge(registry, "fires", "Fires that the vault remembers, by outcome");
    }

    private void gauge(MeterRegistry registry, String name, String what) {
        gauges.put(
                name,
                MultiGauge.builder("lookervault.schedule." + name)
                        .description(what)
                        .register(registry));
    }

    /** Looks into the vault. */
    public synchronized void refresh() {
        Map<String, List<Row<?>>> rows = new LinkedHashMap<>();
        gauges.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
        double now = clock.millis() / 1000.0;
        for (Punctuality.Standing schedule : punctuality.records().orElse(List.of())) {
            ScheduleRow row = schedule.row();
            Tags tags = Tags.of("schedule", row.name());
            rows.get("enabled").add(Row.of(tags, row.nextDue().isPresent() ? 1 : 0));
            rows.get("overdue").add(Row.of(tags, schedule.overdue() ? 1 : 0));
            row.nextDue()
                    .ifPresent(
                            next -> rows.get("next.fire.timestamp.seconds").add(Row.of(tags, next.getEpochSecond())));
            fires(rows, tags, schedule.fires(), now);
        }
        gauges.forEach((name, gauge) -> gauge.register(rows.get(name), true));
    }

    private static void fires(Map<String, List<Row<?>>> rows, Tags tags, List<FireRow> fires, double now) {
        boolean running = fires.stream().anyMatch(fire -> fire.ended().isEmpty());
        rows.get("running").add(Row.of(tags, running ? 1 : 0));
        Map<String, Long> outcomes = fires.stream()
                .map(FireRow::outcome)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        outcomes.forEach((outcome, count) -> rows.get("fires").add(Row.of(tags.and("outcome", outcome), count)));
        Optional<FireRow> last =
                fires.stream().filter(fire -> fire.ended().isPresent()).findFirst();
        last.ifPresent(fire -> {
            Duration took = Duration.between(fire.started(), fire.ended().orElseThrow());
            rows.get("last.duration.seconds").add(Row.of(tags, took.toMillis() / 1000.0));
            rows.get("last.attempts").add(Row.of(tags, fire.attempts()));
        });
        fires.stream().filter(Punctuality::good).findFirst().ifPresent(fire -> {
            double at = fire.ended().orElseThrow().getEpochSecond();
            rows.get("last.success.timestamp.seconds").add(Row.of(tags, at));
            rows.get("last.success.age.seconds").add(Row.of(tags, now - at));
        });
    }
}
