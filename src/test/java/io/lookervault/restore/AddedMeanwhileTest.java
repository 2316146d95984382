package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.session.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others add while a restoration runs is in no plan, and stays, however often an item is tried. */
class AddedMeanwhileTest {
    @TempDir
    private Path dir;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private Rig rig;
    private Hand hand;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(dir, 3).listener(new RunListener() {
            @Override
            public void noticed(String message) {
                notices.add(message);
            }
        });
        hand = new Hand(rig.looker());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void restore(Kind kind, RestoreRequest.Approval approval) {
        Choice choice = new Choice(Set.of(kind), Set.of(), false, List.of(), false, false);
        RestoreReport report = rig.restore(choice, Rules.careful(), approval);
        assertEquals(Outcome.COMPLETED, report.outcome(), () -> Plans.said(rig, report));
    }

    /** The first of these requests fails, and before the next others add something. */
    private void failsOnce(String method, String path, String kind, JsonNode added) {
        rig.looker()
                .faults()
                .add(FaultRule.on(method, path, new FaultAction.Status(503)).times(1));
        rig.looker().edits().every(1, () -> {
            if (rig.ledger().count(method + " " + path.replace("*", "{id}")) > 0) {
                rig.looker().edits().every(0, () -> {});
                rig.looker().edits().add(kind, added);
            }
        });
    }

    private static JsonNode text(String title) {
        return Hand.JSON
                .createObjectNode()
                .put("dashboard_id", "1")
                .put("type", "text")
                .put("title_text", title);
    }

    @Test
    void aTileThatOthersAddBeforeASecondTryStays() throws Exception {
        rig.extract();
        String tile = hand.get("/dashboards/1")
                .path("dashboard_elements")
                .get(0)
                .path("id")
                .asText();
        hand.patch("/dashboard_elements/" + tile, "note_text", "changed");
        hand.send("POST", "/dashboard_elements", text("Early"));
        rig.ledger().reset();
        failsOnce("PATCH", "/dashboard_elements/*", "dashboard_elements", text("Late"));
        restore(Kind.DASHBOARD, plan -> true);
        List<String> titles =
                hand.get("/dashboards/1").path("dashboard_elements").findValuesAsText("title_text");
        assertTrue(titles.contains("Late"), titles::toString);
        assertTrue(!titles.contains("Early"), titles::toString);
        assertTrue(notices.toString().contains("which came after the plan was made"), notices::toString);
    }

    private String section(String board, String title) throws Exception {
        return hand.post("/board_sections", "board_id", board, "title", title)
                .path("id")
                .asText();
    }

    private List<String> shown(String board) throws Exception {
        return hand.get("/boards/" + board).path("board_sections").findValuesAsText("dashboard_id");
    }

    @Test
    void aSectionIntoWhichOthersPutSomethingStays() throws Exception {
        String board = hand.post("/boards", "title", "Hunted").path("id").asText();
        rig.extract();
        String empty = section(board, "Empty");
        String odd = section(board, "Odd");
        hand.post("/board_items", "board_section_id", odd, "dashboard_id", "1");
        restore(Kind.BOARD, plan -> {
            try {
                hand.post("/board_items", "board_section_id", odd, "dashboard_id", "2");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertEquals(List.of("1", "2"), shown(board));
        assertTrue(!hand.has("/board_sections/" + empty));
        assertTrue(
                notices.toString().contains("keeps section Odd, into which others put something"), notices::toString);
    }

    @Test
    void anItemThatOthersAddBeforeASecondTryStays() throws Exception {
        String board = hand.post("/boards", "title", "Hunted").path("id").asText();
        String section = section(board, "S");
        hand.post("/board_items", "board_section_id", section, "dashboard_id", "1");
        rig.extract();
        hand.patch("/boards/" + board, "description", "changed");
        hand.post("/board_items", "board_section_id", section, "dashboard_id", "3");
        rig.ledger().reset();
        JsonNode added =
                Hand.JSON.createObjectNode().put("board_section_id", section).put("dashboard_id", "2");
        failsOnce("PATCH", "/boards/*", "board_items", added);
        restore(Kind.BOARD, plan -> true);
        assertEquals(List.of("1", "2"), shown(board));
    }

    @Test
    void whatOthersGrantWhoCloseAFolderAfterThePlanStays() throws Exception {
        String metadata = hand.post("/folders", "name", "Secret", "parent_id", "1")
                .path("content_metadata_id")
                .asText();
        hand.close(metadata, "2");
        rig.extract();
        hand.open(metadata);
        restore(Kind.CONTENT_ACCESS, plan -> {
            try {
                hand.close(metadata, "4");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertEquals(List.of("group 2 view", "group 4 view"), hand.who(metadata));
    }
}
