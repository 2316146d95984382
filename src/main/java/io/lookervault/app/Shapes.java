package io.lookervault.app;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * What the value of each key must be like; no bound of a setting stands anywhere else. The address of the instance is judged by
 * {@link ApiUrl}; cron expressions and their time zone by {@link Trial}, together with the routes that name them.
 */
final class Shapes {
    private static final Map<String, Shape> ALL = Map.ofEntries(
            entry("lookervault.looker.api-url", Shape.anything()),
            entry("lookervault.looker.client-id", Shape.anything()),
            entry("lookervault.looker.client-secret", Shape.anything()),
            entry("lookervault.looker.timeout", Shape.whole(1, 3600)),
            entry("lookervault.looker.connect-timeout", Shape.whole(1, 600)),
            entry("lookervault.looker.verify-ssl", Shape.flag()),
            entry("lookervault.looker.allow-http", Shape.flag()),
            entry("lookervault.looker.rate-limit-per-second", Shape.whole(1, 1_000)),
            entry("lookervault.looker.rate-limit-per-minute", Shape.whole(1, 60_000)),
            entry("lookervault.looker.retry.max-retries", Shape.whole(0, 100)),
            entry("lookervault.looker.retry.delay", Shape.whole(0, 3_600_000)),
            entry("lookervault.looker.retry.max-delay", Shape.whole(1, 3_600_000)),
            entry("lookervault.looker.retry.multiplier", Shape.decimal(1, 100)),
            entry("lookervault.looker.retry.max-throttled", Shape.whole(0, 1_000_000)),
            entry("lookervault.looker.give-up-after", Shape.whole(1, 86_400)),
            entry("lookervault.looker.breaker.window", Shape.whole(1, 10_000)),
            entry("lookervault.looker.breaker.min-calls", Shape.whole(1, 10_000)),
            entry("lookervault.looker.breaker.failure-percent", Shape.whole(1, 100)),
            entry("lookervault.looker.breaker.open-seconds", Shape.whole(1, 3600)),
            entry("lookervault.extract.workers", Shape.whole(1, 50)),
            entry("lookervault.extract.batch-size", Shape.whole(10, 1000)),
            entry("lookervault.extract.attribute-value-calls", Shape.whole(0, Integer.MAX_VALUE)),
            entry("lookervault.pack.workers", Shape.whole(1, 16)),
            entry("lookervault.pack.max-file-size", Shape.whole(1, 1024)),
            entry("lookervault.restore.workers", Shape.whole(1, 50)),
            entry("lookervault.restore.max-retries", Shape.whole(0, 100)),
            entry("lookervault.cleanup.retention-days", Shape.whole(0, 36_500)),
            entry("lookervault.schedule.time-zone", Shape.something()),
            entry("lookervault.schedule.backup.enabled", Shape.flag()),
            entry("lookervault.schedule.backup.cron", Shape.something()),
            entry("lookervault.schedule.full-backup.enabled", Shape.flag()),
            entry("lookervault.schedule.full-backup.cron", Shape.something()),
            entry("lookervault.schedule.dlq-retry.enabled", Shape.flag()),
            entry("lookervault.schedule.dlq-retry.cron", Shape.something()),
            entry("lookervault.schedule.cleanup.enabled", Shape.flag()),
            entry("lookervault.schedule.cleanup.cron", Shape.something()),
            entry("lookervault.schedule.deep-verify.enabled", Shape.flag()),
            entry("lookervault.schedule.deep-verify.cron", Shape.something()),
            entry("lookervault.schedule.jitter", Shape.whole(0, 86_400)),
            entry("lookervault.schedule.catch-up", Shape.flag()),
            entry("lookervault.schedule.resume-within", Shape.whole(0, 8760)),
            entry("lookervault.schedule.retry.max-retries", Shape.whole(0, 100)),
            entry("lookervault.schedule.retry.delay", Shape.whole(0, 86_400)),
            entry("lookervault.schedule.retry.multiplier", Shape.decimal(1, 100)),
            entry("lookervault.inbox.enabled", Shape.flag()),
            entry("lookervault.inbox.directory", Shape.anything()),
            entry("lookervault.inbox.sweep-seconds", Shape.whole(1, 86_400)),
            entry("lookervault.inbox.quiet-seconds", Shape.whole(0, 86_400)),
            entry("lookervault.inbox.allow-restore", Shape.flag()),
            entry("lookervault.inbox.max-entries", Shape.whole(1, 10_000_000)),
            entry("lookervault.inbox.max-size", Shape.whole(1, 1_000_000)),
            entry("lookervault.notify.url", Shape.webAddress()),
            entry("lookervault.reload.enabled", Shape.flag()),
            entry("lookervault.observe.enabled", Shape.flag()),
            entry("lookervault.observe.host", Shape.something()),
            entry("lookervault.observe.port", Shape.whole(0, 65_535)),
            entry("lookervault.shutdown.grace", Shape.whole(1, 3600)),
            entry("lookervault.vault.path", Shape.something()),
            entry("lookervault.output.default-format", Shape.choice("table", "json")),
            entry("lookervault.output.color-enabled", Shape.flag()));

    private Shapes() {}

    /** That of a key; each key of the shipped settings has one. */
    static Shape of(String key) {
        return Optional.ofNullable(ALL.get(key))
                .orElseThrow(
                        () -> new IllegalArgumentException(key + " has no shape. Say in Shapes what it must be like"));
    }
}
