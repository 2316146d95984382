package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.looker.BudgetSpent;
import io.lookervault.session.NoSuchFolder;
import io.lookervault.session.Outcome;
import io.lookervault.vault.StoredItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs limited to folders, runs with the Trash, and what is marked as deleted when. */
class SelectionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 120);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Selection folders(boolean recursive, String... ids) {
        return new Selection(Set.of(), Set.of(ids), recursive, false);
    }

    private Set<String> foldersOf(Kind kind) {
        return rig.stored(kind).values().stream()
                .map(item -> item.summary().folderId().orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void onlyWhatLiesInTheFoldersIsAskedForAndStored() throws Exception {
        assertEquals(Outcome.COMPLETED, rig.extract(folders(false, "4", "5")).outcome());
        assertEquals(Set.of("4", "5"), foldersOf(Kind.DASHBOARD));
        assertEquals(Set.of("4", "5"), rig.stored(Kind.FOLDER).keySet());
        assertEquals(Map.of(), rig.stored(Kind.USER));
        try (Rig all = new Rig(Files.createTempDirectory(dir, "all"), 120)) {
            all.extract();
            assertEquals(
                    inFolders(all, Kind.DASHBOARD, Set.of("4", "5")),
                    rig.stored(Kind.DASHBOARD).keySet());
            assertEquals(
                    inFolders(all, Kind.LOOK, Set.of("4", "5")),
                    rig.stored(Kind.LOOK).keySet());
            assertTrue(rig.ledger().requests() < all.ledger().requests());
        }
    }

    private static Set<String> inFolders(Rig all, Kind kind, Set<String> folders) {
        return all.stored(kind).values().stream()
                .filter(item ->
                        item.summary().folderId().filter(folders::contains).isPresent())
                .map(item -> item.summary().key().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void foldersBelowCountOnlyWhenAsked() {
        rig.extract(folders(true, "1"));
        Set<String> stored = rig.stored(Kind.FOLDER).keySet();
        assertTrue(stored.containsAll(Set.of("1", "4", "5")), stored.toString());
        assertFalse(stored.contains("2"), "personal folders lie elsewhere");
        for (StoredItem folder : rig.stored(Kind.FOLDER).values()) {
            Optional<String> parent = Values.text(folder.data(), "parent_id");
            assertTrue(parent.isEmpty() || stored.contains(parent.get()));
        }
    }

    @Test
    void aBoardIsStoredWhenItShowsSomethingInTheFolders() throws Exception {
        rig.extract(folders(false, "4", "5"));
        Set<String> shown = new TreeSet<>(rig.stored(Kind.DASHBOARD).keySet());
        Set<String> looks = rig.stored(Kind.LOOK).keySet();
        try (Rig all = new Rig(Files.createTempDirectory(dir, "all"), 120)) {
            all.extract();
            Set<String> expected = all.stored(Kind.BOARD).values().stream()
                    .filter(board -> Values.texts(board.data(), "board_sections[].board_items[].dashboard_id").stream()
                                    .anyMatch(shown::contains)
                            || Values.texts(board.data(), "board_sections[].board_items[].look_id").stream()
                                    .anyMatch(looks::contains))
                    .map(board -> board.summary().key().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, rig.stored(Kind.BOARD).keySet());
        }
    }

    @Test
    void kindsWithoutAFolderAreRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Selection(Set.of(Kind.USER, Kind.LOOK), Set.of("4"), false, false));
        assertTrue(refused.getMessage().startsWith("users cannot be limited to folders"), refused.getMessage());
    }

    @Test
    void aFolderThatIsNotThereIsNamedBeforeAnythingIsWritten() {
        NoSuchFolder refused = assertThrows(NoSuchFolder.class, () -> rig.extract(folders(false, "4", "999999")));
        assertTrue(refused.getMessage().contains("999999"), refused.getMessage());
        assertFalse(Files.exists(rig.vault()));
    }

    @Test
    void aRunLimitedToFoldersMarksNothingAsDeleted() {
        rig.extract();
        long before = rig.stored(Kind.DASHBOARD).size();
        ExtractReport report = rig.extract(folders(false, "4"));
        assertEquals(Map.of(), report.deleted());
        assertEquals(before, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void whatIsGoneFromLookerIsMarkedAsDeletedAndComesBackAlive() {
        rig.extract();
        rig.looker().edits().delete("looks", "3");
        rig.looker().edits().trash("dashboards", "5");
        ExtractReport report = rig.extract();
        assertEquals(Map.of(Kind.LOOK, 1, Kind.DASHBOARD, 1), report.deleted());
        assertFalse(rig.has(Kind.DASHBOARD, "5"));
        rig.looker().edits().restore("dashboards", "5");
        assertEquals(Map.of(), rig.extract().deleted());
        assertTrue(rig.has(Kind.DASHBOARD, "5"));
    }

    @Test
    void aPassWithAGapMarksNothingOfItsKind() {
        rig.extract();
        rig.looker().edits().delete("looks", "3");
        rig.looker().edits().delete("dashboards", "5");
        rig.looker()
                .faults()
                .add(io.lookervault.demo.FaultRule.on(
                        "GET", "/looks/search", new io.lookervault.demo.FaultAction.Status(403)));
        ExtractReport report = rig.extract();
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertEquals(Map.of(Kind.DASHBOARD, 1), report.deleted());
        assertTrue(rig.has(Kind.LOOK, "3"));
    }

    @Test
    void theTrashIsStoredAsDeletedWhenAsked() {
        rig.looker().edits().trash("dashboards", "5");
        rig.looker().edits().trash("looks", "3");
        assertEquals(
                Outcome.COMPLETED,
                rig.extract(new Selection(Set.of(), Set.of(), false, true)).outcome());
        assertFalse(rig.has(Kind.DASHBOARD, "5"));
        try (io.lookervault.vault.VaultReader reader = io.lookervault.vault.VaultReader.open(rig.vault())) {
            StoredItem stored = reader.find(new io.lookervault.content.ItemKey(Kind.DASHBOARD, "5"))
                    .orElseThrow();
            assertTrue(stored.summary().deletedAt().isPresent());
            assertEquals(Optional.of("true"), Values.text(stored.data(), "deleted"));
            assertTrue(reader.find(new io.lookervault.content.ItemKey(Kind.LOOK, "3"))
                    .isPresent());
        }
    }

    @Test
    void otherFoldersAreNotAskedForOneByOne() {
        for (int i = 0; i < 50; i++) {
            rig.looker()
                    .edits()
                    .add("folders", JSON.createObjectNode().put("name", "F" + i).put("parent_id", "1"));
        }
        rig.extract(folders(false, "4", "5"));
        assertEquals(Set.of("4", "5"), rig.stored(Kind.FOLDER).keySet());
        assertEquals(0, rig.asked("GET /folders/{id}"));
    }

    @Test
    void otherBoardsAreNotAskedForOneByOne() {
        for (int i = 0; i < 60; i++) {
            rig.looker().edits().add("boards", JSON.createObjectNode().put("title", "B" + i));
        }
        assertEquals(Outcome.COMPLETED, rig.extract(folders(false, "4", "5")).outcome());
        assertFalse(rig.stored(Kind.BOARD).isEmpty());
        assertEquals(0, rig.asked("GET /boards/{id}"));
    }

    @Test
    void aBudgetThatTheFoldersTakeBeginsNothing() {
        BudgetSpent spent =
                assertThrows(BudgetSpent.class, () -> rig.maxCalls(1).extract(folders(true, "1")));
        assertTrue(spent.getMessage().startsWith("nothing was begun"), spent.getMessage());
        assertFalse(Files.exists(rig.vault()));
    }
}
