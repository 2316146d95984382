package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiresTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private Path file;

    @BeforeEach
    void path() {
        file = directory.resolve("v.db");
    }

    private static ScheduleRow schedule(String name, Optional<Instant> next) {
        return new ScheduleRow(name, "0 0 2 * * ?", "UTC", NOON, next);
    }

    private static FireEnd end(String outcome) {
        return new FireEnd(outcome, 2, Optional.of("s1"), "why");
    }

    @Test
    void schedulesThatAreNoLongerThereAreForgottenAndTheirFiresAreNot() {
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            fires.register(List.of(schedule("b", Optional.of(LATER)), schedule("a", Optional.empty())));
            fires.begin("a", "schedule", NOON);
            assertEquals(
                    List.of(schedule("a", Optional.empty()), schedule("b", Optional.of(LATER))), fires.schedules());
            ScheduleRow changed = new ScheduleRow("b", "0 0 3 * * ?", "Asia/Tokyo", LATER, Optional.empty());
            fires.register(List.of(changed));
            assertEquals(List.of(changed), reader.schedules());
            fires.due("b", LATER);
            assertEquals(Optional.of(LATER), fires.schedules().get(0).nextDue());
            assertEquals(1, reader.fires(Optional.of("a"), 0).size());
        }
    }

    @Test
    void aFireIsWrittenDownFromItsBeginToItsEnd() {
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            long first = fires.begin("a", "schedule", NOON.minusSeconds(5));
            long second = fires.begin("b", "catch-up", NOON);
            assertEquals(
                    new FireRow(
                            first,
                            "a",
                            "schedule",
                            NOON.minusSeconds(5),
                            NOON,
                            Optional.empty(),
                            "running",
                            0,
                            Optional.empty(),
                            ""),
                    reader.fires(Optional.of("a"), 0).get(0));
            now.set(LATER);
            fires.end(first, end("partial"));
            assertEquals(
                    new FireRow(
                            first,
                            "a",
                            "schedule",
                            NOON.minusSeconds(5),
                            NOON,
                            Optional.of(LATER),
                            "partial",
                            2,
                            Optional.of("s1"),
                            "why"),
                    reader.fires(Optional.of("a"), 0).get(0));
            assertEquals(
                    List.of(second, first),
                    reader.fires(Optional.empty(), 0).stream().map(FireRow::id).toList());
            assertEquals(
                    List.of(second),
                    reader.fires(Optional.empty(), 1).stream().map(FireRow::id).toList());
        }
    }

    @Test
    void anEndIsWrittenThoughTheBeginningIsNotInThisVault() {
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            long other = fires.begin("b", "schedule", NOON);
            FireRow ended = new FireRow(
                    other, "a", "schedule", NOON, NOON, Optional.of(LATER), "failed", 1, Optional.empty(), "why");
            fires.write(ended);
            FireRow added = reader.fires(Optional.of("a"), 0).get(0);
            assertEquals("failed", added.outcome());
            assertEquals(Optional.of(LATER), added.ended());
            assertEquals("running", reader.fires(Optional.of("b"), 0).get(0).outcome());
            fires.write(new FireRow(
                    other, "b", "schedule", NOON, NOON, Optional.of(LATER), "failed", 1, Optional.empty(), "why"));
            assertEquals(
                    List.of("failed"),
                    reader.fires(Optional.of("b"), 0).stream()
                            .map(FireRow::outcome)
                            .toList());
            assertFalse(fires.due("a", LATER), "it is not registered");
        }
    }

    @Test
    void onlyWhatDidItsWorkCountsAsGood() {
        try (Fires fires = Fires.open(file, clock)) {
            assertEquals(Optional.empty(), fires.lastGood("a"));
            fires.end(fires.begin("a", "schedule", NOON), end("completed"));
            now.set(LATER);
            fires.end(fires.begin("a", "schedule", NOON), end("failed"));
            fires.end(fires.begin("b", "schedule", NOON), end("partial"));
            assertEquals(Optional.of(NOON), fires.lastGood("a"));
            assertEquals(Optional.of(LATER), fires.lastGood("b"));
        }
    }

    @Test
    void whatIsDatedInTheFutureIsNotTheLastGood() {
        try (Fires fires = Fires.open(file, clock)) {
            fires.end(fires.begin("a", "schedule", NOON), end("completed"));
            now.set(NOON.plusSeconds(300 * 86_400));
            fires.end(fires.begin("a", "schedule", now.get()), end("completed"));
            long across = fires.begin("a", "schedule", now.get());
            now.set(LATER);
            fires.end(across, end("completed"));
            assertEquals(Optional.of(NOON), fires.lastGood("a"));
        }
    }

    @Test
    void theNextDaemonMarksWhatTheLastOneLeftRunning() {
        try (Fires fires = Fires.open(file, clock)) {
            fires.begin("a", "schedule", NOON);
            fires.end(fires.begin("a", "schedule", NOON), end("completed"));
        }
        now.set(LATER);
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            List<FireRow> rows = reader.fires(Optional.empty(), 0);
            assertEquals("completed", rows.get(0).outcome());
            assertEquals("killed", rows.get(1).outcome());
            assertEquals("its process ended without a word", rows.get(1).reason());
            assertEquals(Optional.of(NOON), rows.get(1).ended());
            assertEquals(Optional.empty(), fires.lastGood("b"));
        }
    }

    @Test
    void oneDaemonAtATimeKeepsTheSchedulesOfAVault() {
        try (Fires fires = Fires.open(file, clock)) {
            assertEquals(List.of(), fires.schedules());
            VaultInUse inUse = assertThrows(VaultInUse.class, () -> Fires.open(file, clock));
            assertTrue(inUse.getMessage().contains("run (pid "), inUse.getMessage());
        }
        Fires.open(file, clock).close();
    }

    @Test
    void aVaultHasOneDaemonThroughWhateverLinkItIsReached() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path link = elsewhere.resolve("link.db");
        Vault.open(file, "extract", clock).close();
        Files.createSymbolicLink(link, file);
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(link)) {
            assertThrows(VaultInUse.class, () -> Fires.open(link, clock));
            fires.note(new DaemonRow(1, NOON, Optional.empty(), List.of(), List.of()));
            assertTrue(reader.daemon().isPresent(), "it is seen through the link");
            assertEquals(List.of("link.db"), Samples.files(elsewhere));
        }
    }

    @Test
    void aVaultWhoseSchedulesAnotherDaemonKeepsIsNotChanged() throws SQLException {
        Samples.original(file);
        try (RunLock daemon = RunLock.takeSchedules(file, clock)) {
            assertThrows(VaultInUse.class, () -> Fires.open(file, clock), daemon::toString);
        }
        try (VaultReader reader = VaultReader.open(file)) {
            assertEquals(4, reader.schemaVersion());
        }
    }

    @Test
    void whatIsNoVaultGetsNoLock() throws IOException {
        Files.writeString(file, "no database at all");
        assertThrows(ForeignDatabase.class, () -> Fires.open(file, clock));
        assertThrows(VaultUnwritable.class, () -> Fires.open(directory.resolve("none/v.db"), clock));
        assertEquals(List.of("v.db"), Samples.files(directory));
    }

    @Test
    void whatADaemonLeftInItsLockFileWhenItWasKilledNamesNoDaemon() throws IOException {
        DaemonRow ours = new DaemonRow(1, NOON, Optional.empty(), List.of(), List.of());
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            fires.note(ours);
            assertEquals(Optional.of(ours), reader.daemon());
        }
        for (String host : List.of(InetAddress.getLocalHost().getHostName(), "of-a-container")) {
            Holder holder = new Holder("run", ProcessHandle.current().pid(), host, "2026-02-03T12:00:00Z");
            for (String lock : List.of("v.db.run.lock", "v.db.lock")) {
                Files.writeString(directory.resolve(lock), holder.line());
            }
            try (VaultReader reader = VaultReader.open(file)) {
                assertEquals(Optional.empty(), reader.daemon(), host);
                assertFalse(reader.mayBeInUse(), host);
            }
        }
    }

    @Test
    void firesAreWrittenWhileARunHoldsTheVault() {
        try (Vault vault = Vault.open(file, "extract", clock);
                Fires fires = Fires.open(file, clock)) {
            fires.begin("a", "schedule", NOON);
            assertEquals(1, vault.reader().fires(Optional.empty(), 0).size());
        }
    }

    @Test
    void aVaultOfAnOlderReleaseThatIsInUseIsLeftAlone() throws SQLException {
        Vault.open(file, "extract", clock).close();
        Samples.sql(file, "DELETE FROM schema_version WHERE version > 8");
        try (RunLock running = RunLock.take(file, "extract", clock)) {
            VaultInUse inUse = assertThrows(VaultInUse.class, () -> Fires.open(file, clock), running::toString);
            assertTrue(inUse.getMessage().contains("extract (pid "), inUse.getMessage());
        }
    }

    @Test
    void whatCannotBeMarkedLetsTheNextDaemonIn() throws SQLException {
        Fires.open(file, clock).close();
        Samples.sql(file, "ALTER TABLE schedule_fires RENAME TO elsewhere");
        assertThrows(VaultException.class, () -> Fires.open(file, clock));
        Samples.sql(file, "ALTER TABLE elsewhere RENAME TO schedule_fires");
        Fires.open(file, clock).close();
    }

    @Test
    void aLookAtSchedulesMakesAndLocksNothing() {
        Fires.unopened(file, clock).close();
        assertTrue(Files.notExists(file));
    }

    @Test
    void twoThousandFiresOfEachScheduleAreKept() throws SQLException {
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            fires.begin("b", "schedule", NOON);
            Samples.sql(
                    file,
                    "INSERT INTO schedule_fires (schedule, cause, due_at, started_at, outcome, attempts, reason)"
                            + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                            + " SELECT 'a', 'schedule', '', '', 'completed', 1, '' FROM n");
            long last = fires.begin("a", "schedule", NOON);
            List<FireRow> kept = reader.fires(Optional.of("a"), 0);
            assertEquals(2000, kept.size());
            assertEquals(last, kept.get(0).id());
            assertEquals(Instant.EPOCH, kept.get(1).due(), "a date that is none reads as long ago");
            assertEquals(1, reader.fires(Optional.of("b"), 0).size());
        }
    }

    @Test
    void theStateOfTheDaemonIsKnownWhileItRuns() {
        DaemonRow ill = new DaemonRow(
                ProcessHandle.current().pid(),
                NOON,
                Optional.of("no YAML"),
                List.of("extract", "looker"),
                List.of("lookervault.looker.timeout"));
        DaemonRow well = new DaemonRow(ill.pid(), LATER, Optional.empty(), List.of(), List.of());
        try (Fires fires = Fires.open(file, clock);
                VaultReader reader = VaultReader.open(file)) {
            assertEquals(Optional.empty(), reader.daemon());
            fires.note(ill);
            assertEquals(Optional.of(ill), reader.daemon());
            fires.note(well);
            assertEquals(Optional.of(well), reader.daemon());
        }
        try (VaultReader reader = VaultReader.open(file)) {
            assertEquals(Optional.empty(), reader.daemon(), "it has ended");
        }
    }

    @Test
    void aVaultThatWasNeverScheduledHasNone() throws SQLException {
        try (VaultReader reader = VaultReader.open(Samples.original(file))) {
            assertEquals(List.of(), reader.schedules());
            assertEquals(List.of(), reader.fires(Optional.empty(), 0));
            assertEquals(Optional.empty(), reader.daemon());
            assertEquals(List.of(), reader.openDrops());
            assertTrue(reader.dropCounts().isEmpty());
            assertEquals(Optional.empty(), reader.statistics());
            assertEquals(List.of(), reader.planTallies("s1"));
        }
    }
}
