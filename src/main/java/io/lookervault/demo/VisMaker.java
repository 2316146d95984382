package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the settings of charts: deep maps with numbers of every form and references to colour palettes. */
final class VisMaker {
    private static final List<String> TYPES = List.of(
            "looker_column",
            "looker_bar",
            "looker_line",
            "looker_area",
            "looker_grid",
            "single_value",
            "looker_pie",
            "looker_map",
            "looker_scatter",
            "looker_funnel");
    /** Beyond 2^53: a reader that takes numbers for doubles changes it. */
    private static final long HUGE = 9_007_199_254_740_993L;

    private final List<String> palettes;

    VisMaker(List<String> palettes) {
        this.palettes = palettes;
    }

    ObjectNode make(SplittableRandom r, List<String> fields, long number) {
        String type = Dice.pick(r, TYPES);
        ObjectNode vis = Json.obj(
                "type",
                type,
                "x_axis_label",
                "Series " + number,
                "show_view_names",
                false,
                "show_row_numbers",
                r.nextBoolean(),
                "transpose",
                false,
                "truncate_text",
                true,
                "size_to_fit",
                true,
                "table_theme",
                "white",
                "limit_displayed_rows",
                false,
                "enable_conditional_formatting",
                r.nextInt(4) == 0,
                "header_text_alignment",
                "left",
                "header_font_size",
                r.nextBoolean() ? "12" : 12,
                "rows_font_size",
                12.0,
                "stacking",
                r.nextInt(3) == 0 ? "normal" : "",
                "legend_position",
                "center",
                "point_style",
                "none",
                "show_value_labels",
                r.nextBoolean(),
                "label_density",
                25,
                "y_axis_combined",
                true,
                "ordering",
                "none",
                "show_null_labels",
                false,
                "defaults_version",
                1);
        palette(r, vis);
        series(r, vis, fields);
        if (type.equals("looker_map")) {
            Shape.set(
                    vis,
                    "map_latitude",
                    37.7749,
                    "map_longitude",
                    -122.4194,
                    "map_zoom",
                    r.nextInt(2, 9),
                    "map_tile_provider",
                    "light",
                    "map_opacity",
                    1.0);
        }
        if (r.nextInt(3) == 0) {
            vis.set("conditional_formatting", Json.arr(rule(r, vis, "less than"), rule(r, vis, "between")));
        }
        if (r.nextInt(4) == 0) {
            vis.set("y_axes", axes(r, fields));
        }
        if (r.nextInt(10) == 0) {
            Shape.set(
                    vis,
                    "hidden_series_hash",
                    HUGE + r.nextInt(1000),
                    "note",
                    "naïve – 日本 \uD83D\uDE80 \0\u2028",
                    "exact",
                    1.0,
                    "tiny",
                    1.0e-7,
                    "empty_map",
                    Json.obj(),
                    "empty_list",
                    Json.arr(),
                    "nothing",
                    null);
        }
        return vis;
    }

    private void palette(SplittableRandom r, ObjectNode vis) {
        String palette = Dice.pick(r, palettes);
        String collection = palette.substring(0, palette.lastIndexOf("-categorical"));
        vis.set(
                "color_application",
                Json.obj(
                        "collection_id", collection,
                        "palette_id", palette,
                        "options", Json.obj("steps", r.nextInt(2, 9), "reverse", false)));
    }

    private static void series(SplittableRandom r, ObjectNode vis, List<String> fields) {
        ObjectNode colors = Json.obj();
        ObjectNode labels = Json.obj();
        ObjectNode cells = Json.obj();
        for (String field : fields) {
            colors.put(field, String.format("#%06x", r.nextInt(0x1000000)));
            labels.put(field, Lookml.label(field.substring(field.indexOf('.') + 1)));
            if (r.nextInt(3) == 0) {
                cells.set(field, Json.obj("is_active", r.nextBoolean(), "value_display", true));
            }
        }
        Shape.set(
                vis,
                "series_colors",
                colors,
                "series_labels",
                labels,
                "series_cell_visualizations",
                cells,
                "series_types",
                Json.obj());
    }

    private static ObjectNode rule(SplittableRandom r, ObjectNode vis, String type) {
        return Json.obj(
                "type",
                type,
                "value",
                r.nextBoolean() ? r.nextInt(1000) : r.nextInt(1000) + 0.5,
                "background_color",
                "#" + r.nextInt(100_000, 999_999),
                "font_color",
                null,
                "color_application",
                vis.get("color_application"),
                "bold",
                false,
                "italic",
                false,
                "strikethrough",
                false,
                "fields",
                null);
    }

    private static ArrayNode axes(SplittableRandom r, List<String> fields) {
        ArrayNode series = Json.arr();
        fields.forEach(it -> series.add(Json.obj("axisId", it, "id", it, "name", Lookml.label(it))));
        return Json.arr(Json.obj(
                "label",
                "",
                "orientation",
                "left",
                "series",
                series,
                "showLabels",
                true,
                "showValues",
                true,
                "maxValue",
                r.nextInt(1, 100) * 1.0,
                "minValue",
                0,
                "unpinAxis",
                false,
                "tickDensity",
                "default",
                "tickDensityCustom",
                5,
                "type",
                "linear"));
    }
}
