package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.PackRequest;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.session.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: extracted, unpacked, edited, packed and restored. */
class PackedEditsTest {
    private static final Choice DASHBOARDS =
            new Choice(Set.of(Kind.DASHBOARD), Set.of(), false, List.of(), false, false);

    @TempDir
    Path dir;

    private Path export;

    private void unpack(Rig rig) {
        export = dir.resolve("e");
        rig.application()
                .unpack(new UnpackRequest(
                        rig.vault(),
                        export,
                        UnpackRequest.Strategy.FULL,
                        new UnpackRequest.Scope(Set.of(), Set.of(), false),
                        false,
                        2));
    }

    private PackReport pack(Rig rig) {
        return rig.application()
                .pack(new PackRequest(
                        export,
                        rig.vault(),
                        new PackRequest.Options(false, false, false),
                        new PackRequest.Limits(2, 1 << 24),
                        change -> {}));
    }

    private void edit(int dashboard, String from, String to) throws IOException {
        Path file = export.resolve("dashboards/" + dashboard + ".yaml");
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replaceFirst(from, to));
    }

    /** The query of each tile, and that of its result maker. */
    private static List<String> queries(JsonNode dashboard) {
        List<String> queries = new ArrayList<>();
        for (JsonNode tile : dashboard.path("dashboard_elements")) {
            queries.add(tile.path("query_id").asText() + " "
                    + tile.path("result_maker").path("query_id").asText());
        }
        return queries;
    }

    @Test
    void anEditedQueryIsMadeInLookerAndOnlyItsTilePointsToIt() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            JsonNode before = hand.get("/dashboards/1");
            JsonNode other = hand.get("/dashboards/2");
            unpack(rig);
            edit(1, "    limit: '500'", "    limit: '77'");
            edit(1, "\ntitle: ", "\ntitle: Edited ");
            PackReport packed = pack(rig);
            assertEquals(1, packed.queries().size(), packed.toString());

            rig.ledger().reset();
            RestoreReport report = rig.restore(DASHBOARDS, Rules.careful());
            assertEquals(Outcome.COMPLETED, report.outcome(), report.toString());
            assertEquals(report.plannedWrites(), rig.ledger().writes());

            JsonNode after = hand.get("/dashboards/1");
            assertEquals(
                    "Edited " + before.path("title").asText(),
                    after.path("title").asText());
            List<String> old = queries(before);
            List<String> now = queries(after);
            assertEquals(old.size(), now.size());
            int changed = 0;
            for (int i = 0; i < old.size(); i++) {
                changed += old.get(i).equals(now.get(i)) ? 0 : 1;
            }
            assertEquals(1, changed, old + " " + now);
            JsonNode tile = after.path("dashboard_elements").get(0);
            JsonNode oldQuery = before.path("dashboard_elements").get(0).path("query");
            assertEquals("77", tile.path("query").path("limit").asText());
            assertEquals(oldQuery.path("fields"), tile.path("query").path("fields"));
            assertEquals(oldQuery.path("vis_config"), tile.path("query").path("vis_config"));
            assertNotEquals(oldQuery.path("id"), tile.path("query").path("id"));
            assertEquals(
                    "500",
                    hand.get("/queries/" + oldQuery.path("id").asText())
                            .path("limit")
                            .asText());
            assertEquals(other, hand.get("/dashboards/2"));

            rig.ledger().reset();
            rig.restore(DASHBOARDS, Rules.careful());
            assertEquals(0, rig.ledger().writes());
        }
    }

    /** Packs a dashboard that only a file tells of; answers its folder. */
    private String packNew(Rig rig) throws Exception {
        unpack(rig);
        String folder = new Hand(rig.looker())
                .get("/dashboards/1")
                .path("folder")
                .path("id")
                .asText();
        Files.writeString(
                export.resolve("dashboards/fresh.yaml"),
                "title: Fresh from a file\nfolder_id: '" + folder + "'\ndashboard_elements:\n"
                        + "- type: text\n  title_text: Hello\n_metadata:\n  content_type: dashboard\n");
        assertEquals(1, pack(rig).counts().added());
        return folder;
    }

    private static JsonNode restoreNew(Rig rig) throws Exception {
        RestoreReport report = rig.restore(DASHBOARDS, Rules.careful());
        assertEquals(Outcome.COMPLETED, report.outcome(), report.toString());
        return new Hand(rig.looker()).row("/dashboards/search?limit=100", "title", "Fresh from a file");
    }

    @Test
    void aNewFileBecomesANewDashboard() throws Exception {
        try (Rig rig = new Rig(dir, 6)) {
            rig.extract();
            String folder = packNew(rig);
            JsonNode made = restoreNew(rig);
            assertEquals(folder, made.path("folder").path("id").asText());
            assertEquals(List.of("Hello"), made.path("dashboard_elements").findValuesAsText("title_text"));
        }
    }

    @Test
    void aNewItemWaitsForItsRestorationWhateverIsExtractedMeanwhile() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            rig.extract();
            packNew(rig);
            assertEquals(Outcome.COMPLETED, rig.update().outcome());
            assertEquals(Map.of(), rig.extract().deleted());
            assertTrue(rig.has(Kind.DASHBOARD, "new-fresh"));
            String made = restoreNew(rig).path("id").asText();
            assertEquals(Map.of(Kind.DASHBOARD, 1), rig.extract().deleted());
            assertFalse(rig.has(Kind.DASHBOARD, "new-fresh"), "Looker's own row is there instead");
            assertTrue(rig.has(Kind.DASHBOARD, made));
        }
    }

    @Test
    void tilesOfAFileThatHaveNoIdsAreAllThereAndStay() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            unpack(rig);
            String folder = hand.get("/dashboards/1").path("folder").path("id").asText();
            Files.writeString(
                    export.resolve("dashboards/fresh.yaml"),
                    "title: Fresh from a file\nfolder_id: '" + folder + "'\ndashboard_elements:\n"
                            + "- type: text\n  title_text: A\n- type: text\n  title_text: B\n"
                            + "_metadata:\n  content_type: dashboard\n");
            pack(rig);
            restored(rig);
            rig.ledger().reset();
            restored(rig);
            assertEquals(0, rig.ledger().writes());
            JsonNode made = hand.row("/dashboards/search?limit=100", "title", "Fresh from a file");
            assertEquals(List.of("A", "B"), made.path("dashboard_elements").findValuesAsText("title_text"));
        }
    }

    @Test
    void aTileThatWasAddedWithoutAnIdIsThatOfLookerAfterTheNextExtraction() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            unpack(rig);
            edit(1, "dashboard_elements:\n", "dashboard_elements:\n- type: text\n  title_text: Added\n");
            pack(rig);
            restored(rig);
            JsonNode made = hand.get("/dashboards/1");
            assertEquals(
                    1,
                    made.findValuesAsText("title_text").stream()
                            .filter("Added"::equals)
                            .count());
            rig.extract();
            assertEquals(
                    PackReport.Outcome.CONFLICT, pack(rig).outcome(), "the file is older than what Looker has by now");
            rig.ledger().reset();
            restored(rig);
            assertEquals(0, rig.ledger().writes());
            assertEquals(made, hand.get("/dashboards/1"));
        }
    }

    @Test
    void whatWasTakenOutOfAFileIsEmptyInLooker() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            hand.patch("/dashboards/1", "description", "said");
            rig.extract();
            unpack(rig);
            edit(1, "\ndescription: said\n", "\n");
            pack(rig);
            restored(rig);
            JsonNode now = hand.get("/dashboards/1").path("description");
            assertTrue(now.isNull() || now.asText().isEmpty(), now.toString());
            rig.ledger().reset();
            restored(rig);
            assertEquals(0, rig.ledger().writes());
        }
    }

    private static void restored(Rig rig) {
        RestoreReport report = rig.restore(DASHBOARDS, Rules.careful());
        assertEquals(Outcome.COMPLETED, report.outcome(), report.toString());
    }
}
