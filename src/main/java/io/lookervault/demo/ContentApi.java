package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads of dashboards, their parts, looks and queries. */
final class ContentApi {
    private static final List<String> DASHBOARD_FILTERS = List.of(
            "id",
            "slug",
            "title",
            "description",
            "folder_id",
            "user_id",
            "view_count",
            "content_metadata_id",
            "last_viewed_at");
    private static final List<String> LOOK_FILTERS =
            List.of("id", "title", "description", "folder_id", "user_id", "view_count", "query_id", "last_viewed_at");

    private final World world;
    private final ContentView view;

    ContentApi(World world) {
        this.world = world;
        this.view = new ContentView(world);
    }

    void install(Routes routes) {
        routes.get("/dashboards", this::list)
                .get("/dashboards/search", call -> search(call, world.dashboards(), view::dashboard, DASHBOARD_FILTERS))
                .get("/dashboards/{id}", call -> Shelf.one(call, view.dashboard(dashboard(call.id()))))
                .get("/dashboards/lookml/search", this::lookmlSearch)
                .get("/dashboards/lookml/{id}", this::asLookml)
                .get("/dashboards/{id}/dashboard_elements", call -> parts(call, "dashboard_elements"))
                .get("/dashboards/{id}/dashboard_filters", call -> parts(call, "dashboard_filters"))
                .get("/dashboards/{id}/dashboard_layouts", call -> parts(call, "dashboard_layouts"))
                .get("/dashboard_elements/search", this::elementSearch)
                .get("/dashboard_layouts/{id}/dashboard_layout_components", this::components)
                .get("/looks", call -> looks(call, view::look))
                .get("/looks/search", call -> search(call, world.looks(), view::look, LOOK_FILTERS))
                .get("/looks/{id}", call -> Shelf.one(call, view.lookWithQuery(world.get("looks", call.id()))))
                .get("/queries/{id}", this::query)
                .get("/queries/slug/{slug}", this::query)
                .get(
                        "/merge_queries/{id}",
                        call -> Shelf.one(call, found(world.merges().find(call.id()))))
                .get("/sql_queries/{slug}", call -> Shelf.one(call, world.get("sql_queries", call.id())));
        for (String kind : Parts.KINDS) {
            routes.get("/" + kind + "/{id}", call -> part(call, kind));
        }
    }

    private static ObjectNode found(Optional<ObjectNode> doc) {
        return doc.orElseThrow(LookerError::notFound);
    }

    private ObjectNode dashboard(String id) {
        return world.find("dashboards", id)
                .or(() -> world.find("lookml_dashboards", id))
                .orElseThrow(LookerError::notFound);
    }

    private Reply query(Call call) {
        return Shelf.one(call, found(world.queries().find(call.id())));
    }

    static Reply search(Call call, Library library, Function<ObjectNode, ObjectNode> view, List<String> filters) {
        Search.Page<Library.Slim> page =
                new Search<Library.Slim>(call, library::peek).over(library.slims(call.flag("deleted")), filters);
        boolean slim = FieldPick.of(call).map(it -> it.onlyOf(Library.INDEXED)).orElse(false);
        return Shelf.reply(
                call, page.items().stream().map(it -> slim ? indexed(it) : view.apply(library.body(it))), page.total());
    }

    private static ObjectNode indexed(Library.Slim slim) {
        ObjectNode out = Json.obj();
        List.of("id", "title", "user_id", "slug", "deleted", "folder_id", "updated_at")
                .forEach(it -> out.set(it, slim.field(it)));
        return out;
    }

    private Reply list(Call call) {
        DashboardMaker maker = new DashboardMaker(world);
        Stream<JsonNode> own = world.dashboards().slims(false).stream()
                .map(it -> world.dashboards().isChanged(it)
                        ? world.dashboards().body(it)
                        : maker.abbreviated(it).put("folder_id", it.folderId()));
        Stream<JsonNode> all =
                Stream.concat(own, world.table("lookml_dashboards").all());
        return Shelf.stream(call, all.map(view::abbreviated));
    }

    private Reply looks(Call call, Function<ObjectNode, ObjectNode> form) {
        return Shelf.stream(
                call,
                world.looks().slims(false).stream()
                        .map(it -> form.apply(world.looks().body(it))));
    }

    private Reply lookmlSearch(Call call) {
        return Shelf.among(
                call, world.table("lookml_dashboards").all().toList(), List.of("folder_id", "title"), view::dashboard);
    }

    /** LookML dashboards have answered 500 here since about release 26.2. */
    private Reply asLookml(Call call) {
        if (world.table("lookml_dashboards").has(call.id())) {
            throw LookerError.of(500, "An error has occurred.");
        }
        ObjectNode doc = dashboard(call.id());
        String lookml =
                "- dashboard: dashboard_" + call.id() + "\n  title: " + doc.path("title") + "\n  elements: []\n";
        return Reply.ok(Json.obj("dashboard_id", call.id(), "folder_id", doc.path("folder_id"), "lookml", lookml));
    }

    private Reply parts(Call call, String kind) {
        ArrayNode out = Json.arr();
        dashboard(call.id()).path(kind).forEach(it -> out.add(shown(kind, (ObjectNode) it)));
        return Shelf.one(call, out);
    }

    private ObjectNode shown(String kind, ObjectNode doc) {
        return kind.equals("dashboard_elements") ? view.element(doc) : doc;
    }

    private Reply part(Call call, String kind) {
        Parts.Found found = new Parts(world, kind).find(call.id()).orElseThrow(LookerError::notFound);
        return Shelf.one(call, shown(kind, found.part()));
    }

    private Reply components(Call call) {
        Parts.Found layout =
                new Parts(world, "dashboard_layouts").find(call.id()).orElseThrow(LookerError::notFound);
        return Shelf.one(call, layout.part().path("dashboard_layout_components"));
    }

    private Reply elementSearch(Call call) {
        List<ObjectNode> docs = new ArrayList<>();
        boolean deleted = call.flag("deleted");
        for (Library.Slim slim : world.dashboards().slims(deleted)) {
            boolean wanted = call.param("dashboard_id")
                    .map(it -> it.equals(Long.toString(slim.id())))
                    .orElse(true);
            if (wanted) {
                world.dashboards().body(slim).path("dashboard_elements").forEach(it -> docs.add((ObjectNode) it));
            }
        }
        return Shelf.among(call, docs, List.of("look_id", "title"), view::element);
    }
}
