package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restoration leaves of a board when something is missing or fails on the way. */
class BoardPartsTest {
    @TempDir
    private Path dir;

    private Desk desk;
    private String board;
    private String first;
    private String second;

    @BeforeEach
    void hangsUpABoardWithTwoSections() throws Exception {
        desk = new Desk(dir, 3);
        board = desk.hand().post("/boards", "title", "Hunted").path("id").asText();
        first = section("First");
        second = section("Second");
        item(first, "1");
        item(second, "2");
        desk.run(0, "extract");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String section(String title) throws Exception {
        return desk.hand()
                .post("/board_sections", "board_id", board, "title", title)
                .path("id")
                .asText();
    }

    private String item(String section, String dashboard) throws Exception {
        return desk.hand()
                .post("/board_items", "board_section_id", section, "dashboard_id", dashboard)
                .path("id")
                .asText();
    }

    /** The items of the board as the sections have them: dashboards by id. */
    private Set<String> shown() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (JsonNode section : desk.hand().get("/boards/" + board).path("board_sections")) {
            section.path("board_items")
                    .forEach(item -> shown.add(section.path("title").asText() + " "
                            + item.path("dashboard_id").asText()));
        }
        return shown;
    }

    private void move(String dashboard, String from, String to) throws Exception {
        for (JsonNode item : desk.hand().get("/board_sections/" + from).path("board_items")) {
            desk.hand().delete("/board_items/" + item.path("id").asText());
        }
        item(to, dashboard);
    }

    @Test
    void anItemThatMovedGoesFromWhereItIsOnlyWhenItIsBackWhereItWas() throws Exception {
        move("2", second, first);
        desk.looker().faults().add(FaultRule.on("PATCH", "/board_items/*", new FaultAction.Status(422)));
        desk.run(4, "restore bulk boards --force");
        assertEquals(Set.of("First 1", "First 2"), shown());
        desk.looker().faults().clear();
        desk.run(0, "restore bulk boards --force");
        assertEquals(Set.of("First 1", "Second 2"), shown());
        assertEquals(List.of(), desk.left());
    }

    @Test
    void whatLiesInTheTrashStaysOnItsBoard() throws Exception {
        desk.hand().patch("/dashboards/1", "deleted", true);
        desk.hand().patch("/boards/" + board, "description", "changed");
        desk.looker().ledger().reset();
        Run run = desk.run(0, "restore bulk boards --force");
        assertEquals(Set.of("First 1", "Second 2"), shown(), () -> run.out() + run.err());
        assertEquals(
                List.of("PATCH /boards/{id}"),
                desk.looker().ledger().operations().keySet().stream()
                        .filter(operation -> !operation.startsWith("GET") && !operation.contains("log"))
                        .toList());
    }

    private String idOf(String dashboard) throws Exception {
        for (JsonNode section : desk.hand().get("/boards/" + board).path("board_sections")) {
            for (JsonNode item : section.path("board_items")) {
                if (item.path("dashboard_id").asText().equals(dashboard)) {
                    return item.path("id").asText();
                }
            }
        }
        return "";
    }

    @Test
    void anItemThatWasMovedIsMovedBackAndStaysWhatItIs() throws Exception {
        String item = idOf("2");
        desk.hand().patch("/board_items/" + item, "custom_image_data_base64", "aGVsbG8=", "use_custom_image", true);
        desk.run(0, "extract");
        desk.hand().patch("/board_items/" + item, "board_section_id", first);
        assertEquals(Set.of("First 1", "First 2"), shown());
        Run run = desk.run(0, "restore bulk boards --force");
        assertEquals(Set.of("First 1", "Second 2"), shown(), run::said);
        assertEquals(item, idOf("2"), run::said);
        assertEquals(List.of(), desk.left());
    }

    @Test
    void anItemComesOutOfASectionThatGoesBeforeThatGoes() throws Exception {
        String item = idOf("2");
        desk.hand().patch("/board_items/" + item, "board_section_id", section("Third"));
        Run run = desk.run(0, "restore bulk boards --force");
        assertEquals(Set.of("First 1", "Second 2"), shown(), run::said);
        assertEquals(item, idOf("2"), run::said);
        assertEquals(
                2, desk.hand().get("/boards/" + board).path("board_sections").size(), run::said);
        assertEquals(List.of(), desk.left());
    }

    @Test
    void anItemThatIsMadeAnewDoesNotSayThatItHasItsPicture() throws Exception {
        desk.hand()
                .patch("/board_items/" + idOf("2"), "custom_image_data_base64", "aGVsbG8=", "use_custom_image", true);
        desk.run(0, "extract");
        desk.hand().delete("/board_items/" + idOf("2"));
        Run run = desk.run(0, "restore bulk boards --force");
        assertTrue(run.err().contains("the picture of item"), run::said);
        assertFalse(
                desk.hand()
                        .get("/board_items/" + idOf("2"))
                        .path("use_custom_image")
                        .asBoolean(),
                run::said);
        desk.looker().ledger().reset();
        desk.run(0, "restore bulk boards --force");
        assertEquals(0, desk.looker().ledger().writes());
    }

    @Test
    void inAnotherLookerWhatNobodyCanTellApartStaysAsWell() throws Exception {
        try (DemoLooker other = Desk.elsewhere()) {
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            String twin = "/boards/"
                    + there.row("/boards", "title", "Hunted").path("id").asText();
            JsonNode before = there.get(twin).path("board_sections");
            String shown = before.at("/0/board_items/0/dashboard_id").asText();
            there.patch("/dashboards/" + shown, "deleted", true);
            Run run = desk.runFromAFreshVault(other, "restore bulk boards --force --owner-fallback me");
            assertEquals(
                    before.findValuesAsText("dashboard_id"),
                    there.get(twin).path("board_sections").findValuesAsText("dashboard_id"),
                    run::said);
        }
    }
}
