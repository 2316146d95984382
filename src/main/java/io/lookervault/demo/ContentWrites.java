package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes of dashboards and looks. */
final class ContentWrites {
    private final World world;
    private final Removal removal;

    ContentWrites(World world) {
        this.world = world;
        this.removal = new Removal(world);
    }

    void install(Routes routes) {
        ContentView view = new ContentView(world);
        Editor dashboards = new Editor(world, "dashboards", "Dashboard", view::dashboard, new DashboardRules());
        routes.on("POST", "/dashboards", dashboards::create)
                .on("PATCH", "/dashboards/{id}", call -> {
                    refuseLookml(call.id());
                    return dashboards.update(call);
                })
                .on("DELETE", "/dashboards/{id}", call -> {
                    refuseLookml(call.id());
                    return dashboards.delete(call);
                })
                .on("PATCH", "/dashboards/{id}/move", call -> dashboards.update(moving(call)));
        Editor looks = new Editor(world, "looks", "LookWithQuery", view::lookWithQuery, new LookRules());
        looks.install(routes, "/looks");
        routes.on("PATCH", "/looks/{id}/move", call -> looks.update(moving(call)));
    }

    private static Call moving(Call call) {
        return call.withBody(Json.obj("folder_id", call.required("folder_id")));
    }

    private void refuseLookml(String id) {
        if (world.table("lookml_dashboards").has(id)) {
            throw LookerError.immutable("LookML dashboard " + id);
        }
    }

    /** One title per folder, but for the trash. */
    private static void uniqueTitle(Library library, ObjectNode doc) {
        for (String field : List.of("title", "folder_id")) {
            if (doc.path(field).asText("").isBlank()) {
                throw LookerError.missing(field);
            }
        }
        String id = doc.path("id").asText();
        String title = Json.text(doc, "title");
        String folder = Json.text(doc, "folder_id");
        boolean taken = !doc.path("deleted").asBoolean()
                && library.slims(false).stream()
                        .anyMatch(it -> it.title().equals(title)
                                && folder.equals(it.folderId())
                                && !id.equals(Long.toString(it.id())));
        if (taken) {
            throw LookerError.exists("[:title, :space_id]", "title already used in folder " + folder + ": " + title);
        }
    }

    private void complete(ObjectNode doc, JsonNode body, Call call, boolean created, MetaId type) {
        String id = doc.path("id").asText();
        if (created) {
            doc.put("content_metadata_id", type.of(id))
                    .put("url", "/" + type.name().toLowerCase(Locale.ROOT) + "s/" + id);
            if (doc.path("user_id").isNull()) {
                doc.put("user_id", call.userId());
            }
        }
        doc.put("last_updater_id", call.userId());
        if (body.has("deleted")) {
            boolean deleted = doc.path("deleted").asBoolean();
            Shape.set(doc, "deleted_at", deleted ? world.now() : null, "deleter_id", deleted ? call.userId() : null);
        }
    }

    private final class DashboardRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            String slug = Json.text(body, "slug");
            String id = doc.path("id").asText();
            boolean taken = slug != null
                    && List.of(true, false).stream()
                            .flatMap(deleted -> world.dashboards().slims(deleted).stream())
                            .anyMatch(it -> it.slug().equals(slug) && !id.equals(Long.toString(it.id())));
            if (taken) {
                throw LookerError.of(409, "Resource already exists: a dashboard with slug " + slug);
            }
            if (created || body.has("title") || body.has("folder_id") || body.has("deleted")) {
                uniqueTitle(world.dashboards(), doc);
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            ContentWrites.this.complete(doc, body, call, created, MetaId.DASHBOARD);
            String id = doc.path("id").asText();
            if (created) {
                String slug = Json.text(doc, "slug");
                Shape.set(
                        doc,
                        "slug",
                        slug == null ? world.slugs().ofContent("dashboard " + id) : slug,
                        "edit_uri",
                        "/dashboards/" + id + "/edit",
                        "view_count",
                        0,
                        "favorite_count",
                        0,
                        "dashboard_layouts",
                        Json.arr(new PartWrites(world).emptyLayout(doc)));
            }
            if (doc.path("preferred_viewer").isNull()) {
                doc.put("preferred_viewer", "dashboards-next");
            }
        }

        @Override
        public void removed(ObjectNode doc) {
            removal.afterDashboard(doc);
        }
    }

    private final class LookRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            if (body.path("query").isObject() && !body.has("query_id")) {
                doc.set(
                        "query_id",
                        QueryWrites.post(world, (ObjectNode) body.path("query")).path("id"));
            }
            if (doc.path("query_id").isNull()) {
                throw LookerError.missing("query_id");
            }
            if (created || body.has("title") || body.has("folder_id") || body.has("deleted")) {
                uniqueTitle(world.looks(), doc);
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            ContentWrites.this.complete(doc, body, call, created, MetaId.LOOK);
            String model = world.queries()
                    .find(doc.path("query_id").asText())
                    .map(it -> it.path("model").asText())
                    .orElse("");
            Shape.set(
                    doc,
                    "model",
                    Json.obj("id", model, "label", Lookml.label(model)),
                    "short_url",
                    "/looks/" + doc.path("id").asText(),
                    "public_slug",
                    doc.path("public").asBoolean() ? "p" + doc.path("id").asText() : null);
        }

        @Override
        public void removed(ObjectNode doc) {
            removal.afterLook(doc);
        }
    }
}
