package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));

    @TempDir
    Path directory;

    private Vault open(String name) {
        return Vault.open(directory.resolve(name), "extract", CLOCK);
    }

    @Test
    void createsAFileThatOnlyItsOwnerReads() throws IOException {
        try (Vault vault = open("v.db")) {
            vault.sessions().start("{}", "x");
            for (String file : List.of("v.db", "v.db-wal", "v.db-shm", "v.db.lock")) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))),
                        file);
            }
        }
        assertEquals(List.of("v.db", "v.db.lock"), Samples.files(directory));
    }

    @Test
    void hasTheTablesOfTheOriginal() throws SQLException {
        open("v.db").close();
        Path ours = directory.resolve("v.db");
        Path theirs = Samples.original(directory.resolve("o.db"));
        String shape =
                "SELECT group_concat(line, x'0a') FROM (SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' ||"
                        + " c.\"notnull\" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk AS line FROM sqlite_master m,"
                        + " pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'extraction_%s%%'"
                        + " AND m.name NOT IN ('restoration_items', 'restoration_again', 'restored_ids', 'restored_parts', 'packed_seen', 'schedules',"
                        + " 'schedule_fires', 'daemon', 'inbox_drops') AND c.name NOT IN"
                        + " ('content_sha256', 'instance') ORDER BY m.name, c.cid)";
        assertEquals(
                Samples.value(theirs, shape.formatted("items")),
                Samples.value(
                        ours,
                        shape.formatted("items")
                                .replace(
                                        "'extraction_items%'",
                                        "'extraction_items%'"
                                                + " AND m.name NOT IN ('extraction_pages', 'extraction_drafts',"
                                                + " 'extraction_members', 'restoration_items', 'restoration_again', 'restored_ids', 'restored_parts',"
                                                + " 'packs', 'pack_remappings', 'packed_items', 'packed_seen')")));
        String indices = "SELECT group_concat(sql, x'0a') FROM (SELECT sql FROM sqlite_master WHERE type = 'index'"
                + " AND name NOT LIKE 'idx_extraction_items%' AND name NOT LIKE 'idx_restoration_items%'"
                + " AND name NOT LIKE 'idx_schedule%' AND name NOT LIKE 'idx_restored%' AND name NOT LIKE 'idx_inbox%' AND sql IS NOT NULL ORDER BY name)";
        assertEquals(Samples.value(theirs, indices), Samples.value(ours, indices));
        assertEquals(
                "4,5,6,7,8,9,10,11,12,13,14,15,16",
                Samples.value(ours, "SELECT group_concat(version) FROM schema_version"));
    }

    @Test
    void bringsADatabaseOfTheOriginalUpToDateInPlace() throws SQLException {
        Path file = Samples.original(directory.resolve("o.db"));
        String rows =
                "SELECT group_concat(id || content_type || name || created_at || hex(content_data)) FROM content_items";
        String before = Samples.value(file, rows);
        open("o.db").close();
        assertEquals(before, Samples.value(file, rows));
        try (Vault vault = open("o.db")) {
            assertEquals(Migrations.LATEST, vault.reader().schemaVersion());
            assertEquals(Optional.empty(), vault.sessions().lastUnfinished());
            String session = vault.sessions().start("{}", "x");
            vault.ledger()
                    .storePage(
                            session,
                            Samples.page(Kind.DASHBOARD, 0),
                            Samples.complete(Samples.dashboard("42", "Sales")));
            assertTrue(vault.reader()
                    .find(Samples.key(Kind.DASHBOARD, "42"))
                    .orElseThrow()
                    .sha256()
                    .isPresent());
        }
        assertEquals("3", Samples.value(file, "SELECT count(*) FROM content_items"));
        open("o.db").close();
        assertEquals(
                "3,4,5,6,7,8,9,10,11,12,13,14,15,16",
                Samples.value(file, "SELECT group_concat(version) FROM schema_version"));
    }

    @Test
    void doesNotRewriteWhatHasNotChanged() {
        PackedItem same = Samples.packed(
                Kind.DASHBOARD, "1", "title", "A", "user_id", "7", "created_at", "2024-01-02T03:04:05.123Z");
        Path file = directory.resolve("v.db");
        for (int day = 1; day <= 3; day++) {
            Instant now = Instant.parse("2026-01-0" + day + "T00:00:00.5Z");
            try (Vault vault = Vault.open(file, "extract", InstantSource.fixed(now))) {
                String session = vault.sessions().start("{}", "x");
                PackedItem item = day < 3 ? same : Samples.packed(Kind.DASHBOARD, "1", "title", "B", "user_id", "7");
                vault.ledger().storePage(session, Samples.page(Kind.DASHBOARD, 0), Samples.complete(item));
                ItemSummary row = vault.reader()
                        .find(Samples.key(Kind.DASHBOARD, "1"))
                        .orElseThrow()
                        .summary();
                assertEquals(
                        day < 3 ? "2026-01-01T00:00:00.500000+00:00" : "2026-01-03T00:00:00.500000+00:00",
                        row.syncedAt());
                assertEquals(
                        day < 3 ? Optional.of("2024-01-02T03:04:05.123000+00:00") : Optional.empty(), row.createdAt());
                assertEquals(Optional.empty(), row.updatedAt());
            }
        }
    }

    @Test
    void storesThePagesOfManyWorkers() throws InterruptedException, ExecutionException {
        try (Vault vault = open("v.db")) {
            String session = vault.sessions().start("{}", "x");
            ExecutorService workers = Executors.newFixedThreadPool(8);
            List<Future<?>> pages = new ArrayList<>();
            for (int page = 0; page < 40; page++) {
                int offset = page * 100;
                pages.add(workers.submit(() -> {
                    List<PackedItem> items = new ArrayList<>();
                    for (int i = offset; i < offset + 100; i++) {
                        items.add(Samples.dashboard("" + i, "D" + i));
                    }
                    vault.ledger()
                            .storePage(
                                    session,
                                    Samples.page(Kind.DASHBOARD, offset),
                                    new Batch(items, List.of(), List.of(), List.of()));
                    vault.reader().count(ItemQuery.all(Kind.DASHBOARD));
                }));
            }
            for (Future<?> page : pages) {
                page.get();
            }
            workers.shutdown();
            assertTrue(workers.awaitTermination(10, TimeUnit.SECONDS));
            assertEquals(
                    List.of(new Tally(Kind.DASHBOARD, 4_000, 4_000, 0, 0, 0)),
                    vault.reader().tallies(session));
            assertEquals(0, vault.ledger().storedRowsMissing(session));
        }
    }

    @Test
    void storesNothingOfAPageWhenTheDiskIsFull() throws SQLException {
        Path file = directory.resolve("v.db");
        open("v.db").close();
        try (Vault vault = Vault.open(file, "extract", CLOCK)) {
            String session = vault.sessions().start("{}", "x");
            vault.limitPages(60);
            PackedItem big = Samples.packed(Kind.LOOK, "2", "title", "x".repeat(400_000));
            Batch batch = Samples.complete(Samples.packed(Kind.LOOK, "1", "title", "small"), big);
            VaultFull full = assertThrows(
                    VaultFull.class, () -> vault.ledger().storePage(session, Samples.page(Kind.LOOK, 0), batch));
            assertTrue(full.getMessage().contains(file.toString()), full.getMessage());
            assertEquals(List.of(), vault.ledger().tallies(session));
            assertEquals(
                    Optional.empty(),
                    vault.ledger().page(session, Samples.page(Kind.LOOK, 0).key()));
            vault.limitPages(100_000);
            vault.ledger().storePage(session, Samples.page(Kind.LOOK, 0), batch);
            assertEquals(2, vault.reader().count(ItemQuery.all(Kind.LOOK)));
        }
    }

    @Test
    void needsADirectory() {
        assertTrue(assertThrows(VaultUnwritable.class, () -> open("no/v.db"))
                .getMessage()
                .contains("no directory"));
    }

    @Test
    void refusesASecondRunOfTheSameProcess() {
        try (Vault vault = open("v.db")) {
            VaultInUse inUse = assertThrows(VaultInUse.class, () -> open("v.db"));
            assertTrue(
                    inUse.getMessage()
                            .contains("extract (pid " + ProcessHandle.current().pid()),
                    inUse.getMessage());
            assertThrows(VaultInUse.class, () -> open("../" + directory.getFileName() + "/v.db"));
            assertEquals(0, vault.reader().bytes() % 2);
        }
        open("v.db").close();
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws IOException, InterruptedException {
        Path file = directory.resolve("v.db");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingRun.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("holding", said.readLine());
            VaultInUse inUse = assertThrows(VaultInUse.class, () -> open("v.db"));
            assertTrue(inUse.getMessage().contains("restore (pid " + other.pid()), inUse.getMessage());
            try (VaultReader reader = VaultReader.open(file)) {
                assertEquals(1, reader.sessions(0).size());
                assertTrue(reader.mayBeInUse());
                other.destroyForcibly();
                assertTrue(other.waitFor(30, TimeUnit.SECONDS));
                assertFalse(reader.mayBeInUse());
            }
            try (Vault vault = open("v.db")) {
                assertEquals(
                        "running",
                        vault.sessions().lastUnfinished().orElseThrow().status());
            }
        } finally {
            other.destroyForcibly();
        }
    }

    /** What the other process runs. */
    static final class HoldingRun {
        private HoldingRun() {}

        public static void main(String[] args) throws InterruptedException {
            try (Vault vault = Vault.open(Path.of(args[0]), "restore", InstantSource.system())) {
                vault.sessions().start("{}", "x");
                System.out.println("holding");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void aFullDiskLeavesNoLockBehind() throws IOException {
        Files.createSymbolicLink(directory.resolve("v.db.lock"), Path.of("/dev/full"));
        assertThrows(VaultUnwritable.class, () -> open("v.db"));
        assertThrows(VaultUnwritable.class, () -> open("v.db"), "the lock of the first try is still there");
    }
}
