package io.lookervault.pack;

import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static io.lookervault.pack.Shop.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import io.lookervault.session.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with files is said with file and line, all at once, and then nothing is stored. */
class PackProblemsTest {
    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "2", "name", "West"), map("id", "3", "name", "East")),
                Kind.LOOKML_MODEL,
                List.of(map("name", "shop")),
                Kind.GROUP,
                List.of(map("id", "1", "name", "All", "user_ids", List.of("7"))),
                Kind.USER,
                List.of(map("id", "7", "display_name", "Ann", "group_ids", List.of("1"))),
                Kind.QUERY,
                IntStream.range(0, Shop.TILES).mapToObj(i -> query(i)).toList(),
                Kind.DASHBOARD,
                IntStream.rangeClosed(1, 9).mapToObj(i -> dashboard(i, "2")).toList()));
    }

    private void refused(String... said) {
        Map<String, String> before = shop.rows();
        String err = shop.pack(5).err();
        for (String part : said) {
            assertTrue(err.contains(part), part + " is not in\n" + err);
        }
        assertTrue(err.contains("nothing was stored"), err);
        assertEquals(before, shop.rows());
    }

    @Test
    void everythingWrongIsSaidAtOnce() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "hidden: false", "hidden: maybe");
        shop.edit("dashboards/2.yaml", "title: Dashboard 2024 2", "title: [open");
        shop.edit("dashboards/3.yaml", "hidden: false", "hidden: false\ntitel: x");
        shop.edit("dashboards/4.yaml", "  content_type: dashboard", "  content_type: dashbord");
        Files.copy(shop.file("dashboards/6.yaml"), shop.file("dashboards/60.yaml"));
        shop.edit("dashboards/7.yaml", "title: Dashboard 2024 7", "title: A\ntitle: B");
        shop.edit("dashboards/9.yaml", "description: 'yes'", "description: !!python/object/apply:os.system [ls]");
        refused(
                "dashboards/1.yaml:5: hidden must be true or false, not the text 'maybe'",
                "dashboards/2.yaml:",
                "dashboards/3.yaml:6: a dashboard has no field titel",
                "unknown content_type dashbord",
                "dashboards/60.yaml:",
                "db_id is 6, the file of that item is called 6.yaml. For a new item, remove db_id",
                "dashboards/7.yaml:3: the key title for the second time",
                "dashboards/9.yaml:3: tag",
                "7 problems in 7 of 35 files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: X | no _metadata. A file for a new item needs at least",
                "title: X~_metadata: dashboard | _metadata is not a map",
                "title: X~_metadata:~  name: X | no content_type in _metadata",
                "title: X~_metadata:~  content_type: dashbord | unknown content_type dashbord",
                "title: X~_metadata:~  content_type: dashboard~  colour: red | unknown key colour in _metadata",
                "title: X~_metadata:~  content_type: dashboard~  db_id: 1 | db_id is not text: put it in quotes",
                "title: X~_metadata:~  content_type: dashboard~  db_id: ' ' | db_id is not text: put it in quotes",
                "title: X~_metadata:~  content_type: dashboard~  name: 1 | name in _metadata is not text: put it in quotes",
                "title: X~_metadata:~  content_type: dashboard~  owner_id: '1' | owner_id in _metadata is not a whole number",
                "title: X~_metadata:~  content_type: dashboard~  original: '*' | original in _metadata is not base64",
                "title: X~_metadata:~  content_type: look | a look in a directory that is not called looks",
                "- title: X | the file holds a list, not the keys of an item",
                "just text | the file holds a single value, not the keys of an item",
                "# nothing | the file is empty. Remove it to leave the item as it is"
            })
    void aFileThatIsNoItemSaysWhatItLacks(String text, String said) throws IOException {
        shop.unpack();
        shop.write("dashboards/new.yaml", text.replace('~', '\n') + "\n");
        refused("dashboards/new.yaml:", said, "1 problem in 1 of");
    }

    @Test
    void whatMakesARowAgainMustBeThereForItemsThatHaveOne() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "  synced_at: '1970-01-01T00:00:00+00:00'\n", "");
        shop.edit("dashboards/2.yaml", "  checksum: sha256:", "  definition: ");
        refused("dashboards/1.yaml:", "no synced_at in _metadata", "no checksum in _metadata");
    }

    @Test
    void anItemKeepsItsId() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "id: '1'\ntitle", "id: '5'\ntitle");
        shop.edit("dashboards/2.yaml", "id: '2'\ntitle", "title");
        refused(
                "dashboards/1.yaml:1: id is 5, db_id is 1. Correct one of them",
                "dashboards/2.yaml:1: id is missing, db_id is 2. Correct one of them");
    }

    @Test
    void anItemIsInOneFile() throws IOException {
        shop.unpack();
        Files.createDirectories(shop.file("copy/dashboards"));
        Files.copy(shop.file("dashboards/6.yaml"), shop.file("copy/dashboards/6.yaml"));
        refused("dashboard 6 is in ", "Keep one, or remove db_id from the new one's _metadata");
    }

    @Test
    void aReferenceThatAnEditMadeAndThatLeadsNowhereIsNamedWithItsLine() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "folder_id: '2'\nhidden", "folder_id: '999'\nhidden");
        shop.edit("groups/1.yaml", "user_ids:\n- '7'\n", "user_ids:\n- '7'\n- '8'\n");
        shop.write("dashboards/new.yaml", """
                title: New
                folder_id: '3'
                dashboard_elements:
                - title: A
                  query_id: q1
                - title: B
                  query_id: q77
                _metadata:
                  content_type: dashboard
                """);
        refused(
                "dashboards/1.yaml:4: dashboard 1 refers to folder 999, which neither the export nor the vault has",
                "groups/1.yaml:5: group 1 refers to user 8, which neither the export nor the vault has",
                "dashboards/new.yaml:7: dashboard new-new refers to query q77");
    }

    @Test
    void aModelThatIsNowhereIsOnlyTold() throws IOException {
        shop.unpack();
        shop.edit(
                "dashboards/1.yaml",
                "    model: shop\n    view: orders\n    fields:\n    - orders.id\n    - orders.n2\n",
                "    model: elsewhere\n    view: orders\n    fields:\n    - orders.id\n    - orders.n2\n");
        String err = shop.pack(0).err();
        assertTrue(err.contains("1 items that others refer to are neither in the export nor in the vault"), err);
        assertTrue(err.contains("lookml_model elsewhere"), err);
    }

    @Test
    void aReferenceToWhatOtherFilesMakeLeadsSomewhere() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "folder_id: '2'\nhidden", "folder_id: new-north\nhidden");
        shop.write("folders/north.yaml", "name: North\nparent_id: '2'\n_metadata:\n  content_type: folder\n");
        shop.pack(0);
        assertEquals("new-north", shop.text(Kind.DASHBOARD, "1", "folder_id"));
        assertEquals("North", shop.text(Kind.FOLDER, "new-north", "name"));
    }

    @Test
    void kindsOfWhichNothingIsKnownAreNotMissed() throws IOException {
        shop.unpack();
        shop.edit(
                "dashboards/1.yaml",
                "- id: '1-0'\n  title: Tile 0\n",
                "- id: '1-0'\n  look_id: '77'\n  title: Tile 0\n");
        shop.pack(0);
        assertEquals("77", shop.text(Kind.DASHBOARD, "1", "dashboard_elements[].look_id"));
    }

    @Test
    void linksAndFilesOfAnotherEndingAreNeverPassedOverInSilence() throws IOException {
        shop.unpack();
        Files.createSymbolicLink(shop.file("dashboards/link.yaml"), shop.vault());
        Files.createSymbolicLink(shop.file("linked"), dir);
        Files.move(shop.file("dashboards/3.yaml"), shop.file("dashboards/3.yml"));
        Files.move(shop.file("dashboards/4.yaml"), shop.file("dashboards/4.YAML"));
        Files.move(shop.file("dashboards/5.yaml"), shop.file("dashboards/5.Yml"));
        shop.write("dashboards/.hidden.yaml", "not: mine");
        shop.write(".git/config.yaml", "not: mine");
        shop.write("dashboards/notes.txt", "not: mine");
        refused(
                "dashboards/link.yaml:1: is a symbolic link; nothing outside of the export is read",
                "linked:1: is a symbolic link",
                "dashboards/3.yml:1: ends in .yml; items are in files that end in .yaml. Rename it",
                "dashboards/4.YAML:1: ends in .YAML; items are in files that end in .yaml. Rename it",
                "dashboards/5.Yml:1: ends in .Yml",
                "5 problems in 5 of");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "description: 'yes'", "description: " + "x".repeat(5000));
        PackRequest request = new PackRequest(
                shop.export(),
                shop.vault(),
                new PackRequest.Options(false, false, false),
                new PackRequest.Limits(1, 30_000),
                change -> {});
        shop.write("dashboards/2.yaml", "# " + "x".repeat(40_000));
        Packing packing = new Packing(InstantSource.system(), RunListener.silent());
        PackRun run = packing.open(request);
        while (run.isStageLeft()) {
            run.getBatches().forEachRemaining(batch -> packing.read(run, batch));
        }
        packing.plan(run);
        assertFalse(run.isStoring());
        PackReport report = packing.close(run);
        assertEquals(PackReport.Outcome.INVALID, report.outcome());
        assertEquals(
                List.of("dashboards/2.yaml:1: cannot be read: 40002 bytes, more than 30000"),
                report.problems().stream().map(Problem::toString).toList());
    }

    @Test
    void aNewItemLiesInADirectoryThatIsAFolder() throws IOException {
        shop.unpack(0, "--strategy", "folder");
        shop.write("North/dashboards/a.yaml", "title: A\n_metadata:\n  content_type: dashboard\n");
        shop.write("dashboards/b.yaml", "title: B\n_metadata:\n  content_type: dashboard\n");
        refused(
                "North/dashboards/a.yaml:1: the directory North is no folder of this export",
                "dashboards/b.yaml:1: the directory of the export is no folder of this export");
    }

    @Test
    void aNewItemTakesTheFolderOfItsDirectoryWhateverItsTextSays() throws IOException {
        shop.unpack(0, "--strategy", "folder");
        shop.write(
                "East/dashboards/a.yaml",
                "title: A\nfolder_id: '2'\nfolder:\n  id: '2'\n  name: West\n  can: x\n_metadata:\n  content_type: dashboard\n");
        shop.write(
                "East/dashboards/new-b.yaml",
                "title: B\nfolder:\n  id: '3'\n  name: Kept\n_metadata:\n  content_type: dashboard\n");
        shop.write("_orphaned/dashboards/c.yaml", "title: C\nfolder_id: '2'\n_metadata:\n  content_type: dashboard\n");
        shop.pack(0);
        assertEquals("3", shop.text(Kind.DASHBOARD, "new-a", "folder_id"));
        assertEquals("3", shop.text(Kind.DASHBOARD, "new-a", "folder.id"));
        assertEquals("East", shop.text(Kind.DASHBOARD, "new-a", "folder.name"));
        assertEquals("Kept", shop.text(Kind.DASHBOARD, "new-b", "folder.name"));
        assertEquals("2", shop.text(Kind.DASHBOARD, "new-c", "folder_id"));
    }

    @Test
    void whatPeopleNameThemselvesKeepsItsName() throws IOException {
        shop.unpack();
        shop.write("lookml_models/other.yaml", "name: my_model\n_metadata:\n  content_type: lookml_model\n");
        shop.write("lookml_models/nameless.yaml", "label: x\n_metadata:\n  content_type: lookml_model\n");
        shop.pack(0);
        assertEquals("my_model", shop.text(Kind.LOOKML_MODEL, "my_model", "name"));
        assertEquals("new-nameless", shop.text(Kind.LOOKML_MODEL, "new-nameless", "name"));
    }

    @Test
    void whatJsonCannotHoldIsNoValue() throws IOException {
        shop.unpack();
        shop.edit(
                "dashboards/1.yaml",
                "    vis_config:\n      steps: 1.5\n",
                "    vis_config:\n      steps: .nan\n      1: x\n      b: !!binary aGFsbG8=\n");
        refused(
                "steps must be something that JSON can hold, not NaN",
                "b must be something that JSON can hold, not binary",
                "the key 1 is not text: put it in quotes");
    }

    @Test
    void aLongTextIsCutInTheMessage() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "hidden: false", "hidden: " + "x".repeat(100));
        refused("hidden must be true or false, not the text '" + "x".repeat(40) + "…'");
    }
}
