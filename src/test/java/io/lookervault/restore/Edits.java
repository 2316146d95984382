package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.demo.DemoLooker;
import java.util.List;

/** Small changes within things that stay: what {@link Disaster} is too rough to leave. The same in every Looker of equal options. */
final class Edits {
    private static final String TAB = "Second tab";

    private final Hand hand;

    private Edits(Hand hand) {
        this.hand = hand;
    }

    private static String id(JsonNode row) {
        return row.path("id").asText();
    }

    /** Gives a dashboard a second tab. */
    static void tab(DemoLooker looker) throws Exception {
        Hand hand = new Hand(looker);
        JsonNode dashboard = hand.rows("/dashboards/search?limit=1&sorts=id").get(0);
        hand.post("/dashboard_layouts", "dashboard_id", id(dashboard), "type", "newspaper", "label", TAB);
    }

    static void make(DemoLooker looker) throws Exception {
        Edits edits = new Edits(new Hand(looker));
        for (JsonNode dashboard : edits.hand.rows("/dashboards/search?limit=100&sorts=id")) {
            edits.dashboard(dashboard);
        }
        for (JsonNode board : edits.hand.rows("/boards/search?limit=100")) {
            edits.board(board);
        }
        edits.plans();
        edits.access();
        edits.hand.put("/roles/6/users", List.of("6"));
        Additions.make(looker);
    }

    private void dashboard(JsonNode dashboard) throws Exception {
        String id = id(dashboard);
        hand.patch("/dashboards/" + id, "description", "changed");
        hand.post("/dashboard_elements", "dashboard_id", id, "type", "text", "title_text", "Odd");
        hand.post("/dashboard_filters", "dashboard_id", id, "name", "Odd", "title", "Odd", "type", "string_filter");
        for (JsonNode filter : dashboard.path("dashboard_filters")) {
            hand.patch("/dashboard_filters/" + id(filter), "default_value", "changed", "row", 40);
        }
        for (JsonNode tile : dashboard.path("dashboard_elements")) {
            hand.patch("/dashboard_elements/" + id(tile), "note_text", "changed");
        }
        for (JsonNode tab : dashboard.path("dashboard_layouts")) {
            if (tab.path("label").asText().equals(TAB)) {
                hand.delete("/dashboard_layouts/" + id(tab));
            } else {
                hand.patch("/dashboard_layouts/" + id(tab), "column_width", 77);
                String place = id(tab.path("dashboard_layout_components").path(0));
                hand.patch("/dashboard_layout_components/" + place, "row", 55);
            }
        }
        hand.post("/dashboard_layouts", "dashboard_id", id, "type", "newspaper", "label", "Odd");
    }

    private void board(JsonNode board) throws Exception {
        JsonNode section = board.path("board_sections").path(0);
        for (JsonNode item : section.path("board_items")) {
            if (item.hasNonNull("dashboard_id")) {
                hand.patch("/board_items/" + id(item), "custom_title", "Changed", "use_custom_title", true);
            }
        }
        hand.post("/board_items", "board_section_id", id(section), "custom_url", "https://odd.example");
    }

    private void plans() throws Exception {
        for (JsonNode plan : hand.rows("/scheduled_plans?all_users=true")) {
            hand.patch("/scheduled_plans/" + id(plan), "crontab", "0 3 * * *", "include_links", true);
        }
        for (JsonNode alert : hand.rows("/alerts/search?all_owners=true")) {
            ObjectNode whole = Hand.JSON.createObjectNode();
            for (String field : List.of(
                    "comparison_type", "custom_title", "dashboard_element_id", "destinations", "field", "owner_id")) {
                whole.set(field, alert.path(field));
            }
            hand.send("PUT", "/alerts/" + id(alert), whole.put("threshold", 1).put("cron", "0 5 * * *"));
        }
    }

    private void access() throws Exception {
        for (JsonNode folder : hand.rows("/folders")) {
            String metadata = folder.path("content_metadata_id").asText();
            for (JsonNode grant : hand.rows("/content_metadata_access?content_metadata_id=" + metadata)) {
                if (folder.hasNonNull("parent_id")) {
                    boolean view = grant.path("permission_type").asText().equals("view");
                    ObjectNode changed = Hand.JSON.createObjectNode();
                    changed.put("content_metadata_id", metadata).put("permission_type", view ? "edit" : "view");
                    hand.send("PUT", "/content_metadata_access/" + id(grant), changed);
                }
            }
        }
    }
}
