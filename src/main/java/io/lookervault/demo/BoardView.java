package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Boards with their sections, sections with their items, items with what they point at. */
final class BoardView {
    private final World world;

    BoardView(World world) {
        this.world = world;
    }

    ObjectNode board(ObjectNode doc) {
        ArrayNode sections = Json.arr();
        world.table("board_sections")
                .all()
                .filter(it -> it.path("board_id").equals(doc.path("id")))
                .forEach(it -> sections.add(section(it)));
        return Shape.set(Json.copy(doc), "board_sections", sections);
    }

    ObjectNode section(ObjectNode doc) {
        ArrayNode items = Json.arr();
        world.table("board_items")
                .all()
                .filter(it -> it.path("board_section_id").equals(doc.path("id")))
                .forEach(it -> items.add(item(it)));
        return Shape.set(Json.copy(doc), "board_items", items);
    }

    ObjectNode item(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        Optional<ObjectNode> content = content(doc);
        content.ifPresent(it -> Shape.set(
                out,
                "content_created_by",
                PersonView.name(world, Json.text(it, "user_id")),
                "content_metadata_id",
                it.path("content_metadata_id"),
                "content_updated_at",
                it.path("updated_at"),
                "description",
                it.path("description"),
                "location",
                "Folder " + it.path("folder_id").asText(),
                "title",
                it.path("title"),
                "view_count",
                it.path("view_count"),
                "url",
                it.path("url")));
        if (doc.path("use_custom_title").asBoolean()) {
            out.set("title", doc.path("custom_title"));
        }
        if (content.isEmpty() && doc.path("custom_url").isTextual()) {
            out.set("url", doc.path("custom_url"));
        }
        return out;
    }

    private Optional<ObjectNode> content(ObjectNode doc) {
        for (String kind : new String[] {"dashboards", "looks", "lookml_dashboards"}) {
            String id = Json.text(doc, kind.substring(0, kind.length() - 1) + "_id");
            if (id != null) {
                return world.find(kind, id);
            }
        }
        return Optional.empty();
    }
}
