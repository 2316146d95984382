package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Themes and colour collections: the default ones of every instance, then this instance's own. */
final class StyleSeed {
    static final List<String> STANDARD = List.of("legacy", "google-theme");
    private static final List<String> COLORS =
            List.of("#1A73E8", "#12B5CB", "#E52592", "#E8710A", "#F9AB00", "#7CB342", "#9334E6", "#80868B");

    private final World world;

    StyleSeed(World world) {
        this.world = world;
    }

    private static List<String> custom(Dice dice) {
        return List.of(
                "brand-" + Long.toHexString(Dice.mix(dice.seed())),
                "muted-" + Long.toHexString(Dice.mix(~dice.seed())));
    }

    static List<String> standardPalettes() {
        return STANDARD.stream().map(it -> it + "-categorical-0").toList();
    }

    /** The palettes that the content of this seed refers to. */
    static List<String> palettes(Dice dice) {
        List<String> out = new ArrayList<>(standardPalettes());
        custom(dice).forEach(it -> out.add(it + "-categorical-0"));
        return out;
    }

    void plant() {
        collection(STANDARD.get(0), "Legacy");
        collection(STANDARD.get(1), "Google");
        theme("Looker", "#f6f8fa", STANDARD.get(1));
        world.table("settings").put("color_collection", Json.obj("id", STANDARD.get(1)));
        world.table("settings").put("theme", Json.obj("id", "1"));
        if (!world.sizes().empty()) {
            List<String> own = custom(world.dice());
            collection(own.get(0), "Our Brand™");
            collection(own.get(1), "Muted / Print");
            theme("dark_mode", "#1c1f25", own.get(0));
            theme("embed_minimal", "#ffffff", own.get(1));
        }
    }

    private void collection(String id, String label) {
        ArrayNode stops =
                Json.arr(Json.obj("color", "#F1F3F4", "offset", 0), Json.obj("color", COLORS.get(0), "offset", 100));
        ObjectNode categorical =
                Json.obj("id", id + "-categorical-0", "label", label, "type", "Categorical", "colors", COLORS);
        world.table("color_collections")
                .put(
                        id,
                        Json.obj(
                                "id", id,
                                "label", label,
                                "categoricalPalettes", Json.arr(categorical),
                                "sequentialPalettes", Json.arr(continuous(id + "-sequential-0", "Sequential", stops)),
                                "divergingPalettes", Json.arr(continuous(id + "-diverging-0", "Diverging", stops))));
    }

    private static ObjectNode continuous(String id, String type, ArrayNode stops) {
        return Json.obj("id", id, "label", type + " 0", "type", type, "stops", stops);
    }

    private void theme(String name, String background, String collection) {
        Table themes = world.table("themes");
        String id = themes.nextId();
        ObjectNode settings = world.shape("ThemeSettings")
                .blank(
                        "background_color", background,
                        "base_font_size", "14",
                        "color_collection_id", collection,
                        "font_color", "#3a4245",
                        "font_family", "Google Sans, Noto Sans, Helvetica, sans-serif",
                        "info_button_color", "#0087e1",
                        "primary_button_color", "#64518a",
                        "show_filters_bar", true,
                        "show_title", true,
                        "text_tile_text_color", "#3a4245",
                        "tile_background_color", "#ffffff",
                        "tile_text_color", "#3a4245",
                        "title_color", "#3a4245",
                        "warn_button_color", "#b32f37",
                        "tile_title_alignment", "center",
                        "dashboard_title_font_size", "24px");
        themes.put(id, world.shape("Theme").blank("id", id, "name", name, "settings", settings));
    }
}
