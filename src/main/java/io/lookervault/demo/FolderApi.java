package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads of folders and of what they hold. */
final class FolderApi {
    private static final List<String> FILTERS =
            List.of("name", "id", "parent_id", "creator_id", "is_shared_root", "is_users_root");

    private final World world;
    private final Table folders;
    private final ContentView view;

    FolderApi(World world) {
        this.world = world;
        this.folders = world.table("folders");
        this.view = new ContentView(world);
    }

    void install(Routes routes) {
        routes.get("/folders", call -> Shelf.one(call, Json.list(folders.all().toList())))
                .get("/folders/search", call -> list(call, folders.all().toList(), FILTERS))
                .get("/folders/{id}", call -> Shelf.one(call, detail(world.get("folders", call.id()))))
                .get("/folders/{id}/children", call -> list(call, children(call.id()), List.of()))
                .get("/folders/{id}/children/search", call -> list(call, children(call.id()), List.of("name")))
                .get("/folders/{id}/parent", this::parent)
                .get("/folders/{id}/ancestors", this::ancestors)
                .get("/folders/{id}/looks", call -> content(call, world.looks(), view::lookWithQuery))
                .get("/folders/{id}/dashboards", call -> content(call, world.dashboards(), view::dashboard));
    }

    private Reply list(Call call, List<ObjectNode> docs, List<String> filters) {
        return Shelf.among(call, docs, filters, this::listed);
    }

    private ObjectNode listed(ObjectNode doc) {
        return Shape.set(Json.copy(doc), "dashboards", null, "looks", null);
    }

    private ObjectNode detail(ObjectNode doc) {
        String id = doc.path("id").asText();
        ArrayNode dashboards = Json.arr();
        inside(world.dashboards(), id)
                .forEach(
                        it -> dashboards.add(view.abbreviated(world.dashboards().body(it))));
        if (id.equals(World.LOOKML)) {
            world.table("lookml_dashboards").all().forEach(it -> dashboards.add(view.abbreviated(it)));
        }
        ArrayNode looks = Json.arr();
        inside(world.looks(), id)
                .forEach(it -> looks.add(view.look(world.looks().body(it)).putNull("dashboards")));
        return Shape.set(Json.copy(doc), "dashboards", dashboards, "looks", looks);
    }

    private static List<Library.Slim> inside(Library library, String folder) {
        return library.slims(false).stream()
                .filter(it -> folder.equals(it.folderId()))
                .toList();
    }

    private List<ObjectNode> children(String id) {
        world.get("folders", id);
        return folders.all()
                .filter(it -> it.path("parent_id").asText().equals(id))
                .toList();
    }

    private Reply parent(Call call) {
        String parent = Json.text(world.get("folders", call.id()), "parent_id");
        if (parent == null) {
            throw LookerError.notFound();
        }
        return Shelf.one(call, detail(world.get("folders", parent)));
    }

    private Reply ancestors(Call call) {
        List<ObjectNode> out = new ArrayList<>();
        String next = Json.text(world.get("folders", call.id()), "parent_id");
        while (next != null) {
            ObjectNode doc = world.get("folders", next);
            out.add(0, doc);
            next = Json.text(doc, "parent_id");
        }
        return list(call, out, List.of());
    }

    private Reply content(Call call, Library library, Function<ObjectNode, ObjectNode> form) {
        world.get("folders", call.id());
        ArrayNode out = Json.arr();
        inside(library, call.id()).forEach(it -> out.add(form.apply(library.body(it))));
        return Shelf.one(call, out);
    }
}
