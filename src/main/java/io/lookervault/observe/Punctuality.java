package io.lookervault.observe;

import io.lookervault.vault.FireRow;
import io.lookervault.vault.ScheduleRow;
import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Whether what was due is done, told from the vault. A schedule is overdue when it should have fired a quarter of an hour ago
 * and did not, when it is due so much later than its times say, or when its last fire was due so long ago and did not do its work.
 * One that runs is due again meanwhile, and
 * that is written down at once: where it is not, nothing can be written down, perhaps not even the end of what seems to run.
 */
public final class Punctuality implements Vital {
    private static final String NAME = "schedules";
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Set<String> GOOD = Set.of("completed", "partial");
    private static final int FIRES = 2000;

    private final Path vault;
    private final InstantSource clock;
    private final BiFunction<ScheduleRow, Instant, Optional<Instant>> times;

    /** @param times when a schedule is due for the first time after a moment */
    public Punctuality(Path vault, InstantSource clock, BiFunction<ScheduleRow, Instant, Optional<Instant>> times) {
        this.vault = vault;
        this.clock = clock;
        this.times = times;
    }

    /**
     * A schedule with its fires, newest first.
     *
     * @param overdue whether it was due and is not done
     * @param early whether the clock went back, so that it is due only when the clock is there again
     */
    record Standing(ScheduleRow row, List<FireRow> fires, boolean overdue, boolean early) {}

    static boolean good(FireRow fire) {
        return fire.ended().isPresent() && GOOD.contains(fire.outcome());
    }

    /** Empty when the vault is not there or cannot be read; its own sign says why. */
    Optional<List<Standing>> records() {
        if (!Files.exists(vault)) {
            return Optional.empty();
        }
        try (VaultReader reader = VaultReader.open(vault)) {
            return Optional.of(reader.schedules().stream()
                    .map(row -> {
                        List<FireRow> fires = reader.fires(Optional.of(row.name()), FIRES);
                        return new Standing(row, fires, early(row) || overdue(row, fires), early(row));
                    })
                    .toList());
        } catch (VaultException unreadable) {
            return Optional.empty();
        }
    }

    private boolean early(ScheduleRow row) {
        Instant now = clock.instant();
        return row.nextDue().isPresent()
                && times.apply(row, now)
                        .filter(next -> row.nextDue().get().isAfter(next.plus(GRACE)))
                        .isPresent();
    }

    private boolean overdue(ScheduleRow row, List<FireRow> fires) {
        Instant late = clock.instant().minus(GRACE);
        if (row.nextDue().isEmpty()) {
            return false;
        }
        Optional<FireRow> last = fires.stream().findFirst();
        boolean running = last.filter(fire -> fire.ended().isEmpty()).isPresent();
        boolean undone = last.filter(fire -> !good(fire) && fire.due().isBefore(late))
                .filter(fire -> fires.stream().noneMatch(other -> isDoneAfter(other, fire.due())))
                .isPresent();
        return row.nextDue().get().isBefore(late) || (undone && !running);
    }

    /**
     * A run that had begun already when another one was due, and so made that one be skipped, may have done its work. One that
     * ended when the clock was ahead tells nothing of when.
     */
    private boolean isDoneAfter(FireRow fire, Instant due) {
        Instant now = clock.instant();
        return good(fire)
                && fire.ended()
                        .filter(ended -> ended.isAfter(due) && !ended.isAfter(now))
                        .isPresent();
    }

    @Override
    public Sign look() {
        return records()
                .map(Punctuality::judge)
                .orElseGet(() -> Sign.degraded(NAME, "cannot be told without the vault"));
    }

    private static Sign judge(List<Standing> records) {
        List<String> overdue = records.stream()
                .filter(Standing::overdue)
                .map(record -> record.row().name() + last(record))
                .toList();
        long on = records.stream()
                .filter(record -> record.row().nextDue().isPresent())
                .count();
        return overdue.isEmpty()
                ? Sign.up(NAME, on + " of " + records.size() + " switched on, none overdue")
                : Sign.degraded(NAME, "overdue: " + String.join("; ", overdue) + ". See: lookervault status");
    }

    private static String last(Standing record) {
        if (record.early()) {
            return " (the clock was set back; it is due at "
                    + record.row().nextDue().orElseThrow() + " only. Restart the daemon)";
        }
        return record.fires().stream()
                .findFirst()
                .map(fire ->
                        " (last fire " + fire.outcome() + (fire.reason().isEmpty() ? "" : ": " + fire.reason()) + ")")
                .orElse(" (never fired)");
    }
}
