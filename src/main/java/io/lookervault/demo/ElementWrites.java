package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Writes of dashboard elements: each shows exactly one thing, and each layout gets a component for it. */
final class ElementWrites {
    private static final Set<String> WITHOUT_QUERY = Set.of("text", "button", "extension");
    private static final List<String> SOURCES = List.of("query_id", "look_id", "merge_result_id");

    private final World world;
    private final PartWrites parts;
    private final ContentView view;

    ElementWrites(World world) {
        this.world = world;
        this.parts = new PartWrites(world);
        this.view = new ContentView(world);
    }

    void install(Routes routes) {
        routes.on("POST", "/dashboard_elements", this::create)
                .on("PATCH", "/dashboard_elements/{id}", this::update)
                .on("DELETE", "/dashboard_elements/{id}", this::delete);
    }

    private Reply create(Call call) {
        ObjectNode body = new Checks(world).create("DashboardElement", call.body());
        ObjectNode dashboard = parts.draft(body.path("dashboard_id").asText());
        ObjectNode element = world.shape("DashboardElement").blank("alert_count", 0);
        write(element, body, true);
        JsonNode layouts = dashboard.path("dashboard_layouts");
        String chosen = Json.text(body, "dashboard_layout_id");
        if (chosen != null
                && new Parts(world, "dashboard_layouts").in(dashboard, chosen).isEmpty()) {
            throw LookerError.invalid("dashboard_layout_id", "invalid", "not a layout of this dashboard: " + chosen);
        }
        String id = new Parts(world, "dashboard_elements")
                .claim(dashboard.path("id").asText());
        element.put("id", id).put("edit_uri", "/dashboard_elements/" + id + "/edit");
        if (element.path("result_maker").isObject()) {
            String maker = "8" + id;
            ((ObjectNode) element.path("result_maker")).put("id", maker);
            element.put("result_maker_id", maker);
        }
        ((ArrayNode) dashboard.path("dashboard_elements")).add(element);
        for (JsonNode layout : layouts) {
            boolean elsewhere = chosen != null && !layout.path("id").asText().equals(chosen);
            ((ArrayNode) layout.path("dashboard_layout_components"))
                    .add(parts.component(dashboard, (ObjectNode) layout, element)
                            .put("deleted", elsewhere));
        }
        parts.save(dashboard, call);
        return Shelf.one(call, view.element(element));
    }

    private Reply update(Call call) {
        Parts elements = new Parts(world, "dashboard_elements");
        Parts.Found found = elements.find(call.id()).orElseThrow(LookerError::notFound);
        ObjectNode body = new Checks(world).update("DashboardElement", call.body());
        ObjectNode dashboard = found.dashboard().deepCopy();
        ObjectNode element = elements.in(dashboard, call.id()).orElseThrow(LookerError::notFound);
        write(element, body, false);
        if (!element.path("dashboard_id").equals(found.part().path("dashboard_id"))) {
            throw LookerError.invalid("dashboard_id", "invalid", "an element stays on its dashboard");
        }
        if (element.path("result_maker").isObject()) {
            ((ObjectNode) element.path("result_maker")).set("id", found.part().path("result_maker_id"));
        }
        element.set("result_maker_id", found.part().path("result_maker_id"));
        parts.save(dashboard, call);
        return Shelf.one(call, view.element(element));
    }

    private Reply delete(Call call) {
        Parts.Found found =
                new Parts(world, "dashboard_elements").find(call.id()).orElseThrow(LookerError::notFound);
        ObjectNode dashboard = found.dashboard().deepCopy();
        PartWrites.remove(dashboard.path("dashboard_elements"), "id", call.id());
        dashboard
                .path("dashboard_layouts")
                .forEach(it ->
                        PartWrites.remove(it.path("dashboard_layout_components"), "dashboard_element_id", call.id()));
        new Removal(world)
                .each("alerts", it -> it.path("dashboard_element_id").asText().equals(call.id()));
        parts.save(dashboard, call);
        return Reply.done();
    }

    private void write(ObjectNode element, ObjectNode body, boolean created) {
        boolean other = SOURCES.stream().anyMatch(it -> body.path(it).isTextual());
        if (body.path("result_maker_id").isTextual()) {
            throw LookerError.invalid(
                    "result_maker_id",
                    "invalid",
                    other ? "must not be sent beside query_id, look_id or merge_result_id" : "no such result maker");
        }
        Editor.apply(world, "DashboardElement", element, body);
        if (body.path("query").isObject() && !other) {
            element.set(
                    "query_id",
                    QueryWrites.post(world, (ObjectNode) body.path("query")).path("id"));
        }
        long sources =
                SOURCES.stream().filter(it -> element.path(it).isTextual()).count();
        JsonNode maker = element.path("result_maker");
        JsonNode nested = body.path("result_maker").path("query");
        if (sources == 0 && nested.isObject()) {
            element.set("query_id", QueryWrites.post(world, (ObjectNode) nested).path("id"));
            sources = 1;
        }
        boolean made = maker.path("sql_query_id").isTextual()
                || maker.path("merge_result_id").isTextual();
        boolean text = WITHOUT_QUERY.contains(element.path("type").asText());
        if (sources == 0 && !made && !text) {
            throw LookerError.invalid(
                    "base",
                    "invalid",
                    "Must provide either a look_id, query_id, or result_maker_id for non-text dashboard element");
        }
        if (sources > 1) {
            throw LookerError.invalid("base", "invalid", "Must provide only one of query_id, look_id, merge_result_id");
        }
        if (created && element.path("type").isNull()) {
            element.put("type", "vis");
        }
        if (!text) {
            complete(element);
        }
    }

    /** Each tile with a query has a result maker, whether one was sent or not. */
    private void complete(ObjectNode element) {
        ObjectNode maker = element.path("result_maker").isObject()
                ? (ObjectNode) element.path("result_maker")
                : world.shape("ResultMaker").blank("filterables", Json.arr());
        if (element.path("merge_result_id").isNull()) {
            element.set("merge_result_id", maker.path("merge_result_id"));
        }
        maker.set("merge_result_id", element.path("merge_result_id"));
        element.set("result_maker", maker);
    }
}
