package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Values of user attributes: a user's own wins over a group's, a group's over the default. */
final class ValueView {
    private final World world;

    ValueView(World world) {
        this.world = world;
    }

    /** The values of an attribute for groups, by precedence. */
    ArrayNode ofAttribute(String attribute) {
        world.get("user_attributes", attribute);
        return Json.list(sorted(attribute));
    }

    private List<ObjectNode> sorted(String attribute) {
        return world.table("group_values")
                .all()
                .filter(it -> it.path("user_attribute_id").asText().equals(attribute))
                .sorted(Comparator.comparingInt(it -> it.path("rank").asInt()))
                .toList();
    }

    Reply ofUser(Call call) {
        ObjectNode user = world.get("users", call.id());
        List<String> wanted = call.param("user_attribute_ids")
                .map(it -> List.of(it.split(",", -1)))
                .orElse(List.of());
        ArrayNode out = Json.arr();
        for (String id : world.table("user_attributes").ids()) {
            ObjectNode value = value(user, world.get("user_attributes", id));
            boolean set = !value.path("source").isNull();
            if ((wanted.isEmpty() || wanted.contains(id))
                    && (set || call.flag("include_unset") || call.flag("all_values"))) {
                out.add(value);
            }
        }
        return Shelf.one(call, out);
    }

    ObjectNode value(ObjectNode user, ObjectNode attribute) {
        String userId = user.path("id").asText();
        String id = attribute.path("id").asText();
        Optional<ObjectNode> own = world.find("user_values", userId + ":" + id);
        NavigableSet<String> groups = new PersonView(world).groupsOf(userId);
        Optional<ObjectNode> group = sorted(id).stream()
                .filter(it -> groups.contains(it.path("group_id").asText()))
                .findFirst();
        String value = attribute.path("is_system").asBoolean() ? system(user, attribute) : null;
        String source = value == null ? null : "System Default";
        if (own.isPresent()) {
            value = Json.text(own.get(), "value");
            source = "Set for this User";
        } else if (group.isPresent()) {
            value = Json.text(group.get(), "value");
            source = "Group";
        } else if (value == null && Json.text(attribute, "default_value") != null) {
            value = Json.text(attribute, "default_value");
            source = "Default";
        }
        boolean hidden = attribute.path("value_is_hidden").asBoolean();
        return world.shape("UserValue")
                .blank(
                        "name",
                        attribute.path("name"),
                        "label",
                        attribute.path("label"),
                        "rank",
                        group.map(it -> it.path("rank").asInt()).orElse(null),
                        "value",
                        hidden ? null : value,
                        "user_id",
                        userId,
                        "user_can_edit",
                        attribute.path("user_can_edit"),
                        "value_is_hidden",
                        hidden,
                        "user_attribute_id",
                        id,
                        "source",
                        source,
                        "hidden_value_domain_whitelist",
                        attribute.path("hidden_value_domain_whitelist"));
    }

    private static String system(ObjectNode user, ObjectNode attribute) {
        return Json.text(user, attribute.path("name").asText());
    }
}
