package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dashboards and looks as the API shows them: with folder, owner, looks and queries embedded. */
final class ContentView {
    private final World world;

    ContentView(World world) {
        this.world = world;
    }

    ObjectNode dashboard(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        owner(out);
        ArrayNode elements = Json.arr();
        doc.path("dashboard_elements").forEach(it -> elements.add(element((ObjectNode) it)));
        out.set("dashboard_elements", elements);
        return out;
    }

    /** The short form of lists and folders, without tiles. */
    ObjectNode abbreviated(JsonNode doc) {
        ObjectNode out = Json.obj();
        for (String field : world.shape("DashboardBase").fields().keySet()) {
            out.set(field, doc.get(field));
        }
        out.set("folder", folder(doc));
        return out;
    }

    ObjectNode element(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        JsonNode query = doc.path("query");
        String lookId = Json.text(doc, "look_id");
        String queryId = Json.text(doc, "query_id");
        out.put("alert_count", world.alertsOfTiles().of(doc.path("id").asText()));
        if (lookId != null) {
            ObjectNode look =
                    world.find("looks", lookId).map(this::lookWithQuery).orElse(null);
            out.set("look", Json.node(look));
            query = look == null ? query : look.path("query");
        } else if (queryId != null && query.isNull()) {
            query = Json.node(world.queries().find(queryId).orElse(null));
            out.set("query", query);
        }
        if (doc.path("result_maker").isObject()) {
            out.set("result_maker", resultMaker((ObjectNode) doc.path("result_maker"), query));
        }
        return out;
    }

    private static ObjectNode resultMaker(ObjectNode doc, JsonNode query) {
        ObjectNode out = Json.copy(doc);
        if (query.isObject()) {
            Shape.set(
                    out,
                    "dynamic_fields",
                    query.path("dynamic_fields"),
                    "sorts",
                    query.path("sorts"),
                    "total",
                    query.path("total").asBoolean(),
                    "query_id",
                    query.path("id"),
                    "query",
                    query,
                    "vis_config",
                    query.path("vis_config"));
        }
        return out;
    }

    ObjectNode lookWithQuery(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        owner(out);
        String query = Json.text(doc, "query_id");
        out.set(
                "query",
                Json.node(query == null ? null : world.queries().find(query).orElse(null)));
        return out;
    }

    /** A look as searches give it: without its query. */
    ObjectNode look(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        owner(out);
        out.remove("query");
        out.remove("url");
        return out;
    }

    private void owner(ObjectNode out) {
        String user = Json.text(out, "user_id");
        out.set("folder", folder(out));
        out.put("user_name", PersonView.name(world, user));
        if (out.has("last_updater_name")) {
            out.put("last_updater_name", PersonView.name(world, Json.text(out, "last_updater_id")));
        }
        out.put(
                "is_owner_disabled",
                user != null && world.table("users").peek(user, "is_disabled").asBoolean());
    }

    private JsonNode folder(JsonNode doc) {
        String id = Json.text(doc, "folder_id");
        return Json.node(id == null ? null : world.find("folders", id).orElse(null));
    }
}
