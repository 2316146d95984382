package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultReaderTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));

    @TempDir
    Path directory;

    @Test
    void aListIsOfOneMomentWhateverIsWrittenWhileItIsRead() throws SQLException {
        Path file = directory.resolve("v.db");
        try (Vault vault = Vault.open(file, "test", InstantSource.system())) {
            vault.ledger()
                    .storePage(
                            vault.sessions().start("{}", "x"),
                            Samples.page(Kind.DASHBOARD, 0),
                            Samples.complete(
                                    Samples.dashboard("1", "A"),
                                    Samples.dashboard("2", "B"),
                                    Samples.dashboard("3", "C")));
            List<String> seen = new ArrayList<>();
            try (VaultReader reader = VaultReader.open(file)) {
                reader.each(ItemQuery.all(Kind.DASHBOARD), item -> {
                    seen.add(item.key().id());
                    touch(file, item.key().id().equals("1") ? "3" : "1");
                });
            }
            assertEquals(List.of("1", "2", "3"), seen);
        }
    }

    private static void touch(Path file, String id) {
        try {
            Samples.sql(file, "UPDATE content_items SET updated_at = '2999-01-0" + id + "' WHERE id = '" + id + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsADatabaseOfTheOriginalTool() throws SQLException {
        try (VaultReader reader = VaultReader.open(Samples.original(directory.resolve("o.db")))) {
            assertEquals(4, reader.schemaVersion());
            assertEquals(Map.of(Kind.DASHBOARD, 2L, Kind.LOOK, 1L), reader.counts());
            List<ItemSummary> dashboards = reader.list(ItemQuery.all(Kind.DASHBOARD));
            assertEquals(
                    List.of("dashboard::43", "42"),
                    dashboards.stream().map(d -> d.key().id()).toList());
            assertEquals(
                    Optional.of("2024-05-06T07:08:09.123000+02:00"),
                    dashboards.get(0).createdAt());
            assertEquals(Optional.of("5"), dashboards.get(0).folderId());

            StoredItem look = reader.find(Samples.key(Kind.LOOK, "42")).orElseThrow();
            assertEquals("A look", look.summary().name());
            assertEquals(Optional.empty(), look.sha256());
            assertTrue(look.hashMatches());
            assertEquals(Map.of("id", "42", "created_at", Instant.parse("2024-01-02T03:04:05Z")), look.data());

            assertTrue(reader.has(Samples.key(Kind.DASHBOARD, "43")));
            assertEquals(
                    "Ünits",
                    reader.find(Samples.key(Kind.DASHBOARD, "43"))
                            .orElseThrow()
                            .summary()
                            .name());
            assertTrue(reader.find(Samples.key(Kind.DASHBOARD, "dashboard::43")).isPresent());
            assertFalse(reader.has(Samples.key(Kind.LOOK, "43")));

            assertEquals("running", reader.session("s1").orElseThrow().status());
            assertEquals("{}", reader.sessions(0).get(0).metadataJson());
            assertEquals(List.of(), reader.tallies("s1"));
            assertEquals(List.of(), reader.deadLetters(Optional.empty(), Optional.empty(), 0, 0));
        }
    }

    @Test
    void readsAsEmptyWhatTheFirstSchemaDoesNotHave() throws Exception {
        Path file = directory.resolve("v1.db");
        Samples.sql(
                file,
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT, description TEXT)",
                "INSERT INTO schema_version VALUES (1, '2025-01-01T00:00:00', 'x')",
                "CREATE TABLE content_items (id TEXT PRIMARY KEY NOT NULL, content_type INTEGER NOT NULL, name TEXT,"
                        + " owner_id INTEGER, owner_email TEXT, created_at TEXT, updated_at TEXT, synced_at TEXT,"
                        + " deleted_at TEXT, content_size INTEGER, content_data BLOB)",
                "INSERT INTO content_items VALUES ('look::1', 2, 'L', NULL, NULL, '2025-01-01', '2025-01-01',"
                        + " '2025-01-01', NULL, 1, x'80')");
        try (VaultReader reader = VaultReader.open(file)) {
            assertEquals(1, reader.schemaVersion());
            assertEquals(
                    Optional.empty(),
                    reader.find(Samples.key(Kind.LOOK, "1"))
                            .orElseThrow()
                            .summary()
                            .folderId());
            assertEquals(List.of(), reader.sessions(5));
            assertEquals(List.of(), reader.deadLetters(Optional.empty(), Optional.empty(), 0, 0));
            assertEquals(
                    0,
                    reader.count(new ItemQuery(
                            Kind.LOOK, 0, 0, Optional.empty(), Optional.empty(), Optional.of("1"), false)));
        }
        byte[] before = Files.readAllBytes(file);
        VaultException refused = assertThrows(ForeignDatabase.class, () -> Vault.open(file, "extract", CLOCK));
        assertTrue(refused.getMessage().contains("version is 1"), refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals("1", Samples.value(file, "SELECT max(version) FROM schema_version"));
    }

    @Test
    void filtersBeforeItLimits() {
        Path file = directory.resolve("f.db");
        try (Vault vault = Vault.open(file, "extract", CLOCK)) {
            String session = vault.sessions().start("{}", "x");
            List<PackedItem> items = new ArrayList<>();
            for (int i = 10; i < 30; i++) {
                items.add(Samples.packed(
                        Kind.DASHBOARD,
                        "" + i,
                        "title",
                        i % 2 == 0 ? "ÉTÉ 100%_" + i : "winter " + i,
                        "folder_id",
                        i < 20 ? "1" : "2",
                        "created_at",
                        "2024-01-" + i + "T12:00:00.000+02:00",
                        "updated_at",
                        "2024-02-" + (10 + i / 2) + "T00:00:00Z"));
            }
            items.add(Samples.packed(Kind.DASHBOARD, "99", "title", "no date", "deleted_at", "2024-01-01T00:00:00Z"));
            vault.ledger()
                    .storePage(
                            session,
                            Samples.page(Kind.DASHBOARD, 0),
                            new Batch(items, List.of(), List.of(), List.of()));
        }
        try (VaultReader reader = VaultReader.open(file)) {
            ItemQuery query = new ItemQuery(
                    Kind.DASHBOARD,
                    2,
                    1,
                    Optional.of(Instant.parse("2024-01-12T10:00:00Z")),
                    Optional.of("été 100%_"),
                    Optional.of("1"),
                    false);
            assertEquals(List.of("16", "14"), ids(reader.list(query)));
            assertEquals(4, reader.count(query));
            assertEquals(
                    List.of("28", "29", "26"),
                    ids(reader.list(new ItemQuery(
                            Kind.DASHBOARD, 3, 0, Optional.empty(), Optional.empty(), Optional.empty(), false))));
            assertEquals(
                    List.of("99"),
                    ids(reader.list(new ItemQuery(
                            Kind.DASHBOARD, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), true))));
            assertEquals(
                    0,
                    reader.count(new ItemQuery(
                            Kind.DASHBOARD, 0, 0, Optional.empty(), Optional.of("100_"), Optional.empty(), false)));
            List<String> scanned = new ArrayList<>();
            reader.scan(Kind.DASHBOARD, item -> {
                assertTrue(item.hashMatches());
                assertTrue(reader.has(item.summary().key()));
                scanned.add(item.summary().key().id());
            });
            assertEquals(20, scanned.size());
            assertEquals(scanned.stream().sorted().toList(), scanned);
            List<String> all = new ArrayList<>();
            reader.scanWithDeleted(
                    Kind.DASHBOARD, item -> all.add(item.summary().key().id()));
            assertEquals(21, all.size());
        }
    }

    private static List<String> ids(List<ItemSummary> items) {
        return items.stream().map(item -> item.key().id()).toList();
    }

    @Test
    void leavesNoTrace() throws IOException, SQLException {
        Path file = Samples.original(directory.resolve("o %?#.db"));
        byte[] before = Files.readAllBytes(file);
        readSomething(file);
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("o %?#.db"), Samples.files(directory));
    }

    @Test
    void readsAReadOnlyFileInAReadOnlyDirectory() throws IOException, SQLException {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        Path file = Samples.original(locked.resolve("o.db"));
        byte[] before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            readSomething(file);
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(List.of("o.db"), Samples.files(locked));
            if (!Files.isWritable(file)) { // root may write everywhere
                assertThrows(VaultUnwritable.class, () -> Vault.open(file, "extract", CLOCK));
            }
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void readsWhatIsStillInTheLog() throws IOException {
        Path file = directory.resolve("w.db");
        Path copy = Files.createDirectory(directory.resolve("copy")).resolve("w.db");
        try (Vault vault = Vault.open(file, "extract", CLOCK)) {
            String session = vault.sessions().start("{}", "x");
            vault.ledger()
                    .storePage(session, Samples.page(Kind.DASHBOARD, 0), Samples.complete(Samples.dashboard("1", "A")));
            readSomething(file);
            Files.copy(file, copy);
            Files.copy(directory.resolve("w.db-wal"), copy.resolveSibling("w.db-wal"));
        }
        byte[] before = Files.readAllBytes(copy);
        try (VaultReader reader = VaultReader.open(copy)) {
            assertEquals(1, reader.count(ItemQuery.all(Kind.DASHBOARD)));
        }
        assertArrayEquals(before, Files.readAllBytes(copy));
    }

    private static void readSomething(Path file) {
        try (VaultReader reader = VaultReader.open(file)) {
            assertTrue(reader.count(ItemQuery.all(Kind.DASHBOARD)) > 0);
            assertTrue(reader.bytes() > 0);
        }
    }

    @Test
    void neverCreatesAFile() throws IOException {
        Path file = directory.resolve("none.db");
        NoVault none = assertThrows(NoVault.class, () -> VaultReader.open(file));
        assertTrue(
                none.getMessage().contains(file.toString()) && none.getMessage().contains("lookervault extract"));
        assertEquals(List.of(), Samples.files(directory));
    }

    @Test
    void refusesWhatIsNoVault() throws IOException, SQLException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "not a database, but longer than a header");
        Path empty = Files.createFile(directory.resolve("empty.db"));
        Path other = directory.resolve("other.db");
        Samples.sql(other, "CREATE TABLE t (a)");
        Path newer = Samples.original(directory.resolve("newer.db"));
        Samples.sql(newer, "INSERT INTO schema_version VALUES (99, 'x', 'x')");
        for (Path file : List.of(text, empty, other, newer, directory)) {
            assertThrows(ForeignDatabase.class, () -> VaultReader.open(file), file.toString());
        }
        for (Path file : List.of(text, other, newer, directory)) {
            byte[] before = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);
            assertThrows(ForeignDatabase.class, () -> Vault.open(file, "extract", CLOCK), file.toString());
            assertArrayEquals(before, Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file));
        }
    }

    @Test
    void saysThatAFileIsMalformed() throws IOException, SQLException {
        Path file = Samples.original(directory.resolve("o.db"));
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertThrows(DamagedVault.class, () -> VaultReader.open(file));
        assertThrows(DamagedVault.class, () -> Vault.open(file, "extract", CLOCK));
    }

    @Test
    void namesTheItemWhoseContentIsDamaged() throws SQLException {
        Path file = Samples.original(directory.resolve("o.db"));
        Samples.sql(file, "UPDATE content_items SET content_data = x'82a2' WHERE content_type = 2");
        try (VaultReader reader = VaultReader.open(file)) {
            StoredItem look = reader.find(Samples.key(Kind.LOOK, "42")).orElseThrow();
            assertFalse(look.hashMatches());
            assertTrue(
                    assertThrows(DamagedContent.class, look::data).getMessage().startsWith("look 42 "));
        }
    }

    @Test
    void looksForTheLogWhereTheFileIs() throws IOException {
        Path file = directory.resolve("r.db");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(directory.resolve("links")).resolve("l.db"), file);
        try (Vault vault = Vault.open(file, "extract", CLOCK)) {
            assertEquals(0, vault.reader().sessions(0).size());
            assertEquals(file.toRealPath(), new SqliteFile(link).real());
            assertEquals(link, new SqliteFile(link).path());
            assertTrue(new SqliteFile(link).hasLog());
        }
    }
}
