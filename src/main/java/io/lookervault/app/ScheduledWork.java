package io.lookervault.app;

import io.lookervault.cleanup.CleanupReport;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.content.Kind;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.restore.RestoreReport;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.restore.Retry;
import io.lookervault.restore.Rules;
import io.lookervault.schedule.Fire;
import io.lookervault.schedule.Schedules;
import io.lookervault.schedule.WorkFailed;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.LiveRequest;
import io.lookervault.verify.VerifyReport;
import io.lookervault.verify.VerifyRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Joins schedules to the features: makes of an order the request that a feature takes, with the settings of that moment, and
 * of its report how the fire ended. Bean of the routes {@code schedule-…}. Thread-safe.
 */
final class ScheduledWork {
    private static final int RESTORE_PAGE = 100;

    private final Path vault;
    private final Supplier<Settings> settings;
    private final Schedules schedules;

    /** @param settings those in force at a moment */
    ScheduledWork(Path vault, Supplier<Settings> settings, Schedules schedules) {
        this.vault = vault;
        this.settings = settings;
        this.schedules = schedules;
    }

    /** What {@code direct:extract} is asked: the order, going on with a session that was cut off. */
    public ExtractRequest extraction(Fire fire) {
        Settings now = settings.get();
        return OrderedExtraction.of(vault, instance(now), fire.order(), now);
    }

    /** How an extraction ended. What a later try may mend is thrown. */
    public void extracted(Fire fire, ExtractReport report) {
        Optional<String> session = Optional.of(report.sessionId());
        switch (report.outcome()) {
            case COMPLETED -> schedules.done(fire, "completed", session, "");
            case PARTIAL -> schedules.done(fire, "partial", session, report.lack());
            case INTERRUPTED -> schedules.done(fire, "interrupted", session, reason(report.reason()));
            case STOPPED -> schedules.done(fire, "stopped", session, reason(report.reason()));
            default ->
                throw new WorkFailed(
                        report.sessionId(),
                        reason(report.reason()),
                        report.reason().orElse(null));
        }
    }

    private static String reason(Optional<Exception> reason) {
        return reason.map(Exception::getMessage).orElse("");
    }

    /** What {@code direct:verify} is asked: everything. */
    public VerifyRequest verification(Fire fire) {
        return new VerifyRequest(vault, List.of(Kind.values()));
    }

    /** What the verification found; a backup that is sound stays what it is. */
    public void verified(Fire fire, VerifyReport report) {
        if (!report.sound()) {
            schedules.done(fire, "damaged", fire.session(), report.damage());
        } else if (fire.open()) {
            schedules.done(fire, "completed", Optional.empty(), report.items() + " items verified, all sound");
        }
    }

    /** What {@code direct:verify-live} is asked: everything. */
    public LiveRequest comparison(Fire fire) {
        return new LiveRequest(vault, List.of(Kind.values()), settings.get().integer("lookervault.extract.batch-size"));
    }

    /** What the comparison found. That Looker has moved on is no failure. */
    public void compared(Fire fire, LiveReport report) {
        schedules.done(fire, report.complete() ? "completed" : "partial", Optional.empty(), report.summary());
    }

    /** What {@code direct:cleanup} is asked. */
    public CleanupRequest cleanup(Fire fire) {
        int days = fire.order()
                .number("retention-days")
                .orElseGet(() -> settings.get().integer("lookervault.cleanup.retention-days"));
        return new CleanupRequest(vault, days, false);
    }

    /** What was removed. */
    public void cleaned(Fire fire, CleanupReport report) {
        schedules.done(fire, "completed", Optional.empty(), report.total() + " rows removed");
    }

    /** With nothing parked the fire has ended. */
    public void look(Fire fire) {
        if (retries().isEmpty()) {
            schedules.done(fire, "completed", Optional.empty(), "nothing is parked");
        }
    }

    /** What {@code direct:restore} is asked: what is parked; of what came of different rules, what has waited longest. */
    public RestoreRequest parked(Fire fire) {
        Settings now = settings.get();
        Retry retry = retries().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what was parked has gone meanwhile"));
        return new RestoreRequest(
                vault,
                instance(now),
                retry.choice(),
                Rules.careful(),
                new RestoreRequest.Effort(now.integer("lookervault.restore.workers"), RESTORE_PAGE),
                Optional.of(retry.session()),
                Optional.empty(),
                plan -> true);
    }

    private List<Retry> retries() {
        try (VaultReader reader = VaultReader.open(vault)) {
            List<DeadLetter> letters = reader.unrestored(Optional.empty(), Optional.empty(), 0, 0);
            return Retry.of(reader, letters, instance(settings.get()));
        }
    }

    /** How the restoration ended. */
    public void restored(Fire fire, RestoreReport report) {
        Optional<String> session = Optional.of(report.sessionId());
        if (report.outcome() == Outcome.COMPLETED || report.outcome() == Outcome.PARTIAL) {
            String lack = report.lack();
            String reason = report.count("done") + " entries restored" + (lack.isEmpty() ? "" : ", " + lack);
            schedules.done(fire, report.outcome().status(), session, reason);
        } else if (report.outcome() == Outcome.INTERRUPTED || report.outcome() == Outcome.STOPPED) {
            schedules.done(fire, report.outcome().status(), session, reason(report.reason()));
        } else {
            throw new WorkFailed(
                    report.sessionId(), reason(report.reason()), report.reason().orElse(null));
        }
    }

    private static String instance(Settings now) {
        return now.apiUrl().orElseThrow().toString();
    }
}
