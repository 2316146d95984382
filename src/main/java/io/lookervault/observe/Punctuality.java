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

/**
 * Whether what was due is done, told from the vault. A schedule is overdue when it should have fired a quarter of an hour ago
 * and did not, or when its last fire was due so long ago and did not do its work. One that runs is due again meanwhile, and
 * that is written down at once: where it is not, nothing can be written down, perhaps not even the end of what seems to run.
 */
public final class Punctuality implements Vital {
    private static final String NAME = "schedules";
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Set<String> GOOD = Set.of("completed", "partial");
    private static final int FIRES = 2000;

    private final Path vault;
    private final InstantSource clock;

    public Punctuality(Path vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A schedule with its fires, newest first.
     *
     * @param overdue whether it was due and is not done
     */
    record Standing(ScheduleRow row, List<FireRow> fires, boolean overdue) {}

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
                        return new Standing(row, fires, overdue(row, fires));
                    })
                    .toList());
        } catch (VaultException unreadable) {
            return Optional.empty();
        }
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

    /** A run that had begun already when another one was due, and so made that one be skipped, may have done its work. */
    private static boolean isDoneAfter(FireRow fire, Instant due) {
        return good(fire) && fire.ended().filter(due::isBefore).isPresent();
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
        return record.fires().stream()
                .findFirst()
                .map(fire ->
                        " (last fire " + fire.outcome() + (fire.reason().isEmpty() ? "" : ": " + fire.reason()) + ")")
                .orElse(" (never fired)");
    }
}
