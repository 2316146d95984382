package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Writes of the parts of dashboards: filters, layouts and layout components. Elements have {@link ElementWrites}. */
final class PartWrites {
    private final World world;

    PartWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        routes.on("POST", "/dashboard_filters", this::newFilter)
                .on(
                        "PATCH",
                        "/dashboard_filters/{id}",
                        call -> change(call, "dashboard_filters", "DashboardFilter", PartWrites::uniqueFilter))
                .on("DELETE", "/dashboard_filters/{id}", call -> drop(call, "dashboard_filters"))
                .on("POST", "/dashboard_layouts", this::newLayout)
                .on(
                        "PATCH",
                        "/dashboard_layouts/{id}",
                        call -> change(call, "dashboard_layouts", "DashboardLayout", PartWrites::onlyActive))
                .on("DELETE", "/dashboard_layouts/{id}", this::dropLayout)
                .on(
                        "PATCH",
                        "/dashboard_layout_components/{id}",
                        call -> change(call, "dashboard_layout_components", "DashboardLayoutComponent", this::placed));
    }

    /** A copy of a live dashboard that may be changed all the way down. */
    ObjectNode draft(String dashboard) {
        return world.get("dashboards", dashboard).deepCopy();
    }

    void save(ObjectNode dashboard, Call call) {
        dashboard.put("updated_at", world.now()).put("last_updater_id", call.userId());
        world.dashboards().put(dashboard.path("id").asText(), dashboard);
    }

    private Reply change(Call call, String kind, String shape, BiConsumer<ObjectNode, ObjectNode> rule) {
        Parts parts = new Parts(world, kind);
        Parts.Found found = parts.find(call.id()).orElseThrow(LookerError::notFound);
        ObjectNode body = new Checks(world).update(shape, call.body());
        ObjectNode dashboard = found.dashboard().deepCopy();
        ObjectNode part = parts.in(dashboard, call.id()).orElseThrow(LookerError::notFound);
        Editor.apply(world, shape, part, body);
        part.set("dashboard_id", found.part().get("dashboard_id"));
        if (part.path("dashboard_id").isMissingNode()) {
            part.remove("dashboard_id");
        }
        rule.accept(dashboard, part);
        save(dashboard, call);
        return Shelf.one(call, part);
    }

    private Reply drop(Call call, String kind) {
        Parts.Found found = new Parts(world, kind).find(call.id()).orElseThrow(LookerError::notFound);
        ObjectNode dashboard = found.dashboard().deepCopy();
        remove(dashboard.path(kind), "id", call.id());
        save(dashboard, call);
        return Reply.done();
    }

    static void remove(JsonNode parts, String field, String value) {
        for (Iterator<JsonNode> it = parts.iterator(); it.hasNext(); ) {
            if (it.next().path(field).asText().equals(value)) {
                it.remove();
            }
        }
    }

    private Reply newFilter(Call call) {
        ObjectNode body = new Checks(world).create("DashboardFilterNew", call.body());
        ObjectNode dashboard = draft(body.path("dashboard_id").asText());
        ObjectNode filter = world.shape("DashboardFilter").blank();
        Editor.apply(world, "DashboardFilterNew", filter, body);
        filter.put("id", "");
        ArrayNode filters = (ArrayNode) dashboard.path("dashboard_filters");
        if (filter.path("row").isNull()) {
            filter.put("row", filters.size());
        }
        uniqueFilter(dashboard, filter);
        filter.put(
                "id",
                new Parts(world, "dashboard_filters").claim(dashboard.path("id").asText()));
        filters.add(filter);
        save(dashboard, call);
        return Shelf.one(call, filter);
    }

    private static void uniqueFilter(ObjectNode dashboard, ObjectNode filter) {
        filter.set("field", Lookml.shown(Json.text(filter, "dimension")));
        for (JsonNode other : dashboard.path("dashboard_filters")) {
            boolean same = other.path("id").equals(filter.path("id"));
            for (String field : new String[] {"name", "title"}) {
                if (!same && other.path(field).equals(filter.path(field))) {
                    throw LookerError.exists(field, "Filter with this " + field + " already exists");
                }
            }
        }
    }

    ObjectNode emptyLayout(ObjectNode dashboard) {
        String id = dashboard.path("id").asText();
        return world.shape("DashboardLayout")
                .blank(
                        "id",
                        new Parts(world, "dashboard_layouts").claim(id),
                        "dashboard_id",
                        id,
                        "type",
                        "newspaper",
                        "active",
                        true,
                        "column_width",
                        0,
                        "width",
                        0,
                        "dashboard_title",
                        dashboard.path("title"),
                        "label",
                        "",
                        "order",
                        0);
    }

    private Reply newLayout(Call call) {
        ObjectNode body = new Checks(world).create("DashboardLayout", call.body());
        ObjectNode dashboard = draft(body.path("dashboard_id").asText());
        ArrayNode layouts = (ArrayNode) dashboard.path("dashboard_layouts");
        ObjectNode layout = emptyLayout(dashboard).put("active", false).put("order", layouts.size());
        Editor.apply(world, "DashboardLayout", layout, body);
        ArrayNode components = Json.arr();
        for (JsonNode element : dashboard.path("dashboard_elements")) {
            components.add(component(dashboard, layout, (ObjectNode) element));
        }
        layout.set("dashboard_layout_components", components);
        layouts.add(layout);
        onlyActive(dashboard, layout);
        save(dashboard, call);
        return Shelf.one(call, layout);
    }

    private static void onlyActive(ObjectNode dashboard, ObjectNode layout) {
        if (layout.path("active").asBoolean()) {
            for (JsonNode other : dashboard.path("dashboard_layouts")) {
                ((ObjectNode) other).put("active", other.path("id").equals(layout.path("id")));
            }
        }
    }

    private Reply dropLayout(Call call) {
        Parts.Found found =
                new Parts(world, "dashboard_layouts").find(call.id()).orElseThrow(LookerError::notFound);
        if (found.part().path("active").asBoolean()) {
            throw LookerError.invalid("active", "invalid", "the active layout cannot be deleted");
        }
        return drop(call, "dashboard_layouts");
    }

    ObjectNode component(ObjectNode dashboard, ObjectNode layout, ObjectNode element) {
        return world.shape("DashboardLayoutComponent")
                .blank(
                        "id",
                                new Parts(world, "dashboard_layout_components")
                                        .claim(dashboard.path("id").asText()),
                        "dashboard_layout_id", layout.path("id"),
                        "dashboard_element_id", element.path("id"),
                        "row", 0,
                        "column", 0,
                        "width", 8,
                        "height", 6,
                        "element_title", element.path("title"),
                        "element_title_hidden", element.path("title_hidden"),
                        "vis_type", element.path("type"));
    }

    /** A component stays with its layout and its element. */
    private void placed(ObjectNode dashboard, ObjectNode component) {
        boolean layout = new Parts(world, "dashboard_layouts")
                .in(dashboard, component.path("dashboard_layout_id").asText())
                .isPresent();
        boolean element = new Parts(world, "dashboard_elements")
                .in(dashboard, component.path("dashboard_element_id").asText())
                .isPresent();
        if (!layout || !element) {
            throw LookerError.invalid(
                    layout ? "dashboard_element_id" : "dashboard_layout_id", "invalid", "not of this dashboard");
        }
    }
}
