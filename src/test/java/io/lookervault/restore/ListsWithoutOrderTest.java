package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the order of a list means nothing, Looker may answer with another one, and that is no difference. */
class ListsWithoutOrderTest {
    @TempDir
    private Path dir;

    private static JsonNode reversed(JsonNode list) {
        ArrayNode turned = Hand.JSON.createArrayNode();
        IntStream.range(0, list.size()).forEach(i -> turned.insert(0, list.get(i)));
        return turned;
    }

    private static void turn(Hand hand, String path, String field) throws Exception {
        JsonNode list = hand.get(path).path(field);
        assertTrue(list.size() > 1, () -> path + " has no two " + field);
        hand.patch(path, field, reversed(list));
    }

    private static String id(JsonNode made) {
        return made.path("id").asText();
    }

    @Test
    void permissionsAndModelsOfASet() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            Hand hand = desk.hand();
            turn(
                    hand,
                    "/permission_sets/" + id(hand.row("/permission_sets", "name", "Explorers (no download)")),
                    "permissions");
            turn(hand, "/model_sets/" + id(hand.row("/model_sets", "name", "Finance & Ops")), "models");
            assertEquals(List.of(), desk.left());
        }
    }

    @Test
    void destinationsOfASchedule() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String plan = "/scheduled_plans/"
                    + id(desk.hand()
                            .post(
                                    "/scheduled_plans",
                                    "name",
                                    "Weekly",
                                    "dashboard_id",
                                    "1",
                                    "crontab",
                                    "0 6 * * 1",
                                    "scheduled_plan_destination",
                                    List.of(destination("a@example.com"), destination("b@example.com"))));
            desk.run(0, "extract");
            desk.hand()
                    .patch(
                            plan,
                            "scheduled_plan_destination",
                            List.of(destination("b@example.com"), destination("a@example.com")));
            assertEquals(List.of(), desk.left());
        }
    }

    private static Map<String, String> destination(String address) {
        return Map.of("format", "wysiwyg_pdf", "type", "email", "address", address);
    }

    private static Map<String, Object> listening(String... filters) {
        return Map.of(
                "filterables",
                List.of(Map.of(
                        "model",
                        "marketing",
                        "view",
                        "campaigns",
                        "name",
                        "",
                        "listen",
                        List.of(filters).stream()
                                .map(name -> Map.of("dashboard_filter_name", name, "field", "campaigns." + name))
                                .toList())));
    }

    @Test
    void filtersThatATileListensTo() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            Hand hand = desk.hand();
            String query = id(hand.post(
                    "/queries", "model", "marketing", "view", "campaigns", "fields", List.of("campaigns.id")));
            for (String name : List.of("Country", "Month")) {
                hand.post(
                        "/dashboard_filters", "dashboard_id", "1", "name", name, "title", name, "type", "date_filter");
            }
            String tile = "/dashboard_elements/"
                    + id(hand.post(
                            "/dashboard_elements",
                            "dashboard_id",
                            "1",
                            "type",
                            "vis",
                            "query_id",
                            query,
                            "result_maker",
                            listening("Country", "Month")));
            desk.run(0, "extract");
            hand.patch(tile, "result_maker", listening("Month", "Country"));
            assertEquals(List.of(), desk.left());
            hand.patch(tile, "result_maker", listening("Month"));
            assertEquals(1, desk.left().size());
        }
    }

    @Test
    void coloursHaveAnOrder() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            Hand hand = desk.hand();
            List<Map<String, Object>> palettes =
                    List.of(Map.of("label", "Two", "type", "Categorical", "colors", List.of("#111111", "#222222")));
            String colours = "/color_collections/"
                    + id(hand.post("/color_collections", "label", "House", "categoricalPalettes", palettes));
            desk.run(0, "extract");
            hand.patch(
                    colours,
                    "categoricalPalettes",
                    List.of(Map.of("label", "Two", "type", "Categorical", "colors", List.of("#222222", "#111111"))));
            assertEquals(1, desk.left().size());
        }
    }
}
