package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Writes of user attributes and of their values for groups. */
final class AttributeWrites {
    private static final Set<String> TYPES = Set.of(
            "string",
            "number",
            "datetime",
            "yesno",
            "zipcode",
            "relative_url",
            "advanced_filter_string",
            "advanced_filter_number",
            "advanced_filter_datetime");
    private static final String WHITELIST = "hidden_value_domain_whitelist";

    private final World world;

    AttributeWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        new Editor(world, "user_attributes", "UserAttribute", it -> it, new AttributeRules())
                .install(routes, "/user_attributes");
        routes.on("POST", "/user_attributes/{id}/group_values", this::replace)
                .on("PATCH", "/groups/{group}/attribute_values/{id}", this::set)
                .on("DELETE", "/groups/{group}/attribute_values/{id}", this::drop);
    }

    private final class AttributeRules implements Editor.Rules {
        @Override
        public void guard(ObjectNode doc) {
            if (doc.path("is_system").asBoolean()) {
                throw LookerError.of(
                        400, "Bad Request: system attribute " + doc.path("name").asText());
            }
        }

        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            Checks.unique(world.table("user_attributes"), doc, "name");
            Checks.unique(world.table("user_attributes"), doc, "label");
            if (!TYPES.contains(doc.path("type").asText())) {
                throw LookerError.invalid("type", "invalid", "no such type: " + doc.path("type"));
            }
            if (body.has(WHITELIST)) {
                whitelist(doc, body.path(WHITELIST), created);
            }
        }

        private void whitelist(ObjectNode doc, JsonNode value, boolean created) {
            String old = created
                    ? null
                    : Json.text(world.get("user_attributes", doc.path("id").asText()), WHITELIST);
            boolean changed = old != null && !old.equals(value.asText());
            boolean shown = !value.isNull() && !doc.path("value_is_hidden").asBoolean();
            if (shown || changed || (value.isTextual() && value.asText().isEmpty())) {
                throw LookerError.invalid(WHITELIST, "invalid", "only for hidden values, not empty, never changed");
            }
        }

        @Override
        public void removed(ObjectNode doc) {
            Removal removal = new Removal(world);
            removal.each("group_values", it -> it.path("user_attribute_id").equals(doc.path("id")));
            removal.each("user_values", it -> it.path("user_attribute_id").equals(doc.path("id")));
        }
    }

    private Reply replace(Call call) {
        ObjectNode attribute = world.get("user_attributes", call.id());
        if (!(call.body() instanceof ArrayNode values)) {
            throw LookerError.of(400, "Bad Request: a JSON array is expected");
        }
        for (JsonNode it : values) {
            new Checks(world).update("GroupValue", it);
            if (Json.text(it, "group_id") == null) {
                throw LookerError.missing("group_id");
            }
        }
        new Removal(world)
                .each(
                        "group_values",
                        it -> it.path("user_attribute_id").asText().equals(call.id()));
        int rank = 0;
        for (JsonNode it : values) {
            rank++;
            put(attribute, it.path("group_id").asText(), it, rank);
        }
        return Reply.ok(new ValueView(world).ofAttribute(call.id()));
    }

    private ObjectNode put(ObjectNode attribute, String group, JsonNode body, int rank) {
        String id = world.table("group_values").nextId();
        ObjectNode doc = world.shape("GroupValue")
                .blank(
                        "id",
                        id,
                        "group_id",
                        group,
                        "user_attribute_id",
                        attribute.path("id"),
                        "value_is_hidden",
                        attribute.path("value_is_hidden"),
                        "rank",
                        rank,
                        "value",
                        Json.text(body, "value"));
        world.table("group_values").put(id, doc);
        return doc;
    }

    private boolean isOf(ObjectNode value, Call call) {
        return value.path("group_id").asText().equals(call.id())
                && value.path("user_attribute_id").asText().equals(call.vars().get(1));
    }

    private Reply set(Call call) {
        world.get("groups", call.id());
        ObjectNode attribute = world.get("user_attributes", call.vars().get(1));
        ObjectNode body = new Checks(world).update("GroupValue", call.body());
        int rank = world.table("group_values")
                .all()
                .filter(it -> isOf(it, call))
                .findFirst()
                .map(it -> it.path("rank").asInt())
                .orElseGet(() ->
                        new ValueView(world).ofAttribute(call.vars().get(1)).size() + 1);
        new Removal(world).each("group_values", it -> isOf(it, call));
        return Reply.ok(put(attribute, call.id(), body, rank));
    }

    private Reply drop(Call call) {
        if (world.table("group_values").all().noneMatch(it -> isOf(it, call))) {
            throw LookerError.notFound();
        }
        new Removal(world).each("group_values", it -> isOf(it, call));
        return Reply.done();
    }
}
