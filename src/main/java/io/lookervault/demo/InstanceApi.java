package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads about the instance itself: versions, session, models, connections, projects, permissions. */
final class InstanceApi {
    private static final String RELEASE = "26.12.3";
    private static final List<String> NONE_OF = List.of(
            "/datagroups",
            "/integration_hubs",
            "/integrations",
            "/legacy_features",
            "/content_favorite/search",
            "/primary_homepage_sections",
            "/running_queries");

    private final World world;
    private final String url;

    InstanceApi(World world, String url) {
        this.world = world;
        this.url = url;
    }

    void install(Routes routes) {
        routes.get("/versions", call -> Shelf.one(call, versions()))
                .get("/session", call -> Reply.ok(session("production")))
                .on("PATCH", "/session", this::patchSession)
                .get("/permissions", call -> Reply.ok(permissions()))
                .get("/workspaces", call -> Reply.ok(Json.arr(workspace("production"), workspace("dev"))))
                .get("/workspaces/{id}", call -> Reply.ok(workspace(call.id())));
        models(routes);
        Shelf connections = Shelf.of(world.table("connections"), it -> it);
        routes.get("/connections", connections::list).get("/connections/{id}", connections::get);
        Shelf projects = Shelf.of(world.table("projects"), it -> it);
        routes.get("/projects", projects::list)
                .get("/projects/{id}", projects::get)
                .get("/projects/{id}/manifest", this::manifest);
        NONE_OF.forEach(path -> routes.get(path, call -> Shelf.one(call, Json.arr())));
    }

    private ObjectNode versions() {
        ObjectNode current = Json.obj(
                "version", "4.0",
                "full_version", "4.0.26.12",
                "status", "current",
                "swagger_url", url + "/api/4.0/swagger.json");
        return Json.obj(
                "looker_release_version", RELEASE,
                "current_version", current,
                "supported_versions", Json.arr(current),
                "api_server_url", url,
                "web_server_url", url);
    }

    private Reply patchSession(Call call) {
        ObjectNode body = new Checks(world).update("Session", call.body());
        return Reply.ok(session(body.path("workspace_id").asText("production")));
    }

    private static ObjectNode session(String workspace) {
        return Json.obj("can", Json.obj("view", true), "workspace_id", workspace, "sudo_user_id", null);
    }

    private static ObjectNode workspace(String id) {
        return Json.obj("can", Json.obj(), "id", id, "projects", Json.arr());
    }

    private static ArrayNode permissions() {
        ArrayNode out = Json.arr();
        for (String name : RoleSeed.PERMISSIONS) {
            out.add(Json.obj(
                    "can",
                    Json.obj(),
                    "permission",
                    name,
                    "parent",
                    name.equals("access_data") ? null : "access_data",
                    "description",
                    Lookml.label(name)));
        }
        return out;
    }

    private void models(Routes routes) {
        Shelf models = Shelf.of(world.table("lookml_models"), it -> it);
        routes.get("/lookml_models", call -> models.search(call, List.of(), it -> !hidden(call, it)))
                .get("/lookml_models/{id}", models::get)
                .get("/lookml_models/{id}/explores/{name}", this::explore);
    }

    private static boolean hidden(Call call, ObjectNode doc) {
        boolean empty = doc.path("explores").isEmpty();
        boolean unseen = doc.path("explores").path(0).path("hidden").asBoolean();
        return (call.flag("exclude_empty") && empty) || (call.flag("exclude_hidden") && unseen);
    }

    private Reply explore(Call call) {
        ObjectNode model = world.get("lookml_models", call.id());
        String name = call.vars().get(1);
        boolean there = model.path("explores").findValuesAsText("name").contains(name);
        if (!there) {
            throw LookerError.notFound();
        }
        return Shelf.one(call, new ExploreMaker(world, model, name).make());
    }

    private Reply manifest(Call call) {
        world.get("projects", call.id());
        return Reply.ok(
                Json.obj("can", Json.obj(), "name", call.id(), "imports", Json.arr(), "localization_settings", null));
    }
}
