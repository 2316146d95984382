package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is only for some is seen by nobody else, not even while their folder cannot be closed. */
class ClosedFoldersTest {
    @TempDir
    Path dir;

    private Desk desk;
    private Hand hand;
    private String folder;
    private String metadata;
    private String below;
    private String dashboard;

    /** A folder for one group, one below it that inherits, and a dashboard in that. */
    @BeforeEach
    void start() throws Exception {
        desk = new Desk(dir, 3);
        hand = desk.hand();
        JsonNode secret = hand.post("/folders", "name", "Secret", "parent_id", "1");
        folder = secret.path("id").asText();
        metadata = secret.path("content_metadata_id").asText();
        hand.close(metadata, "2");
        below = id(hand.post("/folders", "name", "Deeper", "parent_id", folder));
        dashboard = id(hand.post("/dashboards", "title", "Salaries", "folder_id", below));
        desk.run(0, "extract");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String id(JsonNode made) {
        return made.path("id").asText();
    }

    private static String said(Run run) {
        return run.out() + run.err();
    }

    private void cannotBeClosed(int status) {
        desk.looker().faults().add(FaultRule.on("PATCH", "/content_metadata/*", new FaultAction.Status(status)));
        desk.looker().ledger().reset();
    }

    private void mended() throws Exception {
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        JsonNode now = hand.row("/folders", "name", "Secret");
        assertEquals(
                List.of("group 2 view"),
                hand.who(now.path("content_metadata_id").asText()));
        JsonNode deeper = hand.row("/folders", "name", "Deeper");
        assertEquals(id(now), deeper.path("parent_id").asText());
        assertEquals(
                id(deeper),
                hand.row("/dashboards/search?deleted=false", "title", "Salaries")
                        .path("folder")
                        .path("id")
                        .asText());
        assertEquals(List.of(), desk.letters(""));
    }

    private long asked(String operation) {
        return desk.looker().ledger().count(operation);
    }

    @Test
    void nothingIsPutIntoAFolderThatCannotBeClosed() throws Exception {
        hand.delete("/dashboards/" + dashboard);
        hand.delete("/folders/" + folder);
        cannotBeClosed(422);
        Run run = desk.run(4, "restore all --force");
        assertEquals(1, asked("POST /folders"), () -> said(run));
        String letter = desk.letters("--type folders").get(0).path("letter").asText();
        String shown = desk.run(0, "restore dlq show " + letter).out();
        assertTrue(shown.contains("its folder is still open to others, since content_access"), shown);
        desk.run(4, "restore dlq retry " + letter);
        desk.run(4, "restore dlq retry --all");
        desk.run(4, "restore bulk folders dashboards --force");
        assertEquals(1, asked("POST /folders"), "also not by a restoration that leaves the rules out");
        assertEquals(0, asked("POST /dashboards"));
        mended();
    }

    @Test
    void norByARestorationOfDashboardsAlone() throws Exception {
        hand.delete("/dashboards/" + dashboard);
        hand.open(metadata);
        cannotBeClosed(422);
        desk.run(4, "restore all --force");
        desk.run(4, "restore bulk dashboards --force");
        desk.run(4, "restore single dashboard " + dashboard);
        assertEquals(0, asked("POST /dashboards"));
        mended();
    }

    @Test
    void norIsWhatWasMovedAwayOrDeletedSoftlyPutBackIntoIt() throws Exception {
        String other = id(hand.post("/dashboards", "title", "Bonuses", "folder_id", folder));
        desk.run(0, "extract");
        hand.patch("/dashboards/" + dashboard, "folder_id", "1");
        hand.patch("/dashboards/" + other, "deleted", true);
        hand.open(metadata);
        cannotBeClosed(422);
        Run run = desk.run(4, "restore all --force");
        assertEquals(0, asked("PATCH /dashboards/{id}"), () -> said(run));
        mended();
        assertFalse(hand.get("/dashboards/" + other).path("deleted").asBoolean());
    }

    @Test
    void whatOthersGrantAfterLookerRefusedToCloseItStays() throws Exception {
        hand.delete("/dashboards/" + dashboard);
        hand.open(metadata);
        cannotBeClosed(403);
        desk.run(4, "restore all --force");
        desk.looker().faults().clear();
        hand.close(metadata, "4");
        desk.run(0, "restore single folder " + folder + " --with-dependencies --force");
        assertEquals(List.of("group 4 view"), hand.who(metadata), "what only comes along is as it is there");
        desk.run(0, "restore bulk dashboards --force");
        Run run = desk.run(0, "restore all --force");
        assertEquals(List.of("group 2 view", "group 4 view"), hand.who(metadata), () -> said(run));
    }

    @Test
    void aFolderWithAllThatIsInItIsMovedWhenTheOneAboveItIsClosed() throws Exception {
        JsonNode safe = hand.post("/folders", "name", "Safe", "parent_id", "1");
        hand.close(safe.path("content_metadata_id").asText(), "2");
        hand.patch("/folders/" + below, "parent_id", id(safe));
        hand.open(metadata);
        cannotBeClosed(422);
        Run run = desk.run(4, "restore all --force");
        assertEquals(0, asked("PATCH /folders/{id}"), () -> said(run));
        desk.looker().faults().clear();
        Map<String, Long> closed = new TreeMap<>();
        desk.looker().edits().every(1, () -> {
            if (asked("PATCH /folders/{id}") == 1) {
                closed.putIfAbsent("grants taken", asked("DELETE /content_metadata_access/{id}"));
            }
        });
        desk.looker().ledger().reset();
        mended();
        assertTrue(asked("DELETE /content_metadata_access/{id}") > 0);
        assertEquals(Map.of("grants taken", asked("DELETE /content_metadata_access/{id}")), closed);
    }
}
