package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that few instances use: they come back as well, and what they name is what it was. */
class RestoredFieldsTest {
    private static final Rules EXACT =
            new Rules(true, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    Path dir;

    private Rig rig;
    private Hand hand;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 12);
        hand = new Hand(rig.looker());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatWasCertifiedIsCertifiedAgain() throws Exception {
        String tile = hand.get("/dashboards/2")
                .path("dashboard_elements")
                .get(0)
                .path("id")
                .asText();
        List<String> paths = List.of("/dashboards/2", "/looks/3", "/dashboard_elements/" + tile);
        for (String path : paths) {
            hand.send("PATCH", path, certification("certified", "checked by finance"));
        }
        rig.extract();
        for (String path : paths) {
            hand.send("PATCH", path, certification("revoked", "by mistake"));
        }
        rig.restore(Choice.all(), EXACT);
        for (String path : paths) {
            JsonNode now = hand.get(path).path("certification_metadata");
            assertEquals("certified", now.path("certification_status").asText(), path);
            assertEquals("checked by finance", now.path("notes").asText(), path);
        }
        rig.ledger().reset();
        rig.restore(Choice.all(), EXACT);
        assertEquals(0, rig.ledger().writes());
    }

    private static ObjectNode certification(String status, String notes) {
        ObjectNode body = Hand.JSON.createObjectNode();
        body.putObject("certification_metadata")
                .put("certification_status", status)
                .put("notes", notes);
        return body;
    }

    private String alertLeadingTo(String dashboard) throws Exception {
        JsonNode alert = hand.rows("/alerts/search?all_owners=true").get(0);
        ObjectNode whole = Hand.JSON.createObjectNode();
        for (String field : List.of(
                "comparison_type",
                "cron",
                "destinations",
                "field",
                "owner_id",
                "threshold",
                "custom_title",
                "dashboard_element_id")) {
            whole.set(field, alert.path(field));
        }
        String path = "/alerts/" + alert.path("id").asText();
        hand.send(
                "PUT",
                path,
                whole.put("investigative_content_type", "dashboard").put("investigative_content_id", dashboard));
        return path;
    }

    @Test
    void anAlertLeadsToTheDashboardThatTookThePlaceOfTheOldOne() throws Exception {
        String alert = alertLeadingTo("9");
        JsonNode slug = hand.get("/dashboards/9").path("slug");
        rig.extract();
        hand.delete("/dashboards/9");
        rig.restore(Choice.all(), EXACT);
        String leads = hand.get(alert).path("investigative_content_id").asText();
        assertEquals(slug, hand.get("/dashboards/" + leads).path("slug"));
    }

    @Test
    void anAlertThatCannotLeadAnywhereSaysSoAndComesBackAllTheSame() throws Exception {
        String alert = alertLeadingTo("9");
        rig.extract();
        hand.delete("/dashboards/9");
        String id = alert.substring(alert.lastIndexOf('/') + 1);
        Choice only = Choice.of(List.of(new ItemKey(Kind.ALERT, id)), false);
        assertEquals(List.of(), Plans.refused(rig, only, EXACT));
        assertTrue(Plans.entries(rig, only, EXACT).stream()
                .anyMatch(row -> row.reason().contains("dashboard 9")));
    }

    @Test
    void valuesThatGroupsHaveOfAnAttributeThatIsBuiltInComeBack() throws Exception {
        String values = "/user_attributes/"
                + hand.row("/user_attributes", "name", "landing_page")
                        .path("id")
                        .asText() + "/group_values";
        hand.send(
                "POST",
                values,
                Hand.JSON
                        .createArrayNode()
                        .add(Hand.JSON.createObjectNode().put("group_id", "3").put("value", "/boards/1"))
                        .add(Hand.JSON.createObjectNode().put("group_id", "2").put("value", "/browse")));
        List<String> before = groupValues(values);
        rig.extract();
        hand.send("POST", values, Hand.JSON.createArrayNode());
        rig.restore(Choice.all(), EXACT);
        assertEquals(before, groupValues(values));
        rig.ledger().reset();
        rig.restore(Choice.all(), EXACT);
        assertEquals(0, rig.ledger().writes());
    }

    private List<String> groupValues(String path) throws Exception {
        return hand.rows(path).stream()
                .map(row ->
                        row.path("group_id").asText() + "=" + row.path("value").asText())
                .toList();
    }
}
