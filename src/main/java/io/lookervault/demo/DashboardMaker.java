package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the body of a generated dashboard: settings, filters, and what {@link TileMaker} makes. */
final class DashboardMaker {
    private static final List<String> FILTERS = List.of("Date", "Country / Region", "Status", "Category \"A\"");
    private static final List<String> DIMENSIONS = List.of("created_date", "country", "status", "category");
    static final int PARTS = 100;

    private final World world;
    private final TileMaker tiles;

    DashboardMaker(World world) {
        this.world = world;
        this.tiles = new TileMaker(world);
    }

    ObjectNode body(Library.Slim slim) {
        SplittableRandom r = world.dice().roll("dashboard", slim.id());
        String id = Long.toString(slim.id());
        ObjectNode doc = base(slim, r);
        int views = r.nextInt(20_000);
        ArrayNode filters = filters(slim.id(), r);
        ArrayNode elements = tiles.elements(slim.id(), r, filters);
        return Shape.set(
                doc,
                "alert_sync_with_dashboard_filter_enabled",
                true,
                "chat_enabled",
                false,
                "background_color",
                r.nextInt(4) == 0 ? "#f6f8fa" : null,
                "created_at",
                Dice.past(r),
                "crossfilter_enabled",
                r.nextBoolean(),
                "dashboard_elements",
                elements,
                "dashboard_filters",
                filters,
                "dashboard_layouts",
                tiles.layouts(slim, r, elements),
                "deleted",
                slim.deleted(),
                "deleted_at",
                slim.deleted() ? slim.updatedAt() : null,
                "deleter_id",
                slim.deleted() ? World.ADMIN : null,
                "edit_uri",
                "/dashboards/" + id + "/edit",
                "enable_viz_full_screen",
                true,
                "favorite_count",
                r.nextInt(12),
                "filters_bar_collapsed",
                r.nextInt(5) == 0,
                "filters_location_top",
                true,
                "last_accessed_at",
                slim.updatedAt(),
                "last_viewed_at",
                slim.updatedAt(),
                "updated_at",
                slim.updatedAt(),
                "last_updater_id",
                slim.userId(),
                "load_configuration",
                "prefetch_cache_run",
                "show_filters_bar",
                true,
                "show_title",
                true,
                "folder_id",
                slim.folderId(),
                "tile_text_color",
                r.nextInt(4) == 0 ? "#3a4245" : null,
                "view_count",
                views,
                "appearance",
                r.nextInt(3) == 0 ? appearance(r) : null,
                "usage_count",
                views / 4,
                "url",
                "/dashboards/" + id,
                "preserve_desktop_layout",
                false);
    }

    /** The fields that the abbreviated list shows. */
    private ObjectNode base(Library.Slim slim, SplittableRandom r) {
        return world.shape("Dashboard")
                .blank(
                        "content_metadata_id", MetaId.DASHBOARD.of(Long.toString(slim.id())),
                        "description", r.nextInt(3) == 0 ? "Owner: " + slim.userId() + "\nRefreshed: nightly" : null,
                        "id", Long.toString(slim.id()),
                        "query_timezone", r.nextInt(4) == 0 ? "Europe/Berlin" : null,
                        "refresh_interval", r.nextInt(10) == 0 ? "1 hour" : null,
                        "title", slim.title(),
                        "user_id", slim.userId(),
                        "slug", slim.slug(),
                        "preferred_viewer", "dashboards-next");
    }

    /** The abbreviated form, made without the tiles. */
    ObjectNode abbreviated(Library.Slim slim) {
        return base(slim, world.dice().roll("dashboard", slim.id()));
    }

    private ObjectNode appearance(SplittableRandom r) {
        return world.shape("DashboardAppearance")
                .blank(
                        "page_side_margins",
                        30,
                        "page_background_color",
                        "#ffffff",
                        "tile_title_alignment",
                        "center",
                        "tile_space_between",
                        r.nextInt(4, 20),
                        "tile_shadow",
                        true,
                        "key_color",
                        "#1a73e8");
    }

    private ArrayNode filters(long dashboard, SplittableRandom r) {
        Lookml.Source source = world.queries().source(Queries.tile(dashboard, 1));
        ArrayNode out = Json.arr();
        int count = r.nextInt(FILTERS.size() + 1);
        for (int i = 0; i < count; i++) {
            boolean date = i == 0;
            String field = source.field(DIMENSIONS.get(i));
            out.add(world.shape("DashboardFilter")
                    .blank(
                            "id",
                            Long.toString(dashboard * PARTS + i + 1),
                            "dashboard_id",
                            Long.toString(dashboard),
                            "name",
                            FILTERS.get(i),
                            "title",
                            FILTERS.get(i),
                            "type",
                            date ? "date_filter" : "field_filter",
                            "default_value",
                            date ? "7 days" : i == 1 ? "Côte d'Ivoire,\"a, b\"" : "",
                            "model",
                            date ? null : source.model(),
                            "explore",
                            date ? null : source.explore(),
                            "dimension",
                            date ? null : field,
                            "field",
                            Lookml.shown(date ? null : field),
                            "row",
                            i,
                            "listens_to_filters",
                            i == 2 ? List.of(FILTERS.get(1)) : List.of(),
                            "allow_multiple_values",
                            true,
                            "required",
                            r.nextInt(8) == 0,
                            "ui_config",
                            Json.obj(
                                    "type",
                                    date ? "relative_timeframes" : "tag_list",
                                    "display",
                                    "popover",
                                    "options",
                                    date ? Json.arr() : Json.obj("max", 20))));
        }
        return out;
    }
}
