package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the tiles of a generated dashboard and the layouts that place them. */
final class TileMaker {
    private static final int GRID = 24;
    private static final int TILE_HEIGHT = 7;

    private final World world;

    TileMaker(World world) {
        this.world = world;
    }

    ArrayNode elements(long dashboard, SplittableRandom r, ArrayNode filters) {
        ArrayNode out = Json.arr();
        int plain = r.nextInt(20) == 0 ? r.nextInt(6, 12) : r.nextInt(1, 4);
        for (int place = 1; place <= plain; place++) {
            out.add(vis(dashboard, place, r, filters));
        }
        Sizes sizes = world.sizes();
        boolean live = dashboard <= sizes.dashboards();
        sizes.tiledLooks()
                .at(live ? dashboard : -1)
                .ifPresent(it -> out.add(look(dashboard, out.size() + 1, it, filters)));
        sizes.merges()
                .at(live ? dashboard : -1)
                .ifPresent(it -> out.add(merge(dashboard, out.size() + 1, it, filters)));
        sizes.sqlTiles().at(live ? dashboard : -1).ifPresent(it -> out.add(sql(dashboard, out.size() + 1, it)));
        if (r.nextInt(3) == 0) {
            out.add(text(dashboard, out.size() + 1));
        }
        return out;
    }

    private ObjectNode tile(long dashboard, int place, String type, Object... more) {
        String id = Long.toString(dashboard * DashboardMaker.PARTS + place);
        ObjectNode doc = world.shape("DashboardElement")
                .blank(
                        "dashboard_id",
                        Long.toString(dashboard),
                        "edit_uri",
                        "/dashboard_elements/" + id + "/edit",
                        "id",
                        id,
                        "type",
                        type,
                        "alert_count",
                        0);
        return Shape.set(doc, more);
    }

    private ObjectNode vis(long dashboard, int place, SplittableRandom r, ArrayNode filters) {
        long number = Queries.tile(dashboard, place);
        ObjectNode maker = maker(dashboard, place, Json.arr(filterable(number, null, filters)));
        boolean noted = r.nextInt(6) == 0;
        return tile(
                dashboard,
                place,
                "vis",
                "note_display",
                noted ? "hover" : null,
                "note_state",
                noted ? "collapsed" : null,
                "note_text",
                noted ? "As of <b>{{ today }}</b> & later" : null,
                "query_id",
                world.queries().slug(number),
                "refresh_interval",
                r.nextInt(12) == 0 ? "30 minutes" : null,
                "result_maker",
                maker,
                "result_maker_id",
                maker.path("id").asText(),
                "title",
                Titles.content(number),
                "title_hidden",
                r.nextInt(12) == 0);
    }

    private ObjectNode look(long dashboard, int place, int look, ArrayNode filters) {
        ObjectNode maker = maker(dashboard, place, Json.arr(filterable(Queries.LOOK + look, null, filters)));
        return tile(
                dashboard,
                place,
                "vis",
                "look_id",
                Integer.toString(look),
                "result_maker",
                maker,
                "result_maker_id",
                maker.path("id").asText(),
                "title",
                "Look " + look);
    }

    private ObjectNode merge(long dashboard, int place, int merge, ArrayNode filters) {
        String slug = world.merges().slug(merge);
        ArrayNode filterables = Json.arr();
        for (long source : world.merges().sources(merge)) {
            filterables.add(filterable(source, "Source " + (filterables.size() + 1), filters));
        }
        ObjectNode maker = maker(dashboard, place, filterables).put("merge_result_id", slug);
        return tile(
                dashboard,
                place,
                "vis",
                "merge_result_id",
                slug,
                "result_maker",
                maker,
                "result_maker_id",
                maker.path("id").asText(),
                "title",
                "Merged results " + merge);
    }

    private ObjectNode sql(long dashboard, int place, int sql) {
        ObjectNode maker = maker(dashboard, place, Json.arr())
                .put("sql_query_id", world.slugs().of(SqlSeed.TAG | sql));
        return tile(
                dashboard,
                place,
                "vis",
                "result_maker",
                maker,
                "result_maker_id",
                maker.path("id").asText(),
                "title",
                "SQL Runner " + sql);
    }

    private ObjectNode text(long dashboard, int place) {
        return tile(
                dashboard,
                place,
                "text",
                "body_text",
                "## Notes\nSee [the wiki](https://wiki.example/x?a=1&b=2) – *updated* {{ now }}",
                "body_text_as_html",
                "<h2>Notes</h2>",
                "title_text",
                "How to read this",
                "title_text_as_html",
                "How to read this",
                "subtitle_text",
                "a subtitle");
    }

    private ObjectNode maker(long dashboard, int place, ArrayNode filterables) {
        String id = Long.toString(dashboard * DashboardMaker.PARTS + place + 5_000_000_000L);
        return world.shape("ResultMaker").blank("id", id, "filterables", filterables);
    }

    private ObjectNode filterable(long number, String name, ArrayNode filters) {
        Lookml.Source source = world.queries().source(number);
        ArrayNode listen = Json.arr();
        int column = 0;
        for (JsonNode filter : filters) {
            String field =
                    source.field(Lookml.DIMENSIONS.get(List.of(4, 2, 1, 3).get(column++)));
            listen.add(Json.obj("dashboard_filter_name", filter.path("name").asText(), "field", field));
        }
        return Json.obj("model", source.model(), "view", source.explore(), "name", name, "listen", listen);
    }

    ArrayNode layouts(Library.Slim slim, SplittableRandom r, ArrayNode elements) {
        ArrayNode out = Json.arr();
        int tabs = r.nextInt(10) == 0 ? r.nextInt(2, 4) : 1;
        long next = slim.id() * DashboardMaker.PARTS;
        for (int tab = 0; tab < tabs; tab++) {
            String id = Long.toString(slim.id() * DashboardMaker.PARTS + tab + 1);
            ArrayNode components = Json.arr();
            for (int i = 0; i < elements.size(); i++) {
                next++;
                components.add(component(Long.toString(next), id, elements.get(i), i)
                        .put("deleted", tabs > 1 && i % tabs != tab));
            }
            out.add(world.shape("DashboardLayout")
                    .blank(
                            "id",
                            id,
                            "dashboard_id",
                            Long.toString(slim.id()),
                            "type",
                            "newspaper",
                            "active",
                            tab == 0,
                            "column_width",
                            0,
                            "width",
                            0,
                            "dashboard_title",
                            slim.title(),
                            "dashboard_layout_components",
                            components,
                            "label",
                            tabs > 1 ? "Tab " + (tab + 1) : "",
                            "order",
                            tab));
        }
        return out;
    }

    private ObjectNode component(String id, String layout, JsonNode element, int place) {
        int half = GRID / 2;
        return world.shape("DashboardLayoutComponent")
                .blank(
                        "id",
                        id,
                        "dashboard_layout_id",
                        layout,
                        "dashboard_element_id",
                        element.path("id").asText(),
                        "row",
                        place / 2 * TILE_HEIGHT,
                        "column",
                        place % 2 * half,
                        "width",
                        half,
                        "height",
                        TILE_HEIGHT,
                        "element_title",
                        element.path("title"),
                        "element_title_hidden",
                        element.path("title_hidden").asBoolean(),
                        "vis_type",
                        element.path("type").asText());
    }
}
