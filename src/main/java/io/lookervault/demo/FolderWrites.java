package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes of folders and of who may see them. */
final class FolderWrites {
    private final World world;
    private final AccessView access;

    FolderWrites(World world) {
        this.world = world;
        this.access = new AccessView(world);
    }

    void install(Routes routes) {
        routes.on("POST", "/folders", this::create)
                .on("PATCH", "/folders/{id}", this::update)
                .on("DELETE", "/folders/{id}", this::delete)
                .on("PATCH", "/content_metadata/{id}", this::inherit)
                .on("POST", "/content_metadata_access", this::grant)
                .on("PUT", "/content_metadata_access/{id}", this::regrant)
                .on("DELETE", "/content_metadata_access/{id}", this::revoke);
    }

    private Reply create(Call call) {
        ObjectNode body = new Checks(world).create("FolderWrite", call.body());
        String parent = body.path("parent_id").asText();
        home(parent);
        ObjectNode doc = folder(world, body.path("name").asText(), parent, call.userId());
        store(doc);
        return Shelf.one(call, shown(doc));
    }

    /** A new folder that is not stored yet. */
    static ObjectNode folder(World world, String name, String parent, String creator) {
        ObjectNode doc = world.shape("FolderBase").blank("name", name, "parent_id", parent, "id", "");
        Checks.unique(world.table("folders"), doc, "name", "parent_id");
        String id = world.table("folders").nextId();
        return Shape.set(
                doc,
                "id",
                id,
                "content_metadata_id",
                MetaId.FOLDER.of(id),
                "created_at",
                world.now(),
                "creator_id",
                creator,
                "child_count",
                0);
    }

    private static ObjectNode shown(ObjectNode doc) {
        return Shape.set(Json.copy(doc), "dashboards", Json.arr(), "looks", Json.arr());
    }

    private void store(ObjectNode doc) {
        world.table("folders").put(doc.path("id").asText(), doc);
        FolderSeed.countChildren(world);
    }

    /** Nobody may put a folder beside the personal ones or among LookML dashboards: Looker says 404. */
    private void home(String parent) {
        if (parent.equals(World.USERS) || parent.equals(World.LOOKML)) {
            throw LookerError.notFound();
        }
    }

    private ObjectNode ordinary(String id) {
        ObjectNode doc = world.get("folders", id);
        boolean root = List.of(World.SHARED, World.USERS, World.LOOKML).contains(id);
        if (root || doc.path("is_personal").asBoolean()) {
            throw LookerError.invalid("id", "invalid", "built-in and personal folders cannot be changed: " + id);
        }
        return doc;
    }

    private Reply update(Call call) {
        ObjectNode doc = Json.copy(ordinary(call.id()));
        ObjectNode body = new Checks(world).update("FolderWrite", call.body());
        Editor.apply(world, "FolderWrite", doc, body);
        if (body.has("parent_id")) {
            String parent = body.path("parent_id").asText();
            home(parent);
            for (String next = parent; next != null; next = Json.text(world.get("folders", next), "parent_id")) {
                if (next.equals(call.id())) {
                    throw LookerError.invalid("parent_id", "invalid", "a folder cannot be inside itself");
                }
            }
        }
        Checks.unique(world.table("folders"), doc, "name", "parent_id");
        store(doc);
        return Shelf.one(call, shown(doc));
    }

    private Reply delete(Call call) {
        ordinary(call.id());
        new Removal(world).folder(call.id());
        FolderSeed.countChildren(world);
        return Reply.done();
    }

    private Reply inherit(Call call) {
        ObjectNode meta = access.find(call.id()).orElseThrow(LookerError::notFound);
        boolean own = world.restricted().contains(call.id());
        boolean inherits = new Checks(world)
                .create("ContentMeta", call.body())
                .path("inherits")
                .asBoolean(!own);
        String type = meta.path("content_type").asText();
        if (!inherits && !type.equals("folder") && !type.equals("board")) {
            throw LookerError.invalid("inherits", "invalid", "only folders and boards can have access of their own");
        }
        if (inherits && type.equals("folder") && meta.path("parent_id").isNull()) {
            throw LookerError.invalid("inherits", "invalid", "a root folder has nothing to inherit");
        }
        if (!inherits && !own) {
            String from = access.inheriting(call.id());
            List<ObjectNode> grants = from == null ? List.of() : OtherApi.grants(world, from);
            world.restricted().add(call.id());
            grants.forEach(it -> put(Json.copy(it).put("content_metadata_id", call.id()), ""));
        } else if (inherits && own) {
            new Removal(world).meta(meta.path("id"));
        }
        return Reply.ok(access.find(call.id()).orElseThrow(LookerError::notFound));
    }

    private ObjectNode put(ObjectNode grant, String id) {
        String key = id.isEmpty() ? world.table("access").nextId() : id;
        grant.put("id", key);
        world.table("access").put(key, grant);
        return grant;
    }

    private Reply grant(Call call) {
        ObjectNode body = new Checks(world).create("ContentMetaGroupUser", call.body());
        ObjectNode grant = world.shape("ContentMetaGroupUser").blank();
        Editor.apply(world, "ContentMetaGroupUser", grant, body);
        check(grant, "");
        return Reply.ok(put(grant, ""));
    }

    private Reply regrant(Call call) {
        ObjectNode grant = Json.copy(world.get("access", call.id()));
        Editor.apply(
                world, "ContentMetaGroupUser", grant, new Checks(world).update("ContentMetaGroupUser", call.body()));
        check(grant, call.id());
        return Reply.ok(put(grant, call.id()));
    }

    private void check(ObjectNode grant, String id) {
        String meta = grant.path("content_metadata_id").asText();
        access.require(meta);
        if (grant.path("group_id").isNull() == grant.path("user_id").isNull()) {
            throw LookerError.invalid("group_id", "invalid", "exactly one of group_id and user_id is needed");
        }
        if (!world.restricted().contains(meta)) {
            throw LookerError.invalid("content_metadata_id", "invalid", "inherits its access; set inherits to false");
        }
        for (JsonNode other : OtherApi.grants(world, meta)) {
            boolean same = other.path("group_id").equals(grant.path("group_id"))
                    && other.path("user_id").equals(grant.path("user_id"));
            if (same && !other.path("id").asText().equals(id)) {
                throw LookerError.exists("group_id", "has access already");
            }
        }
    }

    private Reply revoke(Call call) {
        world.get("access", call.id());
        world.table("access").remove(call.id());
        return Reply.done();
    }

    /** Ids that a body gives as an array. */
    static List<String> ids(World world, String kind, Call call) {
        if (!(call.body() instanceof ArrayNode array)) {
            throw LookerError.of(400, "Bad Request: a JSON array of ids is expected");
        }
        for (JsonNode it : array) {
            if (!it.isTextual() || !world.has(kind, it.asText())) {
                throw LookerError.invalid(kind, "invalid", "no such id: " + it);
            }
        }
        return Json.texts(array);
    }
}
