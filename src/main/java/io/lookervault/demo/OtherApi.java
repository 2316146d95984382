package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads of boards, access, schedules, alerts, themes and colours. */
final class OtherApi {
    private static final List<String> PLAN_FILTERS = List.of("name", "dashboard_id", "look_id", "lookml_dashboard_id");

    private final World world;
    private final Table plans;

    OtherApi(World world) {
        this.world = world;
        this.plans = world.table("scheduled_plans");
    }

    void install(Routes routes) {
        boards(routes);
        plans(routes);
        styles(routes);
        AccessView access = new AccessView(world);
        routes.get("/content_metadata", call -> Shelf.one(call, Json.list(access.children(call.required("parent_id")))))
                .get(
                        "/content_metadata/{id}",
                        call -> Shelf.one(call, access.find(call.id()).orElseThrow(LookerError::notFound)))
                .get("/content_metadata_access", call -> {
                    String meta = call.required("content_metadata_id");
                    access.require(meta);
                    return Shelf.one(call, Json.list(grants(world, meta)));
                });
    }

    static List<ObjectNode> grants(World world, String meta) {
        return world.table("access")
                .all()
                .filter(it -> it.path("content_metadata_id").asText().equals(meta))
                .toList();
    }

    private void boards(Routes routes) {
        BoardView view = new BoardView(world);
        Shelf.of(world.table("boards"), view::board, "title", "created_at", "creator_id")
                .install(routes, "/boards");
        Shelf sections = Shelf.of(world.table("board_sections"), view::section);
        Shelf items = Shelf.of(world.table("board_items"), view::item);
        routes.get("/board_sections", sections::list)
                .get("/board_sections/{id}", sections::get)
                .get("/board_items", call -> items.search(call, List.of("board_section_id"), it -> true))
                .get("/board_items/{id}", items::get);
    }

    private void plans(Routes routes) {
        Shelf shelf = Shelf.of(plans, this::plan);
        routes.get("/scheduled_plans", call -> plans(shelf, call, List.of()))
                .get("/scheduled_plans/search", call -> plans(shelf, call, PLAN_FILTERS))
                .get("/scheduled_plans/{id}", shelf::get);
        for (String target : List.of("dashboard", "look", "lookml_dashboard")) {
            routes.get(
                    "/scheduled_plans/" + target + "/{id}",
                    call -> plans(shelf, call.withParam(target + "_id", call.id()), List.of(target + "_id")));
        }
        Shelf alerts = Shelf.of(world.table("alerts"), this::alert);
        routes.get("/alerts/search", call -> alerts.search(call, List.of(), it -> alertWanted(it, call)))
                .get("/alerts/{id}", alerts::get);
    }

    private static boolean alertWanted(ObjectNode doc, Call call) {
        boolean mine = call.flag("all_owners") || owned(doc, "owner_id", call);
        boolean disabled = doc.path("is_disabled").asBoolean();
        return mine
                && call.param("disabled")
                        .map(it -> disabled == Boolean.parseBoolean(it))
                        .orElse(true);
    }

    private Reply plans(Shelf shelf, Call call, List<String> filters) {
        return shelf.search(
                call,
                filters,
                it -> call.flag("all_users")
                        || call.param("user_id")
                                .map(user -> it.path("user_id").asText().equals(user))
                                .orElseGet(() -> owned(it, "user_id", call)));
    }

    private static boolean owned(ObjectNode doc, String field, Call call) {
        return doc.path(field).asText().equals(call.userId());
    }

    ObjectNode plan(ObjectNode doc) {
        return Shape.set(
                Json.copy(doc),
                "title",
                doc.path("name"),
                "user",
                PersonView.publicly(world, Json.text(doc, "user_id")));
    }

    ObjectNode alert(ObjectNode doc) {
        return Shape.set(Json.copy(doc), "owner_display_name", PersonView.name(world, Json.text(doc, "owner_id")));
    }

    private void styles(Routes routes) {
        Shelf themes = Shelf.of(world.table("themes"), it -> it, "id", "name");
        themes.install(routes, "/themes");
        routes.get("/themes/default_theme", call -> themes.get(call.withVars(List.of(setting("theme")))))
                .get("/themes/active", call -> themes.search(call, List.of("name"), it -> true));
        Shelf colors = Shelf.of(world.table("color_collections"), it -> it);
        routes.get("/color_collections", colors::list)
                .get("/color_collections/custom", call -> colors(call, false))
                .get("/color_collections/standard", call -> colors(call, true))
                .get(
                        "/color_collections/default",
                        call -> colors.get(call.withVars(List.of(setting("color_collection")))))
                .get("/color_collections/{id}", colors::get);
    }

    private String setting(String name) {
        return world.get("settings", name).path("id").asText();
    }

    private Reply colors(Call call, boolean standard) {
        ArrayNode out = Json.arr();
        world.table("color_collections")
                .all()
                .filter(it -> StyleSeed.STANDARD.contains(it.path("id").asText()) == standard)
                .forEach(out::add);
        return Shelf.one(call, out);
    }
}
