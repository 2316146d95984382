package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import io.lookervault.vault.PackStore.Change;
import io.lookervault.vault.PackStore.Export;
import io.lookervault.vault.PackStore.Note;
import io.lookervault.vault.PackStore.Remapping;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStoreTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Note NOTE =
            new Note(new Export("e1", "full", "2026-02-01"), false, Optional.empty(), List.of());

    @TempDir
    Path directory;

    private Path file;
    private Vault vault;

    @BeforeEach
    void start() {
        file = directory.resolve("v.db");
        vault = Vault.open(file, "pack", InstantSource.fixed(NOW));
        vault.ledger()
                .storePage(
                        vault.sessions().start("{}", "x"),
                        Samples.page(Kind.DASHBOARD, 0),
                        Samples.complete(Samples.dashboard("1", "Sales"), Samples.dashboard("2", "Costs")));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static ItemRow row(String id, String title) {
        return ItemRow.of(Samples.dashboard(id, title), Instant.EPOCH);
    }

    private static Optional<ItemRow.Stamp> seen(String id, String title) {
        return Optional.of(row(id, title).stamp());
    }

    private static Change change(String id, Optional<ItemRow.Stamp> expected, Optional<ItemRow> row) {
        return new Change(Samples.key(Kind.DASHBOARD, id), expected, row, Optional.empty());
    }

    private void store(Note note, boolean force, Change... changes) {
        vault.packs().store(List.of(changes).iterator(), note, force);
    }

    private String rows() throws SQLException {
        return Samples.value(
                file,
                "SELECT group_concat(line, ', ') FROM (SELECT id || ' ' || name || ' ' || synced_at || coalesce(' gone '"
                        + " || deleted_at, '') AS line FROM content_items ORDER BY id)");
    }

    @Test
    void rowsAreAddedChangedAndMarkedAsDeleted() throws SQLException {
        store(
                NOTE,
                false,
                change("1", seen("1", "Sales"), Optional.of(row("1", "Mine"))),
                change("2", seen("2", "Costs"), Optional.empty()),
                change("3", Optional.empty(), Optional.of(row("3", "New"))));
        assertEquals(
                "1 Mine 1970-01-01T00:00:00+00:00, 2 Costs 2026-02-03T04:05:06+00:00 gone 2026-02-03T04:05:06+00:00,"
                        + " 3 New 1970-01-01T00:00:00+00:00",
                rows());
    }

    @Test
    void whatIsDeletedAlreadyKeepsItsDate() throws SQLException {
        Samples.sql(file, "UPDATE content_items SET deleted_at = 'long ago' WHERE id = '2'");
        store(NOTE, true, change("2", seen("2", "Costs"), Optional.empty()));
        assertTrue(rows().endsWith("gone long ago"), rows());
    }

    @Test
    void aRowThatIsNotAsItWasSeenKeepsEverythingFromBeingStored() throws SQLException {
        String before = rows();
        VaultMoved moved = assertThrows(
                VaultMoved.class,
                () -> store(
                        NOTE,
                        false,
                        change("3", Optional.empty(), Optional.of(row("3", "New"))),
                        change("1", seen("1", "Old"), Optional.of(row("1", "Mine"))),
                        change("2", Optional.empty(), Optional.of(row("2", "Mine")))));
        assertTrue(moved.getMessage().startsWith("2 items changed"), moved.getMessage());
        assertTrue(moved.getMessage().contains("among them dashboard 1"), moved.getMessage());
        assertEquals(before, rows());
        assertEquals("0", Samples.value(file, "SELECT count(*) FROM packs"));
        store(NOTE, true, change("1", seen("1", "Old"), Optional.of(row("1", "Mine"))));
        assertTrue(rows().startsWith("1 Mine"), rows());
    }

    @Test
    void aRowThatWasDeletedMeanwhileIsNotAsItWasSeen() throws SQLException {
        Samples.sql(file, "UPDATE content_items SET deleted_at = 'now' WHERE id = '1'");
        assertThrows(
                VaultMoved.class,
                () -> store(NOTE, false, change("1", seen("1", "Sales"), Optional.of(row("1", "Mine")))));
    }

    @Test
    void whatWasPackedIsRememberedWithTheQueriesThatItMade() throws SQLException {
        store(NOTE, false, change("1", seen("1", "Sales"), Optional.of(row("1", "Mine"))));
        store(
                new Note(
                        new Export("e2", "folder", "2026-02-02"),
                        true,
                        Optional.empty(),
                        List.of(new Remapping(
                                Samples.key(Kind.QUERY, "q1"), Samples.key(Kind.QUERY, "pack-1"), "hash", "[]"))),
                false,
                change("1", seen("1", "Mine"), Optional.of(row("1", "Again"))),
                change("3", Optional.empty(), Optional.of(row("3", "New"))));
        assertEquals(
                "1 2026-02-03T04:05:06+00:00 full 2026-02-01 0 1, 2 2026-02-03T04:05:06+00:00 folder 2026-02-02 1 2",
                Samples.value(
                        file,
                        "SELECT group_concat(id || ' ' || packed_at || ' ' || strategy || ' ' || exported_at || ' ' ||"
                                + " partial || ' ' || change_count, ', ') FROM packs"));
        assertEquals(
                "2 13 q1 pack-1 hash []",
                Samples.value(
                        file,
                        "SELECT group_concat(pack_id || ' ' || content_type || ' ' || original_id || ' ' || created_id"
                                + " || ' ' || definition_sha256 || ' ' || users) FROM pack_remappings"));
    }
}
