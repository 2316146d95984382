package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes of boards, their sections and items. */
final class BoardWrites {
    private static final List<String> TARGETS = List.of("dashboard_id", "look_id", "lookml_dashboard_id", "custom_url");

    private final World world;

    BoardWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        BoardView view = new BoardView(world);
        new Editor(world, "boards", "Board", view::board, new BoardRules()).install(routes, "/boards");
        new Editor(world, "board_sections", "BoardSection", view::section, new SectionRules())
                .install(routes, "/board_sections");
        new Editor(world, "board_items", "BoardItem", view::item, new ItemRules()).install(routes, "/board_items");
    }

    /** An order may name only what is there. */
    private void order(JsonNode body, String field, String kind, String parent, ObjectNode doc) {
        for (JsonNode id : body.path(field)) {
            boolean inside = world.find(kind, id.asText())
                    .filter(it -> it.path(parent).equals(doc.path("id")))
                    .isPresent();
            if (!inside) {
                throw LookerError.invalid(field, "invalid", "not in " + kind + " of this one: " + id);
            }
        }
    }

    private void append(String kind, String id, String field, String child) {
        ObjectNode doc = Json.copy(world.get(kind, id));
        ArrayNode order = Json.arr();
        doc.path(field).forEach(order::add);
        if (!Json.texts(order).contains(child)) {
            order.add(child);
        }
        doc.set(field, order);
        world.table(kind).put(id, doc);
    }

    private void takeOut(String kind, String id, String field, String child) {
        world.find(kind, id).ifPresent(old -> {
            ObjectNode doc = Json.copy(old);
            doc.set(
                    field,
                    Json.list(Json.texts(old.path(field)).stream()
                            .filter(it -> !it.equals(child))
                            .toList()));
            world.table(kind).put(id, doc);
        });
    }

    private final class BoardRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            order(body, "section_order", "board_sections", "board_id", doc);
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            doc.put("content_metadata_id", MetaId.BOARD.of(doc.path("id").asText()));
            if (doc.path("user_id").isNull()) {
                doc.put("user_id", call.userId());
            }
            if (doc.path("section_order").isNull()) {
                doc.set("section_order", Json.arr());
            }
        }

        @Override
        public void removed(ObjectNode doc) {
            Removal removal = new Removal(world);
            for (ObjectNode section : world.table("board_sections").all().toList()) {
                if (section.path("board_id").equals(doc.path("id"))) {
                    world.table("board_sections").remove(section.path("id").asText());
                    removal.each(
                            "board_items", it -> it.path("board_section_id").equals(section.path("id")));
                }
            }
            removal.meta(doc.path("content_metadata_id"));
        }
    }

    private final class SectionRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            order(body, "item_order", "board_items", "board_section_id", doc);
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            if (doc.path("item_order").isNull()) {
                doc.set("item_order", Json.arr());
            }
            doc.set("visible_item_order", doc.path("item_order"));
        }

        @Override
        public void stored(ObjectNode doc, boolean created) {
            append(
                    "boards",
                    doc.path("board_id").asText(),
                    "section_order",
                    doc.path("id").asText());
        }

        @Override
        public void removed(ObjectNode doc) {
            takeOut(
                    "boards",
                    doc.path("board_id").asText(),
                    "section_order",
                    doc.path("id").asText());
            new Removal(world)
                    .each("board_items", it -> it.path("board_section_id").equals(doc.path("id")));
        }
    }

    private final class ItemRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            long targets =
                    TARGETS.stream().filter(it -> doc.path(it).isTextual()).count();
            if (targets == 0) {
                throw LookerError.missing("dashboard_id");
            }
            if (TARGETS.subList(0, 3).stream()
                            .filter(it -> doc.path(it).isTextual())
                            .count()
                    > 1) {
                throw LookerError.invalid("dashboard_id", "invalid", "an item points at one thing only");
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            if (body.path("custom_image_data_base64").isTextual()) {
                doc.put("custom_image_url", "/board_items/" + doc.path("id").asText() + "/image");
            }
            doc.remove("custom_image_data_base64");
            if (!created) {
                String before =
                        Json.text(world.get("board_items", doc.path("id").asText()), "board_section_id");
                if (before != null && !before.equals(Json.text(doc, "board_section_id"))) {
                    removed(world.get("board_items", doc.path("id").asText()));
                }
            }
        }

        @Override
        public void stored(ObjectNode doc, boolean created) {
            String section = doc.path("board_section_id").asText();
            append("board_sections", section, "item_order", doc.path("id").asText());
            append(
                    "board_sections",
                    section,
                    "visible_item_order",
                    doc.path("id").asText());
        }

        @Override
        public void removed(ObjectNode doc) {
            String section = doc.path("board_section_id").asText();
            takeOut("board_sections", section, "item_order", doc.path("id").asText());
            takeOut(
                    "board_sections",
                    section,
                    "visible_item_order",
                    doc.path("id").asText());
        }
    }
}
