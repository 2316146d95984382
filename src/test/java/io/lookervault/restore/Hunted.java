package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few things that tests of a restoration hunt for: tiles called Revenue, alerts and schedules called Hunted. */
final class Hunted {
    private static final String ALERTS = "/alerts/search?all_owners=true&limit=1000";

    private Hunted() {}

    /** Makes a query, which its limit tells from all others. */
    static String query(Hand hand, String limit) throws Exception {
        return hand.make(
                "/queries", "model", "marketing", "view", "campaigns", "fields", List.of("a.b"), "limit", limit);
    }

    /** Makes a tile that shows a query. */
    static String tile(Hand hand, String dashboard, String query) throws Exception {
        Map<String, String> fields = Map.of("dashboard_id", dashboard, "title", "Revenue", "type", "vis");
        return hand.make("/dashboard_elements", fields, "query_id", query);
    }

    /** Makes an alert on a tile. */
    static void watch(Hand hand, String tile) throws Exception {
        Map<String, Object> fields = Map.of(
                "custom_title", "Hunted",
                "owner_id", "6",
                "comparison_type", "GREATER_THAN",
                "threshold", 5,
                "cron", "0 * * * *",
                "field", Map.of("title", "B", "name", "a.b"),
                "destinations", List.of(Map.of("destination_type", "EMAIL", "email_address", "a@example.com")));
        hand.make("/alerts", fields, "dashboard_element_id", tile);
    }

    /** The only alert that is hunted. */
    static JsonNode alert(Hand hand) throws Exception {
        return hand.row(ALERTS, "custom_title", "Hunted");
    }

    /** The limits of the queries that are watched by alerts that are hunted. */
    static List<String> watched(Hand hand) throws Exception {
        List<String> limits = new ArrayList<>();
        for (JsonNode alert : hand.rows(ALERTS)) {
            if (alert.path("custom_title").asText().equals("Hunted")) {
                JsonNode tile = hand.get("/dashboard_elements/"
                        + alert.path("dashboard_element_id").asText());
                JsonNode query = hand.get("/queries/" + tile.path("query_id").asText());
                limits.add(query.path("limit").asText());
            }
        }
        return limits;
    }

    /** Makes a schedule of a dashboard. */
    static String plan(Hand hand, String dashboard, String user) throws Exception {
        return hand.make(
                "/scheduled_plans", weekly("Hunted", "a@example.com"), "dashboard_id", dashboard, "user_id", user);
    }

    /** What a schedule with a name sends every Monday to an address. */
    static Map<String, Object> weekly(String name, String address) {
        Map<String, String> to = Map.of("format", "wysiwyg_pdf", "type", "email", "address", address);
        return Map.of("name", name, "crontab", "0 6 * * 1", "scheduled_plan_destination", List.of(to));
    }

    /** How many schedules are hunted. */
    static long plans(Hand hand) throws Exception {
        return hand.rows("/scheduled_plans?all_users=true").stream()
                .filter(row -> row.path("name").asText().equals("Hunted"))
                .count();
    }
}
