package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Function;

/** Create, update and delete of one kind: the shape says what may be written, the rules what else must hold. */
final class Editor {
    /** Fields that a body may carry but that are shown from other items. */
    private static final Set<String> IGNORED = Set.of("folder", "look", "query", "permission_set", "model_set");

    private final World world;
    private final String kind;
    private final String shape;
    private final Function<ObjectNode, ObjectNode> view;
    private final Rules rules;

    Editor(World world, String kind, String shape, Function<ObjectNode, ObjectNode> view, Rules rules) {
        this.world = world;
        this.kind = kind;
        this.shape = shape;
        this.view = view;
        this.rules = rules;
    }

    /** What a kind demands beyond its shape. */
    interface Rules {
        /** Refuses to change or delete an item that is not to be touched. */
        default void guard(ObjectNode doc) {}

        /** Refuses a document that is about to be stored; the body shows which fields were given. */
        default void check(ObjectNode doc, JsonNode body, boolean created) {}

        /** Fills in what the server decides itself, now that the id is known. */
        default void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {}

        /** Follows up after an item is stored. */
        default void stored(ObjectNode doc, boolean created) {}

        /** Follows up after an item is gone. */
        default void removed(ObjectNode doc) {}
    }

    void install(Routes routes, String path) {
        routes.on("POST", path, this::create)
                .on("PATCH", path + "/{id}", this::update)
                .on("DELETE", path + "/{id}", this::delete);
    }

    Reply create(Call call) {
        return Shelf.one(call, view.apply(create(call, new Checks(world).create(shape, call.body()))));
    }

    ObjectNode create(Call call, ObjectNode body) {
        ObjectNode doc = world.shape(shape).blank();
        apply(world, shape, doc, body);
        rules.check(doc, body, true);
        String id = world.rows(kind).nextId();
        String now = world.now();
        set(doc, "id", id);
        set(doc, "created_at", now);
        set(doc, "updated_at", now);
        rules.complete(doc, body, call, true);
        String stored = doc.path(key()).asText();
        world.rows(kind).put(stored, doc);
        rules.stored(doc, true);
        return world.get(kind, stored);
    }

    Reply update(Call call) {
        ObjectNode old = world.get(kind, call.id());
        rules.guard(old);
        ObjectNode body = new Checks(world).update(shape, call.body());
        return Shelf.one(call, view.apply(update(call, old, body)));
    }

    ObjectNode update(Call call, ObjectNode old, ObjectNode body) {
        ObjectNode doc = Json.copy(old);
        apply(world, shape, doc, body);
        rules.check(doc, body, false);
        set(doc, "updated_at", world.now());
        rules.complete(doc, body, call, false);
        String id = old.path(key()).asText();
        doc.set(key(), old.get(key()));
        world.rows(kind).put(id, doc);
        rules.stored(doc, false);
        return world.get(kind, id);
    }

    Reply delete(Call call) {
        ObjectNode doc = world.get(kind, call.id());
        rules.guard(doc);
        world.rows(kind).remove(call.id());
        rules.removed(doc);
        return Reply.done();
    }

    /** The field that names an item in paths. */
    private String key() {
        return kind.equals("lookml_models") ? "name" : "id";
    }

    private static void set(ObjectNode doc, String field, String value) {
        if (doc.has(field)) {
            doc.put(field, value);
        }
    }

    /** Writes the fields of a body into a document; objects within it become whole ones of their shape. */
    static void apply(World world, String shape, ObjectNode doc, JsonNode body) {
        body.properties().forEach(entry -> {
            Field field = world.shape(shape).fields().get(entry.getKey());
            if (!IGNORED.contains(entry.getKey())) {
                doc.set(entry.getKey(), whole(world, field, entry.getValue()));
            }
        });
    }

    private static JsonNode whole(World world, Field field, JsonNode value) {
        if (!field.isShape() || value.isNull()) {
            return value;
        }
        if (value.isArray()) {
            ArrayNode out = Json.arr();
            value.forEach(it -> out.add(whole(world, field, it)));
            return out;
        }
        ObjectNode out = world.shape(field.itemType()).blank();
        apply(world, field.itemType(), out, value);
        return out;
    }
}
