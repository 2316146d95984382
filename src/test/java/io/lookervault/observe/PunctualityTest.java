package io.lookervault.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.vault.FireEnd;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PunctualityTest {
    private static final Instant DUE = Instant.parse("2026-01-05T02:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path dir;

    private final AtomicReference<Instant> now = new AtomicReference<>(DUE);
    private final InstantSource clock = now::get;
    private Path vault;
    private Fires fires;

    @BeforeEach
    void open() {
        vault = dir.resolve("v.db");
        fires = Fires.open(vault, clock);
    }

    @AfterEach
    void close() {
        fires.close();
    }

    private long fires(Instant due) {
        now.set(due);
        fires.register(List.of(new ScheduleRow("nightly", "0 0 2 * * ?", "UTC", DUE, Optional.of(due.plus(DAY)))));
        return fires.begin("nightly", "schedule", due);
    }

    private void ends(long fire, String outcome) {
        fires.end(fire, new FireEnd(outcome, 1, Optional.empty(), "reason"));
    }

    private static Optional<Instant> times(ScheduleRow nightly, Instant after) {
        return Optional.of(DUE.plus(
                Duration.ofDays(Math.floorDiv(Duration.between(DUE, after).toSeconds(), DAY.toSeconds()) + 1)));
    }

    private Sign afterwards(Duration later) {
        now.set(now.get().plus(later));
        return new Punctuality(vault, clock, PunctualityTest::times).look();
    }

    @Test
    void whatRunsForAWhileIsNotOverdue() {
        fires(DUE);
        assertEquals(Sign.State.UP, afterwards(Duration.ofHours(5)).state());
    }

    @Test
    void whatStillRunsWhenItIsDueAgainIsOverdue() {
        fires(DUE);
        ends(fires(DUE.plus(DAY)), "skipped");
        assertEquals(Sign.State.UP, afterwards(Duration.ofMinutes(14)).state(), "it may end any moment");
        Sign sign = afterwards(Duration.ofMinutes(2));
        assertEquals(Sign.State.DEGRADED, sign.state());
        assertTrue(sign.detail().contains("overdue: nightly (last fire skipped: reason)"), sign.detail());
    }

    @Test
    void whatWasSkippedForARunThatCameToAGoodEndIsDone() {
        long running = fires(DUE);
        ends(fires(DUE.plus(DAY)), "skipped");
        now.set(now.get().plusSeconds(60));
        ends(running, "completed");
        assertEquals(Sign.State.UP, afterwards(Duration.ofHours(1)).state());
    }

    @Test
    void whatFailedIsOverdueUntilItIsDone() {
        ends(fires(DUE), "failed");
        assertEquals(Sign.State.DEGRADED, afterwards(Duration.ofHours(1)).state());
        ends(fires(DUE.plus(DAY)), "completed");
        assertEquals(Sign.State.UP, afterwards(Duration.ofHours(1)).state());
    }

    @Test
    void whatRunsAndWasNotEvenSkippedWhenItWasDueAgainIsOverdue() {
        fires(DUE);
        assertEquals(Sign.State.UP, afterwards(DAY.plus(Duration.ofMinutes(14))).state(), "it may be told any moment");
        assertEquals(Sign.State.DEGRADED, afterwards(Duration.ofMinutes(2)).state());
    }

    @Test
    void whatIsDueOnlyWhenAClockThatWasSetBackIsThereAgainIsOverdue() {
        ends(fires(DUE.plus(DAY.multipliedBy(300))), "completed");
        now.set(DUE);
        Sign sign = afterwards(Duration.ofHours(1));
        assertEquals(Sign.State.DEGRADED, sign.state());
        assertTrue(
                sign.detail().contains("nightly (the clock was set back; it is due at 2026-11-02T02"), sign.detail());
    }

    @Test
    void aFireOfAClockThatWasAheadHidesNoLaterFailure() {
        ends(fires(DUE.plus(DAY.multipliedBy(300))), "completed");
        ends(fires(DUE), "failed");
        assertEquals(Sign.State.DEGRADED, afterwards(Duration.ofHours(1)).state());
    }

    @Test
    void whatCannotBeToldIsNotWell() throws IOException {
        ends(fires(DUE), "completed");
        Files.move(vault, dir.resolve("elsewhere.db"));
        assertEquals(Sign.degraded("schedules", "cannot be told without the vault"), afterwards(Duration.ofMinutes(1)));
        Files.writeString(vault, "this is no database ".repeat(100));
        assertEquals(Sign.degraded("schedules", "cannot be told without the vault"), afterwards(Duration.ofMinutes(1)));
    }
}
