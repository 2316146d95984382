package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Restores what was changed by hand while Looker ignores a part of it, and once more when it does not. */
    private void isParkedAndComesBackLater(String untaken) throws Exception {
        Run run = desk.run(4, "restore all --force");
        assertTrue(desk.letter().toString().contains("did not take its " + untaken + "."), run::said);
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    @Test
    void whoHasARole() throws Exception {
        Hand hand = desk.hand();
        String role = "/roles/" + hand.make("/roles", "name", "Seers", "permission_set_id", "1", "model_set_id", "1");
        hand.put(role + "/users", List.of("2", "3"));
        hand.put(role + "/groups", List.of("3"));
        desk.run(0, "extract");
        hand.put(role + "/users", List.of("2"));
        ignores("PUT", "/roles/*/users", "3");
        isParkedAndComesBackLater("user_ids 3");
        hand.put(role + "/groups", List.of());
        ignores("PUT", "/roles/*/groups", "3");
        isParkedAndComesBackLater("group_ids 3");
    }

    @Test
    void valuesOfAttributes() throws Exception {
        Hand hand = desk.hand();
        String attribute =
                hand.make("/user_attributes", "name", "sees", "label", "Sees", "type", "string", "default_value", "x");
        String value = "/users/2/attribute_values/" + attribute;
        String values = "/user_attributes/" + attribute + "/group_values";
        ArrayNode groups = Hand.JSON.createArrayNode();
        groups.addObject().put("group_id", "2").put("value", "a");
        hand.send("POST", values, groups);
        hand.patch(value, "value", "all");
        desk.run(0, "extract");
        hand.patch(value, "value", "some");
        ignores("PATCH", "/users/*/attribute_values/*", "value");
        isParkedAndComesBackLater("value of attribute sees");
        hand.send("POST", values, Hand.JSON.createArrayNode());
        ignores("POST", "/user_attributes/*/group_values", "group_id");
        isParkedAndComesBackLater("group_values");
    }

    @Test
    void whereAUserBegins() throws Exception {
        Hand hand = desk.hand();
        hand.patch("/users/2", "home_folder_id", "1", "ui_state", Map.of("seen", "yes"));
        desk.run(0, "extract");
        String other = hand.make("/folders", "name", "Other", "parent_id", "1");
        hand.patch("/users/2", "home_folder_id", other);
        ignores("PATCH", "/users/*", "home_folder_id");
        isParkedAndComesBackLater("home_folder_id");
        hand.patch("/users/2", "ui_state", Map.of("seen", "no"));
        ignores("PATCH", "/users/*", "ui_state");
        isParkedAndComesBackLater("ui_state");
    }

    @Test
    void theAddressOfAUser() throws Exception {
        Hand hand = desk.hand();
        String user = "/users/"
                + hand.rows("/users?limit=500").stream()
                        .filter(row -> row.hasNonNull("credentials_email")
                                && !row.path("id").asText().equals("1"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
        hand.patch(user + "/credentials_email", "email", "moved@example.com");
        ignores("PATCH", "/users/*/credentials_email", "email");
        isParkedAndComesBackLater("credentials_email");
    }

    @Test
    void whereATileStands() throws Exception {
        Hand hand = desk.hand();
        String component = "/dashboard_layout_components/"
                + hand.get("/dashboards/1")
                        .at("/dashboard_layouts/0/dashboard_layout_components/0/id")
                        .asText();
        hand.patch(component, "width", 7);
        desk.run(0, "extract");
        hand.patch(component, "width", 3);
        ignores("PATCH", "/dashboard_layout_components/*", "width");
        isParkedAndComesBackLater("position of a tile: width");
    }

    @Test
    void theOrderOfABoard() throws Exception {
        Hand hand = desk.hand();
        String board = hand.make("/boards", "title", "Walls");
        String north = hand.make("/board_sections", "board_id", board, "title", "North");
        String south = hand.make("/board_sections", "board_id", board, "title", "South");
        hand.patch("/boards/" + board, "section_order", List.of(north, south));
        desk.run(0, "extract");
        hand.patch("/boards/" + board, "section_order", List.of(south, north));
        ignores("PATCH", "/boards/*", "section_order");
        isParkedAndComesBackLater("section_order");
    }

    @Test
    void whoMaySeeAFolder() throws Exception {
        Hand hand = desk.hand();
        JsonNode folder = hand.post("/folders", "name", "Secret", "parent_id", "1");
        String metadata = folder.path("content_metadata_id").asText();
        hand.close(metadata, "2");
        desk.run(0, "extract");
        String grant = hand.rows("/content_metadata_access?content_metadata_id=" + metadata)
                .get(0)
                .path("id")
                .asText();
        ObjectNode edit = Hand.JSON.createObjectNode();
        hand.send(
                "PUT",
                "/content_metadata_access/" + grant,
                edit.put("content_metadata_id", metadata).put("group_id", "2").put("permission_type", "edit"));
        ignores("PUT", "/content_metadata_access/*", "permission_type");
        isParkedAndComesBackLater("permission_type of group 2");
    }

    @Test
    void whatStaysOpenIsNotFilled() throws Exception {
        Hand hand = desk.hand();
        JsonNode folder = hand.post("/folders", "name", "Secret", "parent_id", "1");
        hand.close(folder.path("content_metadata_id").asText(), "2");
        String id = folder.path("id").asText();
        hand.make("/dashboards", "title", "Salaries", "folder_id", id);
        desk.run(0, "extract");
        hand.delete("/folders/" + id);
        ignores("PATCH", "/content_metadata/*", "inherits");
        desk.looker().ledger().reset();
        Run run = desk.run(4, "restore all --force");
        assertEquals(0, desk.looker().ledger().count("POST /dashboards"), run::said);
        assertTrue(
                desk.letters("--type content_access").get(0).toString().contains("did not take inherits"), run::said);
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        String now = hand.row("/folders", "name", "Secret")
                .path("content_metadata_id")
                .asText();
        assertEquals(List.of("group 2 view"), hand.who(now));
        assertEquals(List.of(), desk.left());
    }
}
