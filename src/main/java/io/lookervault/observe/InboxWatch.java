package io.lookervault.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether what is dropped into the inbox gets done. It wants attention when something has been lying there for an hour, when
 * something that has ended cannot be moved away, and when nobody can look into it.
 */
public final class InboxWatch implements Vital {
    private static final String NAME = "inbox";
    private static final Set<String> OPEN = Set.of("running", "waiting", "interrupted");
    private static final Duration LONG = Duration.ofHours(1);

    private final Supplier<Standing> standing;
    private final Supplier<Map<String, Long>> drops;
    private final InstantSource clock;

    /**
     * How the inbox is.
     *
     * @param on whether there is one
     * @param lying drops that are not put away
     * @param since when the oldest of them was first seen
     * @param trouble what is wrong with the inbox itself
     */
    public record Standing(boolean on, int lying, Optional<Instant> since, Optional<String> trouble) {}

    /** @param drops how many ended how, as the vault remembers */
    public InboxWatch(
            MeterRegistry registry,
            Supplier<Standing> standing,
            Supplier<Map<String, Long>> drops,
            InstantSource clock) {
        this.standing = standing;
        this.drops = drops;
        this.clock = clock;
        Gauge.builder("lookervault.inbox.enabled", this, it -> it.standing.get().on() ? 1 : 0)
                .description("1 when the inbox is switched on")
                .register(registry);
        Gauge.builder("lookervault.inbox.waiting", this, it -> it.standing.get().lying())
                .description("Drops that are not put away")
                .register(registry);
        Gauge.builder(
                        "lookervault.inbox.oldest.age.seconds",
                        this,
                        it -> it.age(it.standing.get()).toMillis() / 1000.0)
                .description("For how long the oldest of them has been lying there")
                .register(registry);
    }

    private Duration age(Standing now) {
        return now.since()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public Sign look() {
        Standing now = standing.get();
        if (!now.on()) {
            return Sign.up(NAME, "switched off");
        }
        if (now.trouble().isPresent()) {
            return Sign.degraded(NAME, now.trouble().get());
        }
        String lying = now.lying() == 0
                ? "nothing lies there"
                : now.lying() + " not put away, the oldest for " + age(now).toSeconds() + " s";
        if (age(now).compareTo(LONG) > 0) {
            return Sign.degraded(
                    NAME,
                    lying + ". It changes, is not marked as ready, or the vault is in use. See: lookervault status");
        }
        Map<String, Long> counts = drops.get();
        long failed = counts.getOrDefault("failed", 0L);
        long ended = counts.entrySet().stream()
                .filter(entry -> !OPEN.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Sign.up(NAME, lying + "; " + (ended - failed) + " done and " + failed + " failed so far");
    }
}
