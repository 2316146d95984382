package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The parts of dashboards of one kind: elements, filters, layouts or layout components. The id of a generated part holds
 * the number of its dashboard; for created ones a table remembers it.
 */
final class Parts {
    static final List<String> KINDS =
            List.of("dashboard_elements", "dashboard_filters", "dashboard_layouts", "dashboard_layout_components");

    private final World world;
    private final String kind;

    Parts(World world, String kind) {
        this.world = world;
        this.kind = kind;
    }

    /** A part and the dashboard that it is in. */
    record Found(ObjectNode dashboard, ObjectNode part) {}

    Optional<Found> find(String id) {
        return dashboard(id).flatMap(doc -> in(doc, id).map(part -> new Found(doc, part)));
    }

    /** The part within a dashboard document; changing it changes the document. */
    Optional<ObjectNode> in(ObjectNode dashboard, String id) {
        if (kind.equals("dashboard_layout_components")) {
            for (JsonNode layout : dashboard.path("dashboard_layouts")) {
                Optional<ObjectNode> found = among(layout.path(kind), id);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return among(dashboard.path(kind), id);
    }

    private static Optional<ObjectNode> among(JsonNode parts, String id) {
        for (JsonNode part : parts) {
            if (part.path("id").asText().equals(id)) {
                return Optional.of((ObjectNode) part);
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> dashboard(String id) {
        Optional<ObjectNode> home = world.find("parts", kind + "/" + id);
        if (home.isPresent()) {
            return world.find("dashboards", home.get().path("dashboard_id").asText());
        }
        return Table.isNumber(id)
                ? world.find("dashboards", Long.toString(Long.parseLong(id) / DashboardMaker.PARTS))
                : Optional.empty();
    }

    /** A new id, remembered as belonging to a dashboard. */
    String claim(String dashboard) {
        String id = world.nextPart(kind);
        world.table("parts").put(kind + "/" + id, Json.obj("dashboard_id", dashboard));
        return id;
    }
}
