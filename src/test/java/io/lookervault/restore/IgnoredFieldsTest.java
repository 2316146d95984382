package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looker answers that all is well also where it ignores what it was sent: that is not restored, and nobody is told that it is. */
class IgnoredFieldsTest {
    @TempDir
    private Path dir;

    private Desk desk;
    private String look;

    @BeforeEach
    void savesALook() throws Exception {
        desk = new Desk(dir, 3);
        String query = desk.hand()
                .make("/queries", "model", "marketing", "view", "campaigns", "fields", List.of("campaigns.id"));
        look = desk.hand()
                .make("/looks", "title", "Told", "folder_id", "1", "query_id", query, "description", "as it was");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void ignores(String method, String path, String field) {
        desk.looker().faults().add(FaultRule.on(method, path, new FaultAction.Ignore(field)));
    }

    private String description() throws Exception {
        return desk.hand().get("/looks/" + look).path("description").asText();
    }

    @Test
    void aFieldThatLookerDidNotTakeIsNamedAndWaitsForAnotherTry() throws Exception {
        desk.run(0, "extract");
        desk.hand().patch("/looks/" + look, "description", "changed", "title", "Retold");
        ignores("PATCH", "/looks/*", "description");
        Run run = desk.run(4, "restore bulk looks --force");
        assertTrue(desk.letter().toString().contains("did not take its description."), run::said);
        assertEquals("changed", description());
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals("as it was", description());
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    @Test
    void whatIsMadeWithoutItIsNamedByOthersAllTheSame() throws Exception {
        String board = desk.hand().make("/boards", "title", "Walls");
        String section = desk.hand().make("/board_sections", "board_id", board, "title", "North");
        desk.hand().make("/board_items", "board_section_id", section, "look_id", look);
        desk.run(0, "extract");
        desk.hand().delete("/looks/" + look);
        ignores("*", "/looks", "description");
        ignores("PATCH", "/looks/*", "description");
        Run run = desk.run(4, "restore all --force");
        assertTrue(desk.letter().toString().contains("did not take its description."), run::said);
        String now = desk.hand().row("/looks", "title", "Told").path("id").asText();
        assertEquals(
                now,
                desk.hand()
                        .get("/boards/" + board)
                        .at("/board_sections/0/board_items/0/look_id")
                        .asText());
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.left());
    }

    @Test
    void theSameGoesForATile() throws Exception {
        String tile =
                desk.hand().make("/dashboard_elements", "dashboard_id", "1", "type", "text", "title_text", "Note");
        desk.run(0, "extract");
        desk.hand().patch("/dashboard_elements/" + tile, "body_text", "changed");
        ignores("PATCH", "/dashboard_elements/*", "body_text");
        Run run = desk.run(4, "restore bulk dashboards --force");
        assertTrue(desk.letter().toString().contains("did not take its tile Note: body_text."), run::said);
        desk.looker().faults().clear();
        desk.run(0, "restore bulk dashboards --force");
        assertEquals(List.of(), desk.left());
    }
}
