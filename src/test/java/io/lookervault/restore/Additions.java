package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lookervault.demo.DemoLooker;
import java.util.ArrayList;
import java.util.List;

/** Adds to lists that Looker replaces as a whole, or that hang on others: members, assignments, values, grants. */
final class Additions {
    private Additions() {}

    static void make(DemoLooker looker) throws Exception {
        Hand hand = new Hand(looker);
        String group =
                hand.row("/groups", "name", "Finance Analysts").path("id").asText();
        String other =
                hand.row("/groups", "name", "Engineering Analysts").path("id").asText();
        String user =
                hand.row("/users", "email", "user8@example.com").path("id").asText();
        hand.post("/groups/" + group + "/users", "user_id", user);
        hand.post("/groups/" + group + "/groups", "group_id", other);

        String role = hand.row("/roles", "name", "Sales Viewer").path("id").asText();
        hand.put(
                "/roles/" + role + "/users",
                with(hand, "/roles/" + role + "/users?direct_association_only=true", user));
        hand.put("/roles/" + role + "/groups", with(hand, "/roles/" + role + "/groups", other));

        String attribute =
                hand.row("/user_attributes", "name", "region").path("id").asText();
        String values = "/user_attributes/" + attribute + "/group_values";
        ArrayNode all = Hand.JSON.createArrayNode();
        for (JsonNode value : hand.rows(values)) {
            all.addObject().set("group_id", value.path("group_id"));
            ((com.fasterxml.jackson.databind.node.ObjectNode) all.get(all.size() - 1))
                    .set("value", value.path("value"));
        }
        all.addObject().put("group_id", other).put("value", "added");
        hand.send("POST", values, all);

        for (JsonNode folder : hand.rows("/folders")) {
            String metadata = folder.path("content_metadata_id").asText();
            if (folder.hasNonNull("parent_id")
                    && !hand.get("/content_metadata/" + metadata)
                            .path("inherits")
                            .asBoolean()) {
                hand.post(
                        "/content_metadata_access",
                        "content_metadata_id",
                        metadata,
                        "permission_type",
                        "view",
                        "user_id",
                        user);
            }
        }
    }

    private static List<String> with(Hand hand, String path, String id) throws Exception {
        List<String> ids = new ArrayList<>();
        hand.rows(path).forEach(row -> ids.add(row.path("id").asText()));
        if (!ids.contains(id)) {
            ids.add(id);
        }
        return ids;
    }
}
