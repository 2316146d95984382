package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.demo.DemoLooker;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes or changes some of everything that the API can delete or change and give back. What it cannot give back stays: the
 * API user, embed users, service accounts, groups that are managed elsewhere, and what is built in.
 */
public final class Disaster {
    private final Hand hand;

    private Disaster(Hand hand) {
        this.hand = hand;
    }

    public static void strike(DemoLooker looker) throws Exception {
        Disaster disaster = new Disaster(new Hand(looker));
        disaster.plans();
        disaster.boards();
        disaster.dashboards();
        disaster.looks();
        disaster.folders();
        disaster.access();
        disaster.people();
        disaster.styles();
    }

    private static boolean builtIn(JsonNode row) {
        for (String flag : List.of("internal", "built_in", "all_access", "is_system", "is_permanent")) {
            if (row.path(flag).asBoolean()) {
                return true;
            }
        }
        return row.path("externally_managed").asBoolean()
                || row.path("include_by_default").asBoolean();
    }

    private static String id(JsonNode row) {
        return row.path("id").asText();
    }

    private List<JsonNode> own(String path) throws Exception {
        List<JsonNode> rows = new ArrayList<>(hand.rows(path));
        rows.removeIf(Disaster::builtIn);
        return rows;
    }

    private void plans() throws Exception {
        List<JsonNode> plans = hand.rows("/scheduled_plans?all_users=true");
        for (int i = 0; i < plans.size(); i++) {
            String path = "/scheduled_plans/" + id(plans.get(i));
            if (i % 2 == 0) {
                hand.delete(path);
            } else {
                hand.patch(
                        path,
                        "crontab",
                        "0 3 * * *",
                        "enabled",
                        false,
                        "include_links",
                        !plans.get(i).path("include_links").asBoolean(),
                        "scheduled_plan_destination",
                        List.of(java.util.Map.of("type", "email", "format", "csv", "address", "else@example.com")));
            }
        }
        List<JsonNode> alerts = hand.rows("/alerts/search?all_owners=true");
        for (int i = 0; i < alerts.size(); i++) {
            String path = "/alerts/" + id(alerts.get(i));
            if (i % 2 == 0) {
                hand.delete(path);
            } else {
                ObjectNode changed = Hand.JSON.createObjectNode();
                for (String field : List.of(
                        "applied_dashboard_filters",
                        "comparison_type",
                        "custom_title",
                        "dashboard_element_id",
                        "destinations",
                        "field",
                        "is_public",
                        "owner_id")) {
                    changed.set(field, alerts.get(i).path(field));
                }
                changed.path("applied_dashboard_filters")
                        .forEach(filter -> ((ObjectNode) filter).remove("filter_description"));
                changed.put("threshold", 1).put("cron", "0 5 * * *");
                hand.send("PUT", path, changed);
            }
        }
    }

    private void boards() throws Exception {
        List<JsonNode> boards = hand.rows("/boards/search?limit=5000");
        for (int i = 0; i < boards.size(); i++) {
            JsonNode board = boards.get(i);
            if (i % 2 == 0) {
                hand.delete("/boards/" + id(board));
                continue;
            }
            hand.patch("/boards/" + id(board), "title", "Not what it was " + i, "description", "gone");
            List<String> order = new ArrayList<>();
            for (JsonNode section : board.path("board_sections")) {
                order.add(0, id(section));
                for (JsonNode item : section.path("board_items")) {
                    hand.delete("/board_items/" + id(item));
                    break;
                }
            }
            hand.patch("/boards/" + id(board), "section_order", order);
            hand.delete("/board_sections/" + order.get(0));
            hand.post("/board_sections", "board_id", id(board), "title", "Of no use");
        }
    }

    private void dashboards() throws Exception {
        List<JsonNode> dashboards = hand.rows("/dashboards/search?limit=5000&sorts=id");
        for (int i = 0; i < dashboards.size(); i++) {
            JsonNode dashboard = dashboards.get(i);
            String path = "/dashboards/" + id(dashboard);
            switch (i % 6) {
                case 0 -> hand.delete(path);
                case 1 -> hand.patch(path, "deleted", true);
                case 2 -> edit(dashboard);
                case 3 ->
                    hand.patch(
                            path,
                            "title",
                            "Moved and renamed " + i,
                            "folder_id",
                            "1",
                            "slug",
                            "other-slug-" + i,
                            "description",
                            "changed",
                            "user_id",
                            "1");
                case 4 -> {
                    for (JsonNode tile : dashboard.path("dashboard_elements")) {
                        hand.delete("/dashboard_elements/" + id(tile));
                    }
                    for (JsonNode filter : dashboard.path("dashboard_filters")) {
                        hand.delete("/dashboard_filters/" + id(filter));
                    }
                }
                default -> {}
            }
        }
    }

    private void edit(JsonNode dashboard) throws Exception {
        hand.patch("/dashboards/" + id(dashboard), "refresh_interval", "5 minutes", "show_title", false);
        JsonNode tiles = dashboard.path("dashboard_elements");
        hand.delete("/dashboard_elements/" + id(tiles.get(0)));
        hand.patch("/dashboard_elements/" + id(tiles.get(1)), "title", "Another title", "note_text", "Another note");
        hand.post("/dashboard_elements", "dashboard_id", id(dashboard), "type", "text", "title_text", "Of no use");
        for (JsonNode filter : dashboard.path("dashboard_filters")) {
            hand.patch("/dashboard_filters/" + id(filter), "default_value", "nothing", "row", 40);
        }
        hand.post(
                "/dashboard_filters",
                "dashboard_id",
                id(dashboard),
                "name",
                "Of no use",
                "title",
                "Of no use",
                "type",
                "string_filter");
        for (JsonNode layout : dashboard.path("dashboard_layouts")) {
            for (JsonNode component : layout.path("dashboard_layout_components")) {
                if (!id(tiles.get(0))
                        .equals(component.path("dashboard_element_id").asText())) {
                    hand.patch("/dashboard_layout_components/" + id(component), "row", 33, "width", 3);
                }
            }
        }
    }

    private void looks() throws Exception {
        List<JsonNode> looks = hand.rows("/looks/search?limit=5000&sorts=id");
        for (int i = 0; i < looks.size(); i++) {
            String path = "/looks/" + id(looks.get(i));
            switch (i % 4) {
                case 0 -> hand.patch(path, "deleted", true);
                case 1 ->
                    hand.patch(
                            path,
                            "title",
                            "Another look " + i,
                            "folder_id",
                            "1",
                            "query_id",
                            looks.get(0).path("query_id"));
                case 2 -> hand.delete(path);
                default -> {}
            }
        }
    }

    private void folders() throws Exception {
        List<JsonNode> folders = new ArrayList<>(hand.rows("/folders"));
        folders.removeIf(folder -> !folder.path("parent_id").asText().equals("1"));
        hand.delete("/folders/" + id(folders.get(0)));
        hand.patch("/folders/" + id(folders.get(1)), "name", "Renamed by mistake");
        hand.patch("/folders/" + id(folders.get(2)), "parent_id", id(folders.get(1)));
        JsonNode deep = folders.get(folders.size() - 1);
        hand.delete("/folders/" + id(deep));
    }

    private void access() throws Exception {
        for (JsonNode folder : hand.rows("/folders")) {
            String metadata = folder.path("content_metadata_id").asText();
            boolean root = !folder.hasNonNull("parent_id");
            if (!root
                    && !hand.get("/content_metadata/" + metadata)
                            .path("inherits")
                            .asBoolean()) {
                List<JsonNode> grants = hand.rows("/content_metadata_access?content_metadata_id=" + metadata);
                hand.delete("/content_metadata_access/" + id(grants.get(0)));
                hand.patch("/content_metadata/" + metadata, "inherits", true);
            }
        }
    }

    private void people() throws Exception {
        String me = id(hand.get("/user"));
        List<JsonNode> users = new ArrayList<>(hand.rows("/users?limit=5000&sorts=id"));
        users.removeIf(user -> id(user).equals(me) || !user.hasNonNull("email"));
        List<JsonNode> groups = own("/groups?limit=5000");
        List<JsonNode> roles = own("/roles");
        for (JsonNode role : roles) {
            hand.put("/roles/" + id(role) + "/users", List.of());
            hand.put("/roles/" + id(role) + "/groups", List.of());
        }
        for (int i = 0; i < users.size(); i++) {
            JsonNode user = users.get(i);
            if (i % 3 == 0) {
                hand.delete("/users/" + id(user));
                hand.delete("/folders/" + user.path("personal_folder_id").asText());
            } else {
                hand.patch("/users/" + id(user), "locale", "fr", "is_disabled", i % 2 == 0, "home_folder_id", "2");
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            String path = "/groups/" + id(groups.get(i));
            if (i % 2 == 0) {
                hand.delete(path);
                continue;
            }
            hand.patch(path, "can_add_to_content_metadata", false);
            for (JsonNode user : hand.rows(path + "/users")) {
                hand.delete(path + "/users/" + id(user));
            }
        }
        attributes();
        for (int i = 0; i < roles.size(); i++) {
            if (i % 2 == 0) {
                hand.delete("/roles/" + id(roles.get(i)));
            } else {
                hand.patch("/roles/" + id(roles.get(i)), "permission_set_id", "1", "model_set_id", "1");
            }
        }
        for (String sets : List.of("permission_sets", "model_sets")) {
            List<JsonNode> own = own("/" + sets);
            for (int i = 0; i < own.size(); i++) {
                if (i % 2 == 1) {
                    hand.delete("/" + sets + "/" + id(own.get(i)));
                } else {
                    hand.patch(
                            "/" + sets + "/" + id(own.get(i)),
                            sets.equals("model_sets") ? "models" : "permissions",
                            List.of(sets.equals("model_sets") ? "finance" : "access_data"));
                }
            }
        }
    }

    private void attributes() throws Exception {
        List<JsonNode> attributes = own("/user_attributes");
        for (int i = 0; i < attributes.size(); i++) {
            String path = "/user_attributes/" + id(attributes.get(i));
            if (attributes.get(i).path("value_is_hidden").asBoolean()) {
                hand.patch(path, "label", "Another label");
            } else if (i % 2 == 0) {
                hand.delete(path);
            } else {
                hand.patch(path, "default_value", "another", "user_can_edit", false);
                hand.send("POST", path + "/group_values", Hand.JSON.createArrayNode());
            }
        }
    }

    private void styles() throws Exception {
        List<JsonNode> themes = new ArrayList<>(hand.rows("/themes"));
        themes.removeIf(theme -> theme.path("name").asText().equals("Looker"));
        for (int i = 0; i < themes.size(); i++) {
            String path = "/themes/" + id(themes.get(i));
            if (i % 2 == 0) {
                hand.delete(path);
            } else {
                hand.patch(path, "settings", java.util.Map.of("background_color", "#123456"));
            }
        }
        List<JsonNode> colours = hand.rows("/color_collections/custom");
        for (int i = 0; i < colours.size(); i++) {
            String path = "/color_collections/" + id(colours.get(i));
            if (i % 2 == 0) {
                hand.delete(path);
            } else {
                hand.patch(path, "sequentialPalettes", List.of());
            }
        }
        List<JsonNode> models = hand.rows("/lookml_models");
        hand.delete("/lookml_models/" + models.get(0).path("name").asText());
        hand.patch(
                "/lookml_models/" + models.get(1).path("name").asText(),
                "allowed_db_connection_names",
                List.of(),
                "unlimited_db_connections",
                true);
    }
}
