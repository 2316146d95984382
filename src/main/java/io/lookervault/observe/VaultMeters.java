package io.lookervault.observe;

import io.lookervault.content.Kind;
import io.lookervault.vault.Drops;
import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultReader;
import io.lookervault.vault.VaultStatistics;
import io.lookervault.vault.VaultStatistics.Content;
import io.lookervault.vault.VaultStatistics.LastSuccess;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the vault holds and when it was last filled, as of the last {@link #refresh()}, which looks at most every five seconds.
 * Thread-safe.
 */
public final class VaultMeters {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final VaultStatistics NOTHING =
            new VaultStatistics(Map.of(), 0, Map.of(), List.of(), Map.of(), Map.of(), 0);

    private final Path vault;
    private final InstantSource clock;
    private final InstantSource steady;
    private final MultiGauge items;
    private final MultiGauge bytes;
    private final MultiGauge letters;
    private final MultiGauge sessions;
    private final MultiGauge last;
    private final MultiGauge age;
    private final MultiGauge duration;
    private final MultiGauge stored;
    private final MultiGauge drops;
    private final Map<String, Seen> seen = new HashMap<>();
    private Instant refreshed = Instant.EPOCH;
    private volatile Optional<VaultStatistics> statistics = Optional.empty();

    /** A last success, and since when it is known on the clock that nobody sets. */
    private record Seen(LastSuccess success, Instant since) {}

    /**
     * @param clock the time of day, as it is in the vault
     * @param steady a clock that nobody sets
     */
    public VaultMeters(MeterRegistry registry, Path vault, InstantSource clock, InstantSource steady) {
        this.vault = vault;
        this.clock = clock;
        this.steady = steady;
        this.items = rows(registry, "lookervault.vault.items", "Items in the vault that are not marked as deleted");
        this.bytes = rows(registry, "lookervault.vault.content.bytes", "Bytes of their content");
        this.letters = rows(registry, "lookervault.dead.letters", "Items in the dead letter queue");
        this.sessions = rows(registry, "lookervault.sessions", "Sessions in the vault, by sort and status");
        this.last = rows(
                registry,
                "lookervault.last.success.timestamp.seconds",
                "When the last complete session ended, seconds since 1970");
        this.age = rows(registry, "lookervault.last.success.age.seconds", "How long ago that was");
        this.duration = rows(registry, "lookervault.last.success.duration.seconds", "How long it took");
        this.stored = rows(registry, "lookervault.last.success.items", "How many items it had");
        this.drops = rows(registry, "lookervault.inbox.drops", "Drops that the vault remembers, by outcome");
        gauge(registry, "lookervault.vault.size.bytes", "Bytes of the vault on disk", VaultStatistics::bytes);
        gauge(registry, "lookervault.vault.deleted.items", "Rows marked as deleted", VaultStatistics::deleted);
    }

    private static MultiGauge rows(MeterRegistry registry, String name, String what) {
        return MultiGauge.builder(name).description(what).register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<VaultStatistics> of) {
        Gauge.builder(name, this, it -> it.statistics.map(of::applyAsDouble).orElse(0.0))
                .description(what)
                .register(registry);
    }

    /** Looks into the vault; where there is none, or none that can be read, counts are zero and there was no success. */
    public synchronized void refresh() {
        Instant now = steady.instant();
        if (!now.isBefore(refreshed.plus(FRESH))) {
            refreshed = now;
            statistics = read();
            show(statistics.orElse(NOTHING));
        }
    }

    /** What was dropped into the inbox, by outcome. */
    public Map<String, Long> drops() {
        refresh();
        return statistics.map(VaultStatistics::drops).orElse(Map.of());
    }

    private Optional<VaultStatistics> read() {
        if (!Files.exists(vault)) {
            return Optional.empty();
        }
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.statistics();
        } catch (VaultException unreadable) {
            return Optional.empty(); // health says why
        }
    }

    private void show(VaultStatistics now) {
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> sizes = new ArrayList<>();
        List<Row<?>> parked = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Tags tags = Tags.of("kind", kind.plural());
            Content content = now.of(kind).orElse(new Content(0, 0));
            counts.add(Row.of(tags, content.items()));
            sizes.add(Row.of(tags, content.bytes()));
            parked.add(Row.of(tags, now.letters().getOrDefault(kind, 0L)));
        }
        items.register(counts, true);
        bytes.register(sizes, true);
        letters.register(parked, true);
        drops.register(
                Drops.OUTCOMES.stream()
                        .<Row<?>>map(word ->
                                Row.of(Tags.of("outcome", word), now.drops().getOrDefault(word, 0L)))
                        .toList(),
                true);
        sessions.register(
                now.sessions().stream()
                        .map(row -> Row.of(Tags.of("sort", row.sort(), "status", row.status()), row.count()))
                        .toList(),
                true);
        show(last, now, LastSuccess::at);
        ages(now.lastSuccess());
        show(duration, now, LastSuccess::seconds);
        show(stored, now, LastSuccess::items);
    }

    /** What was written down when the clock was ahead is at least as old as we have known it. */
    private void ages(Map<String, LastSuccess> successes) {
        Instant now = steady.instant();
        double seconds = clock.millis() / 1000.0;
        List<Row<?>> rows = new ArrayList<>();
        seen.keySet().retainAll(successes.keySet());
        successes.forEach((sort, success) -> {
            Seen known = Optional.ofNullable(seen.get(sort))
                    .filter(before -> before.success().equals(success))
                    .orElseGet(() -> new Seen(success, now));
            seen.put(sort, known);
            double atLeast = Duration.between(known.since(), now).toMillis() / 1000.0;
            rows.add(Row.of(Tags.of("sort", sort), Math.max(seconds - success.at(), atLeast)));
        });
        age.register(rows, true);
    }

    private static void show(MultiGauge gauge, VaultStatistics now, ToDoubleFunction<LastSuccess> of) {
        List<Row<?>> rows = new ArrayList<>();
        for (Map.Entry<String, LastSuccess> entry : now.lastSuccess().entrySet()) {
            rows.add(Row.of(Tags.of("sort", entry.getKey()), of.applyAsDouble(entry.getValue())));
        }
        gauge.register(rows, true);
    }
}
