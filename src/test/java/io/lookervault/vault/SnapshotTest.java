package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void vault() {
        file = directory.resolve("v.db");
        try (Vault vault = Vault.open(file, "extract", CLOCK)) {
            String session = vault.sessions().start("{}", "x");
            vault.ledger()
                    .storePage(
                            session,
                            Samples.page(Kind.DASHBOARD, 0),
                            Samples.complete(Samples.dashboard("2", "Costs"), Samples.dashboard("1", "Sales")));
        }
    }

    private Snapshot snapshot() {
        try (VaultReader reader = VaultReader.open(file)) {
            return reader.snapshot();
        }
    }

    @Test
    void rowsAreListedByIdBeforeTheyAreRead() throws SQLException {
        Samples.sql(file, "UPDATE content_items SET deleted_at = '2026-01-01T00:00:00+00:00' WHERE id = '2'");
        PackedItem sales = Samples.dashboard("1", "Sales");
        try (Snapshot snapshot = snapshot()) {
            List<Snapshot.Entry> entries = snapshot.entries(Kind.DASHBOARD);
            assertEquals(
                    List.of("1", "2"), entries.stream().map(e -> e.key().id()).toList());
            Snapshot.Entry first = entries.get(0);
            assertEquals(Optional.of("5"), first.folderId());
            assertEquals(sales.content().length, first.size());
            assertFalse(first.deleted());
            assertTrue(entries.get(1).deleted());
            ItemRow row = snapshot.row(first);
            assertEquals("Sales", row.name());
            assertEquals(Optional.of(7L), row.ownerId());
            assertEquals(Optional.of("5"), row.folderId());
            assertEquals("2026-02-03T04:05:06+00:00", row.syncedAt());
            assertArrayEquals(sales.content(), row.content());
            assertEquals(Optional.of(sales.sha256()), row.sha256());
            assertEquals(List.of(), snapshot.entries(Kind.LOOK));
            assertEquals(Migrations.LATEST, snapshot.schemaVersion());
        }
    }

    @Test
    void itIsOfOneMomentWhateverIsWrittenMeanwhile() throws SQLException {
        try (Snapshot snapshot = snapshot()) {
            ItemRow.Stamp before =
                    snapshot.stamp(Samples.key(Kind.DASHBOARD, "1")).orElseThrow();
            try (Vault vault = Vault.open(file, "extract", CLOCK)) {
                String session = vault.sessions().start("{}", "x");
                vault.ledger()
                        .storePage(
                                session,
                                Samples.page(Kind.DASHBOARD, 0),
                                Samples.complete(Samples.dashboard("1", "Theirs"), Samples.dashboard("3", "New")));
                assertEquals(
                        before, snapshot.stamp(Samples.key(Kind.DASHBOARD, "1")).orElseThrow());
                assertEquals(Optional.empty(), snapshot.row(Samples.key(Kind.DASHBOARD, "3")));
                assertEquals(2, snapshot.entries(Kind.DASHBOARD).size());
            }
        }
        try (Snapshot later = snapshot()) {
            assertEquals(
                    "Theirs",
                    later.row(Samples.key(Kind.DASHBOARD, "1")).orElseThrow().name());
        }
    }

    @Test
    void aStampTellsVersionsApartAlsoWhereNoHashIsStored() throws SQLException {
        PackedItem sales = Samples.dashboard("1", "Sales");
        Samples.sql(
                file,
                "UPDATE content_items SET content_sha256 = NULL WHERE id = '1'",
                "UPDATE content_items SET deleted_at = 'x', content_sha256 = 'abc' WHERE id = '2'");
        try (Snapshot snapshot = snapshot()) {
            assertEquals(
                    Optional.of(new ItemRow.Stamp(sales.sha256(), false)),
                    snapshot.stamp(Samples.key(Kind.DASHBOARD, "1")));
            assertEquals(Optional.of(new ItemRow.Stamp("abc", true)), snapshot.stamp(Samples.key(Kind.DASHBOARD, "2")));
            assertEquals(Optional.empty(), snapshot.stamp(Samples.key(Kind.LOOK, "1")));
            assertEquals(
                    new ItemRow.Stamp(sales.sha256(), false),
                    snapshot.row(Samples.key(Kind.DASHBOARD, "1")).orElseThrow().stamp());
        }
    }

    @Test
    void aRowThatIsNotWhereItWasIsDamage() throws SQLException {
        Snapshot.Entry gone = new Snapshot.Entry(4711, Samples.key(Kind.LOOK, "5"), Optional.empty(), 1, false);
        try (Snapshot snapshot = snapshot()) {
            DamagedVault damaged = assertThrows(DamagedVault.class, () -> snapshot.row(gone));
            assertTrue(damaged.getMessage().startsWith("look 5 cannot be read"), damaged.getMessage());
        }
    }

    @Test
    void anEmptyVaultSaysSoAndUnknownKindsAreCounted() throws SQLException {
        try (Snapshot snapshot = snapshot()) {
            assertFalse(snapshot.isEmpty());
            assertEquals(0, snapshot.unknown());
        }
        Samples.sql(file, "UPDATE content_items SET content_type = 99 WHERE id = '1'");
        try (Snapshot snapshot = snapshot()) {
            assertEquals(1, snapshot.unknown());
        }
        Samples.sql(file, "DELETE FROM content_items");
        try (Snapshot snapshot = snapshot()) {
            assertTrue(snapshot.isEmpty());
        }
    }

    @Test
    void aVaultOfTheOriginalToolHasNoHashes() throws SQLException {
        file = Samples.original(directory.resolve("o.db"));
        try (Snapshot snapshot = snapshot()) {
            ItemRow row =
                    snapshot.row(Samples.key(Kind.DASHBOARD, "dashboard::43")).orElseThrow();
            assertEquals(Optional.empty(), row.sha256());
            assertEquals(Sha256.of(row.content()), row.contentHash());
            assertEquals(4, snapshot.schemaVersion());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05+00:00, 2024-01-02T03:04:05+00:00, true",
        "2024-01-02T03:04:05+00:00, 2024-01-02T05:04:05+02:00, true",
        "2024-01-02T03:04:05+00:00, 2024-01-02T03:04:05+02:00, false",
        "yesterday, yesterday, true",
        "yesterday, today, false",
        "2024-01-02T03:04:05+00:00, today, false"
    })
    void datesAreTheSameWhenTheyNameTheSameMoment(String one, String other, boolean same) {
        assertEquals(same, ItemRow.sameDate(one, other));
    }
}
