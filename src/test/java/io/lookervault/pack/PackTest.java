package io.lookervault.pack;

import static io.lookervault.pack.Shop.TILES;
import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.session.RunListener;
import io.lookervault.vault.VaultMoved;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit of files makes of a vault, and what it leaves alone. */
class PackTest {
    @TempDir
    Path dir;

    private Path vault;
    private Path export;

    @BeforeEach
    void shop() {
        vault = dir.resolve("looker.db");
        export = dir.resolve("e");
        Shop.store(
                vault,
                Map.of(
                        Kind.FOLDER,
                        List.of(
                                map("id", "1", "name", "Sales"),
                                map("id", "2", "name", "Regional", "parent_id", "1"),
                                map("id", "3", "name", "West", "parent_id", "2"),
                                map("id", "4", "name", "East", "parent_id", "2")),
                        Kind.QUERY,
                        IntStream.range(0, TILES).mapToObj(Shop::query).toList(),
                        Kind.DASHBOARD,
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(i -> dashboard(i, i <= 5 ? "3" : "4"))
                                .toList()));
    }

    private Run run(int code, String... arguments) {
        Run run = Run.of(vault, arguments);
        assertEquals(code, run.code(), run.out() + run.err());
        return run;
    }

    private void unpack(String... options) {
        run(
                0,
                Stream.concat(Stream.of("unpack", "--output-dir", export.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String pack(String... options) {
        return run(
                        0,
                        Stream.concat(Stream.of("pack", "--input-dir", export.toString()), Stream.of(options))
                                .toArray(String[]::new))
                .out();
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(export.resolve(file));
        assertTrue(text.contains(from), text);
        Files.writeString(export.resolve(file), text.replace(from, to));
    }

    private Object data(Kind kind, String id) {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.find(new ItemKey(kind, id)).orElseThrow().data();
        }
    }

    private List<String> queries(int dashboard) {
        return Values.texts(data(Kind.DASHBOARD, String.valueOf(dashboard)), "dashboard_elements[].query_id");
    }

    /** The rows that are other than before. */
    private List<String> touched(Map<String, String> before) {
        Map<String, String> now = new TreeMap<>(Shop.rows(vault));
        now.entrySet().removeIf(row -> row.getValue().equals(before.get(row.getKey())));
        return new ArrayList<>(now.keySet());
    }

    private PackRequest request() {
        return new PackRequest(
                export,
                vault,
                new PackRequest.Options(false, false, false),
                new PackRequest.Limits(2, 1 << 20),
                change -> {});
    }

    @Test
    void onlyWhatWasEditedInOneFolderIsTouched() throws IOException {
        Map<String, String> before = Shop.rows(vault);
        unpack("--strategy", "folder", "--folder-ids", "3");
        edit("Sales/Regional/West/dashboards/2.yaml", "title: Dashboard 2024 2", "title: West 2");
        Files.delete(export.resolve("Sales/Regional/West/dashboards/5.yaml"));
        String out = pack("--delete-missing");
        assertTrue(out.contains("1 changed") && out.contains("1 deleted"), out);
        assertEquals(List.of("dashboard 2", "dashboard 5"), touched(before));
    }

    @Test
    void foldersThatMovedMeanwhileKeepTheirPlaceBecauseIdsCount() throws IOException {
        unpack("--strategy", "folder");
        Shop.store(
                vault,
                Map.of(
                        Kind.FOLDER,
                        List.of(
                                map("id", "3", "name", "Renamed", "parent_id", "1"),
                                map("id", "9", "name", "West", "parent_id", "2"))));
        Map<String, String> before = Shop.rows(vault);
        edit("Sales/Regional/West/dashboards/2.yaml", "title: Dashboard 2024 2", "title: West 2");
        pack();
        assertEquals(List.of("dashboard 2"), touched(before));
        assertEquals("3", Values.text(data(Kind.DASHBOARD, "2"), "folder_id").orElseThrow());
    }

    private void move(String from, String to) throws IOException {
        Files.createDirectories(export.resolve(to).getParent());
        Files.move(export.resolve(from), export.resolve(to));
    }

    private String refused() {
        return run(5, "pack", "--input-dir", export.toString()).err();
    }

    @Test
    void aFileThatIsMovedToAnotherFolderMovesItsItemThere() throws IOException {
        Map<String, String> before = Shop.rows(vault);
        unpack("--strategy", "folder");
        move("Sales/Regional/West/dashboards/2.yaml", "Sales/dashboards/2.yaml");
        String out = pack("--delete-missing");
        assertTrue(out.contains("1 changed") && out.contains("0 deleted"), out);
        assertEquals(List.of("dashboard 2"), touched(before));
        assertEquals("1", Values.text(data(Kind.DASHBOARD, "2"), "folder_id").orElseThrow());
        assertTrue(pack().contains("0 changed"), "packed once, it stays there");
        move("Sales/dashboards/2.yaml", "Sales/Regional/West/dashboards/2.yaml");
        pack();
        assertEquals(List.of(), touched(before));
    }

    @Test
    void aFileOfARowWithoutColumnForItsFolderMovesItsItemToo() throws Exception {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + vault);
                Statement update = sql.createStatement()) {
            update.executeUpdate("UPDATE content_items SET folder_id = NULL");
        }
        Map<String, String> before = Shop.rows(vault);
        unpack("--strategy", "folder");
        move("Sales/Regional/West/dashboards/2.yaml", "Sales/dashboards/2.yaml");
        assertTrue(pack().contains("1 changed"));
        assertEquals(List.of("dashboard 2"), touched(before));
        assertEquals("1", Values.text(data(Kind.DASHBOARD, "2"), "folder_id").orElseThrow());
        assertTrue(pack().contains("0 changed"), "packed once, it stays there");
        edit("Sales/dashboards/2.yaml", "folder_id: '3'", "folder_id: '4'");
        String err = refused();
        assertTrue(err.contains("the file lies in the directory of folder 1, but its folder_id is 4"), err);
    }

    @Test
    void anEditThatWasPackedAndTakenBackIsTakenBackInTheVaultAsWell() throws IOException {
        Map<String, String> before = Shop.rows(vault);
        unpack();
        edit("dashboards/1.yaml", "title: Dashboard 2024 1", "title: Mine 1");
        pack();
        assertEquals(List.of("dashboard 1"), touched(before));
        edit("dashboards/1.yaml", "title: Mine 1", "title: Dashboard 2024 1");
        assertTrue(pack().contains("1 changed"));
        assertEquals(List.of(), touched(before));
    }

    @Test
    void aFileThatLiesInOneFolderAndSaysAnotherIsRefused() throws IOException {
        unpack("--strategy", "folder");
        edit("Sales/Regional/West/dashboards/2.yaml", "\nfolder_id: '3'", "\nfolder_id: '2'");
        move("Sales/Regional/West/dashboards/2.yaml", "Sales/dashboards/2.yaml");
        assertTrue(refused().contains("lies in the directory of folder 1, but its folder_id is 2"), refused());
    }

    @Test
    void aFileThatStaysInItsDirectoryGoesToTheFolderThatItSays() throws IOException {
        unpack("--strategy", "folder");
        edit("Sales/Regional/West/dashboards/2.yaml", "folder_id: '3'", "folder_id: '4'"); // everywhere, as sed does
        pack();
        assertEquals("4", Values.text(data(Kind.DASHBOARD, "2"), "folder_id").orElseThrow());
    }

    @Test
    void aFileThatIsMovedWhereNoFolderIsIsRefused() throws IOException {
        unpack("--strategy", "folder");
        move("Sales/Regional/West/dashboards/2.yaml", "Elsewhere/dashboards/2.yaml");
        assertTrue(refused().contains("Elsewhere is no folder of this export"), refused());
    }

    @Test
    void whatIsStoredWhilePackGoesOnIsAConflictAndNothingIsPacked() throws IOException {
        unpack();
        edit("dashboards/1.yaml", "title: Dashboard 2024 1", "title: Mine 1");
        edit("dashboards/2.yaml", "title: Dashboard 2024 2", "title: Mine 2");
        Packing packing = new Packing(InstantSource.system(), RunListener.silent());
        PackRun run = packing.open(request());
        while (run.isStageLeft()) {
            run.getBatches().forEachRemaining(batch -> packing.read(run, batch));
        }
        packing.plan(run);
        assertTrue(run.isStoring());
        Map<String, Object> theirs = dashboard(2, "3");
        theirs.put("title", "Theirs");
        Shop.store(vault, Map.of(Kind.DASHBOARD, List.of(theirs)));
        Map<String, String> before = Shop.rows(vault);
        assertTrue(assertThrows(VaultMoved.class, () -> packing.store(run))
                .getMessage()
                .contains("dashboard 2"));
        run.release();
        assertEquals(List.of(), touched(before));
    }

    @Test
    void anEditOfASharedQueryThatWasTakenBackGivesTheOldQueryBackToAll() throws IOException {
        unpack();
        edit("queries/q7.yaml", "- orders.n7\n", "- orders.region\n- orders.n7\n");
        assertTrue(pack().contains("8 changed"));
        assertTrue(pack().contains("0 added, 0 changed"), "packed once, nothing is left to do");
        edit("queries/q7.yaml", "- orders.region\n- orders.n7\n", "- orders.n7\n");
        assertTrue(pack().contains("8 changed"));
        assertEquals("q7", queries(8).get(7));
        assertTrue(pack().contains("0 added, 0 changed"));
    }

    @Test
    void tilesWithTheSameEditShareOneNewQueryAndTheOthersKeepTheOld() throws IOException {
        unpack();
        for (int i = 1; i <= 3; i++) {
            edit("dashboards/" + i + ".yaml", "    - orders.n7\n", "    - orders.region\n    - orders.n7\n");
        }
        String out = pack();
        assertTrue(out.contains("1 added, 3 changed") && out.contains("1 new queries"), out);
        String created = queries(1).get(7);
        assertTrue(created.startsWith("pack-"), created);
        assertEquals(
                List.of(created, created), List.of(queries(2).get(7), queries(3).get(7)));
        assertEquals("q7", queries(4).get(7));
        assertEquals(
                List.of("orders.id", "orders.region", "orders.n7"),
                Values.texts(data(Kind.QUERY, created), "fields[]"));
        assertEquals(List.of("orders.id", "orders.n7"), Values.texts(data(Kind.QUERY, "q7"), "fields[]"));
    }

    @Test
    void anotherOrderOfFieldsIsAnotherQueryAndAnotherOrderOfKeysIsNot() throws IOException {
        unpack();
        edit("dashboards/1.yaml", "    - orders.id\n    - orders.n4\n", "    - orders.n4\n    - orders.id\n");
        edit(
                "dashboards/2.yaml",
                "    model: shop\n    view: orders\n    fields:\n    - orders.id\n    - orders.n4\n",
                "    view: orders\n    fields:\n    - orders.id\n    - orders.n4\n    model: shop\n");
        String out = pack();
        assertTrue(out.contains("1 added, 1 changed"), out);
        assertEquals("q4", queries(2).get(4));
    }

    @Test
    void whatAnEditMadeIsReadBackByShow() throws IOException {
        unpack();
        edit("dashboards/1.yaml", "title: Dashboard 2024 1", "title: 'yes'");
        Path copy = dir.resolve("new.db");
        pack("--db-path", copy.toString());
        String shown = Run.of(copy, "show", "dashboard", "1").out();
        assertTrue(shown.contains("title: 'yes'"), shown);
        Map<String, String> expected = Shop.rows(vault);
        Map<String, String> made = Shop.rows(copy);
        expected.remove("dashboard 1");
        made.remove("dashboard 1");
        assertEquals(expected, made);
    }

    @Test
    void aDamagedQueryIsNamedWithItsPlaceAndReason() throws IOException {
        unpack();
        edit(
                "dashboards/1.yaml",
                "    view: orders\n    fields:\n    - orders.id\n    - orders.n3\n",
                "    fields: orders.id\n");
        Map<String, String> before = Shop.rows(vault);
        String err = run(5, "pack", "--input-dir", export.toString()).err();
        assertTrue(err.contains("a query needs a view"), err);
        assertTrue(err.contains("dashboards/1.yaml:"), err);
        assertTrue(err.contains("fields must be"), err);
        assertEquals(List.of(), touched(before));
    }

    @Test
    void newFilesBecomeItemsOfTheFolderWhoseDirectoryTheyLieIn() throws IOException {
        unpack("--strategy", "folder");
        Files.writeString(
                export.resolve("Sales/Regional/East/dashboards/fresh.yaml"),
                "title: Fresh\ndashboard_elements:\n- title: Text\n  query_id: q1\n_metadata:\n  content_type: dashboard\n");
        Map<String, String> before = Shop.rows(vault);
        pack();
        assertEquals(List.of("dashboard new-fresh"), touched(before));
        assertEquals(
                "4", Values.text(data(Kind.DASHBOARD, "new-fresh"), "folder_id").orElseThrow());
        assertTrue(pack().contains("0 added, 0 changed"));
    }

    @Test
    void aDamagedManifestIsNamedWithItsLine() throws IOException {
        unpack();
        Path manifest = export.resolve(".pack_state/manifest.jsonl");
        Files.writeString(manifest, Files.readString(manifest) + "no JSON\n");
        String err = run(2, "pack", "--input-dir", export.toString()).err();
        assertTrue(err.contains(".pack_state/manifest.jsonl is damaged (line 33: "), err);
        assertFalse(err.contains("Source"), err);
    }
}
