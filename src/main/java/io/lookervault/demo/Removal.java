package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What disappears along with other things. */
final class Removal {
    private final World world;

    Removal(World world) {
        this.world = world;
    }

    void each(String kind, Predicate<ObjectNode> which) {
        Table table = world.table(kind);
        List<String> ids = table.ids().stream()
                .filter(it -> which.test(world.get(kind, it)))
                .toList();
        ids.forEach(table::remove);
    }

    void afterDashboard(ObjectNode doc) {
        Set<String> elements = new HashSet<>();
        doc.path("dashboard_elements").forEach(it -> elements.add(it.path("id").asText()));
        each("alerts", it -> elements.contains(it.path("dashboard_element_id").asText()));
        each("scheduled_plans", it -> it.path("dashboard_id").equals(doc.path("id")));
        each("board_items", it -> it.path("dashboard_id").equals(doc.path("id")));
        meta(doc.path("content_metadata_id"));
    }

    void afterLook(ObjectNode doc) {
        each("scheduled_plans", it -> it.path("look_id").equals(doc.path("id")));
        each("board_items", it -> it.path("look_id").equals(doc.path("id")));
        meta(doc.path("content_metadata_id"));
    }

    void meta(JsonNode id) {
        world.restricted().remove(id.asText());
        each("access", it -> it.path("content_metadata_id").equals(id));
    }

    /** A folder with all folders and content below. */
    void folder(String id) {
        for (ObjectNode child : world.table("folders").all().toList()) {
            if (id.equals(Json.text(child, "parent_id"))) {
                folder(child.path("id").asText());
            }
        }
        for (boolean deleted : new boolean[] {false, true}) {
            for (Library.Slim it : world.dashboards().slims(deleted)) {
                if (id.equals(it.folderId())) {
                    ObjectNode doc = world.dashboards().body(it);
                    world.dashboards().remove(doc.path("id").asText());
                    afterDashboard(doc);
                }
            }
            for (Library.Slim it : world.looks().slims(deleted)) {
                if (id.equals(it.folderId())) {
                    ObjectNode doc = world.looks().body(it);
                    world.looks().remove(doc.path("id").asText());
                    afterLook(doc);
                }
            }
        }
        world.find("folders", id).ifPresent(it -> meta(it.path("content_metadata_id")));
        world.table("folders").remove(id);
    }

    /** What a user owned goes to the trash; schedules and alerts end. */
    void afterUser(String id, String by) {
        trash(world.dashboards(), id, by);
        trash(world.looks(), id, by);
        each("scheduled_plans", it -> it.path("user_id").asText().equals(id));
        each("alerts", it -> it.path("owner_id").asText().equals(id));
        each("access", it -> it.path("user_id").asText().equals(id));
        each("user_values", it -> it.path("user_id").asText().equals(id));
        world.groupUsers().dropTo(id);
        world.roleUsers().dropTo(id);
    }

    private void trash(Library library, String user, String by) {
        for (Library.Slim it : library.slims(false)) {
            if (user.equals(it.userId())) {
                ObjectNode doc = Json.copy(library.body(it));
                Shape.set(doc, "deleted", true, "deleted_at", world.now(), "deleter_id", by);
                library.put(doc.path("id").asText(), doc);
            }
        }
    }
}
