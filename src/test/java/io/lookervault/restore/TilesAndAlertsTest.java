package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What in a dashboard is which tile, filter, tab and alert. */
class TilesAndAlertsTest {
    private static final String TILE = "dashboard_element_id";

    @TempDir
    private Path dir;

    @Test
    void anUnknownTileWithAnAlertKeepsWhatItShows() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String dashboard = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            String t1 = Hunted.tile(hand, dashboard, Hunted.query(hand, "11"));
            desk.run(0, "extract");
            hand.delete("/dashboard_elements/" + t1);
            Hunted.watch(hand, Hunted.tile(hand, dashboard, Hunted.query(hand, "22")));
            Run run = desk.run(0, "restore single dashboard " + dashboard + " --force");
            assertEquals(List.of("22"), Hunted.watched(hand), run::said);
        }
    }

    @Test
    void anAlertOfAnotherLookerIsKnownByTheQueriesOfItsTile() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            String dashboard = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            String first = Hunted.tile(hand, dashboard, Hunted.query(hand, "11"));
            Hunted.watch(hand, Hunted.tile(hand, dashboard, Hunted.query(hand, "22")));
            desk.run(0, "extract");
            Run once = Desk.run(other, desk.vault(), "restore all --force");
            assertEquals(List.of("22"), Hunted.watched(new Hand(other)), once::said);

            hand.delete("/dashboard_elements/" + first);
            Hunted.tile(hand, dashboard, Hunted.query(hand, "33"));
            Run again = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(List.of("22"), Hunted.watched(new Hand(other)), again::said);
        }
    }

    @Test
    void aTileOfAnotherLookerIsFirstTheOneThatIsWhollyLikeIt() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            String dashboard = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            String query = Hunted.query(hand, "11");
            String first = Hunted.tile(hand, dashboard, query);
            hand.patch("/dashboard_elements/" + first, "note_text", "one");
            hand.patch("/dashboard_elements/" + Hunted.tile(hand, dashboard, query), "note_text", "two");
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Map<String, String> before = notes(new Hand(other));
            assertEquals(2, before.size());

            hand.delete("/dashboard_elements/" + first);
            hand.patch("/dashboard_elements/" + Hunted.tile(hand, dashboard, query), "note_text", "one");
            Run again = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(before, notes(new Hand(other)), again::said);
        }
    }

    private static Map<String, String> notes(Hand hand) throws Exception {
        Map<String, String> notes = new HashMap<>();
        for (JsonNode tile : twins(hand).path("dashboard_elements")) {
            notes.put(tile.path("id").asText(), tile.path("note_text").asText());
        }
        return notes;
    }

    private static JsonNode twins(Hand hand) throws Exception {
        JsonNode row = hand.row("/dashboards/search?limit=500&fields=id,title", "title", "Twins");
        return hand.get("/dashboards/" + row.path("id").asText());
    }

    private static List<String> revenues(Hand hand) throws Exception {
        List<String> limits = new ArrayList<>();
        for (JsonNode tile : twins(hand).path("dashboard_elements")) {
            limits.add(hand.get("/queries/" + tile.path("query_id").asText())
                    .path("limit")
                    .asText());
        }
        Collections.sort(limits);
        return limits;
    }

    // By title alone no watched tile is taken for another; that its alerts are those of the vault tells as well
    @Test
    void aTileOfAnotherLookerIsKnownByTheAlertsOnIt() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            String dashboard = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            String tile = Hunted.tile(hand, dashboard, Hunted.query(hand, "11"));
            Hunted.watch(hand, tile);
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            assertEquals(List.of("11"), Hunted.watched(there));

            hand.patch("/dashboard_elements/" + tile, "query_id", Hunted.query(hand, "22"));
            Run again = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(List.of("22"), revenues(there), again::said);
            assertEquals(List.of("22"), Hunted.watched(there), again::said);

            ObjectNode stranger = Hunted.alert(there).deepCopy();
            stranger.retain("comparison_type", "cron", "destinations", "field", "owner_id", "threshold", TILE);
            there.send("POST", "/alerts", stranger.put("custom_title", "Of somebody else"));
            hand.patch("/dashboard_elements/" + tile, "query_id", Hunted.query(hand, "33"));
            Run strange = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(List.of("22", "33"), revenues(there), strange::said);
        }
    }

    @Test
    void anAlertIsRefusedWhoseTileIsNotThere() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String dashboard = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            String tile = Hunted.tile(hand, dashboard, Hunted.query(hand, "11"));
            Hunted.watch(hand, tile);
            desk.run(0, "extract");
            String alert = Hunted.alert(hand).path("id").asText();
            hand.delete("/dashboard_elements/" + tile);
            Run run = desk.run(4, "restore single alert " + alert + " --force");
            assertTrue(run.err().contains("the target has no tile " + tile), run::said);
        }
    }

    // LookML dashboards come with the LookML: they are in no vault and in no list, and there all the same
    @Test
    void anAlertGoesOnLeadingToALookmlDashboard() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            Hand hand = desk.hand();
            String pulse = "marketing::business_pulse";
            Hunted.watch(hand, Hunted.tile(hand, "1", Hunted.query(hand, "11")));
            String path = "/alerts/" + Hunted.alert(hand).path("id").asText();
            ObjectNode whole = Hunted.alert(hand).deepCopy();
            whole.retain(
                    "comparison_type",
                    "cron",
                    "destinations",
                    "field",
                    "owner_id",
                    "threshold",
                    "custom_title",
                    "dashboard_element_id");
            whole.put("investigative_content_type", "dashboard").put("investigative_content_id", pulse);
            hand.send("PUT", path, whole);
            desk.run(0, "extract");
            assertEquals(List.of(), desk.left());

            hand.patch(path, "threshold", 4711);
            Run run = desk.run(0, "restore bulk alerts --force");
            assertEquals(
                    pulse, Hunted.alert(hand).path("investigative_content_id").asText(), run::said);
            assertEquals(5, Hunted.alert(hand).path("threshold").asInt(), run::said);

            Path map = Files.writeString(dir.resolve("map.yaml"), "models:\n  marketing: growth\n");
            String plan = desk.run(0, "restore bulk alerts --dry-run --output json --map " + map)
                    .out();
            assertTrue(plan.contains("investigative_content_id"), plan);
        }
    }

    private static JsonNode dashboard(Hand hand) throws Exception {
        String id = hand.row("/dashboards/search?limit=500&fields=id,title", "title", "Filtered")
                .path("id")
                .asText();
        return hand.get("/dashboards/" + id);
    }

    private static void showsItsFilters(Hand hand, Run run) throws Exception {
        Map<String, String> names = new HashMap<>();
        for (JsonNode filter : dashboard(hand).path("dashboard_filters")) {
            names.put(filter.path("id").asText(), filter.path("name").asText());
        }
        for (JsonNode tile : dashboard(hand).path("dashboard_elements")) {
            assertEquals(
                    tile.path("body_text").asText(),
                    names.get(tile.path("filter_id").asText()),
                    run::said);
        }
        assertEquals(2, names.size());
    }

    private static String filter(Hand hand, String dashboard, String name) throws Exception {
        return hand.make(
                "/dashboard_filters",
                Map.of("name", name, "title", name, "type", "string_filter"),
                "dashboard_id",
                dashboard);
    }

    // A tile may show a filter of its dashboard, which has another id wherever it is made
    @Test
    void aTileShowsTheFilterOfItsOwnDashboard() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            String id = hand.make("/dashboards", "title", "Filtered", "folder_id", "1");
            for (String name : List.of("Region", "Country")) {
                String filter = filter(hand, id, name);
                hand.post(
                        "/dashboard_elements",
                        "dashboard_id",
                        id,
                        "type",
                        "text",
                        "body_text",
                        name,
                        "filter_id",
                        filter);
            }
            desk.run(0, "extract");
            String single = "restore single dashboard " + id + " --with-dependencies --owner-fallback me";
            Run there = Desk.run(other, desk.vault(), single + " --force");
            showsItsFilters(new Hand(other), there);
            String again = Desk.run(other, desk.vault(), single + " --dry-run").said();
            assertTrue(again.contains("; 0 writes"), again);

            String gone = dashboard(hand).at("/dashboard_filters/0/id").asText();
            hand.delete("/dashboard_filters/" + gone);
            Run run = desk.run(0, "restore single dashboard " + id + " --force");
            showsItsFilters(hand, run);
            assertEquals(List.of(), desk.left());
        }
    }

    @Test
    void aTabThatOthersAddedAndActivatedGoes() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            hand.post("/dashboard_layouts", "dashboard_id", "1", "type", "newspaper", "label", "Mine", "active", true);
            Run run = desk.run(0, "restore single dashboard 1 --force");
            assertEquals(List.of(), desk.left(), run::said);
        }
    }

    @Test
    void filtersThatSwappedTheirTitles() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String a = filter(hand, "1", "A");
            String b = filter(hand, "1", "B");
            desk.run(0, "extract");
            hand.patch("/dashboard_filters/" + a, "name", "Z", "title", "Z");
            hand.patch("/dashboard_filters/" + b, "name", "A", "title", "A");
            hand.patch("/dashboard_filters/" + a, "name", "B", "title", "B");
            Run run = desk.run(0, "restore single dashboard 1 --force");
            assertEquals(List.of(), desk.left(), run::said);
        }
    }

    /** What somebody is told of a tile of a LookML dashboard. */
    private static ObjectNode alertOnLookml(String tile) {
        ObjectNode alert = Hand.JSON.createObjectNode();
        alert.put("custom_title", "Hunted")
                .put("owner_id", "1")
                .put("comparison_type", "GREATER_THAN")
                .put("threshold", 5)
                .put("cron", "0 * * * *")
                .put("lookml_dashboard_id", "ecommerce::business_pulse")
                .put("lookml_link_id", "ecommerce::business_pulse::" + tile);
        alert.putObject("field").put("title", "B").put("name", "a.b");
        alert.putArray("destinations")
                .addObject()
                .put("destination_type", "EMAIL")
                .put("email_address", "a@example.com");
        return alert;
    }

    private static List<String> linkedAlerts(Hand hand) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode row : hand.rows("/alerts/search?all_owners=true&limit=1000")) {
            if (row.path("lookml_link_id").isTextual()) {
                found.add(row.path("lookml_link_id").asText() + " "
                        + row.path("custom_title").asText());
            }
        }
        Collections.sort(found);
        return found;
    }

    @Test
    void alertsOnLookmlTilesAreKnownByThese() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            hand.send("POST", "/alerts", alertOnLookml("orders"));
            hand.send("POST", "/alerts", alertOnLookml("revenue"));
            desk.run(0, "extract");
            List<String> before = linkedAlerts(hand);
            assertEquals(2, before.size());
            String renamed = hand.row("/alerts/search?all_owners=true&limit=1000", "custom_title", "Hunted")
                    .path("id")
                    .asText();
            ObjectNode retold = alertOnLookml("orders").put("custom_title", "Retold");
            hand.send("PUT", "/alerts/" + renamed, retold);
            Run run = desk.run(0, "restore bulk alerts --force");
            assertEquals(before, linkedAlerts(hand), run::said);

            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Run again = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(before, linkedAlerts(new Hand(other)), again::said);
        }
    }
}
