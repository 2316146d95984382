package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** Boards with sections and items in an order that is not that of their ids. */
final class BoardSeed {
    private final World world;

    BoardSeed(World world) {
        this.world = world;
    }

    void plant() {
        for (int i = 1; i <= world.sizes().boards(); i++) {
            board(i);
        }
    }

    private void board(int number) {
        SplittableRandom r = world.dice().roll("board", number);
        String id = world.table("boards").nextId();
        String since = Dice.past(r);
        ArrayNode order = Json.arr();
        int sections = 1 + r.nextInt(3);
        for (int i = 0; i < sections; i++) {
            order.insert(0, section(r, id, i));
        }
        world.table("boards")
                .put(
                        id,
                        world.shape("Board")
                                .blank(
                                        "content_metadata_id",
                                        MetaId.BOARD.of(id),
                                        "created_at",
                                        since,
                                        "description",
                                        "Start here",
                                        "id",
                                        id,
                                        "section_order",
                                        order,
                                        "title",
                                        Titles.content(number * 5L),
                                        "updated_at",
                                        since,
                                        "user_id",
                                        Integer.toString(
                                                1 + r.nextInt(world.sizes().users())),
                                        "primary_homepage",
                                        number == 1));
    }

    private String section(SplittableRandom r, String board, int place) {
        String id = world.table("board_sections").nextId();
        ArrayNode order = Json.arr();
        int items = world.sizes().dashboards() == 0 ? 1 : 1 + r.nextInt(5);
        for (int i = 0; i < items; i++) {
            order.insert(0, item(r, id, i));
        }
        String since = Dice.past(r);
        world.table("board_sections")
                .put(
                        id,
                        world.shape("BoardSection")
                                .blank(
                                        "created_at",
                                        since,
                                        "description",
                                        place == 0 ? "The essentials" : null,
                                        "board_id",
                                        board,
                                        "id",
                                        id,
                                        "item_order",
                                        order,
                                        "visible_item_order",
                                        order,
                                        "title",
                                        "Section " + (place + 1),
                                        "updated_at",
                                        since));
        return id;
    }

    private String item(SplittableRandom r, String section, int place) {
        String id = world.table("board_items").nextId();
        ObjectNode doc = world.shape("BoardItem")
                .blank("board_section_id", section, "favorite_count", 0, "id", id, "order", place, "url", "");
        int looks = world.sizes().looks();
        int kind = r.nextInt(8);
        if (world.sizes().dashboards() == 0 || kind == 0) {
            Shape.set(
                    doc,
                    "custom_url",
                    "https://wiki.example/start",
                    "use_custom_url",
                    true,
                    "custom_title",
                    "The wiki",
                    "use_custom_title",
                    true);
        } else if (kind == 1) {
            doc.put("lookml_dashboard_id", "ecommerce::business_pulse");
        } else if (kind < 4 && looks > 0) {
            doc.put("look_id", Integer.toString(1 + r.nextInt(looks)));
        } else {
            doc.put("dashboard_id", Integer.toString(1 + r.nextInt(world.sizes().dashboards())));
        }
        world.table("board_items").put(id, doc);
        return id;
    }
}
