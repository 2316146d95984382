package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes of users: themselves, roles and attribute values. */
final class UserWrites {
    private static final String EMAIL = "credentials_email";

    private final World world;
    private final PersonView view;
    private final CredentialWrites credentials;

    UserWrites(World world) {
        this.world = world;
        this.view = new PersonView(world);
        this.credentials = new CredentialWrites(world);
    }

    void install(Routes routes) {
        credentials.install(routes);
        Editor users = new Editor(world, "users", "User", view::user, new UserRules());
        routes.on(
                        "POST",
                        "/users",
                        call -> users.create(call.body().isMissingNode() ? call.withBody(Json.obj()) : call))
                .on("PATCH", "/users/{id}", users::update)
                .on("DELETE", "/users/{id}", this::delete)
                .on("POST", "/users/embed_user", call -> embed(users, call))
                .on("PUT", "/users/{id}/roles", this::roles)
                .on("PATCH", "/users/{id}/attribute_values/{attribute}", this::value)
                .on("DELETE", "/users/{id}/attribute_values/{attribute}", this::dropValue);
    }

    private final class UserRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            JsonNode given = body.path(EMAIL).path("email");
            if (given.isTextual()) {
                credentials.uniqueEmail(given.asText(), doc.path("id").asText());
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            String name = (doc.path("first_name").asText("") + " "
                            + doc.path("last_name").asText(""))
                    .strip();
            doc.put("display_name", name);
            if (created) {
                String id = doc.path("id").asText();
                String title = name.replace("null", "").isBlank()
                        ? "User " + id
                        : doc.path("display_name").asText();
                ObjectNode folder = personal(title, id);
                world.table("folders").put(folder.path("id").asText(), folder);
                FolderSeed.countChildren(world);
                Shape.set(
                        doc,
                        "personal_folder_id",
                        folder.path("id"),
                        "home_folder_id",
                        doc.path("home_folder_id").isNull() ? World.SHARED : doc.path("home_folder_id"),
                        "locale",
                        doc.path("locale").isNull() ? "en" : doc.path("locale"),
                        "allow_direct_roles",
                        true,
                        "allow_normal_group_membership",
                        true,
                        "allow_roles_from_normal_groups",
                        true,
                        "url",
                        "/api/4.0/users/" + id);
            }
            String folder = Json.text(doc, "personal_folder_id");
            if (!created && folder != null && (body.has("first_name") || body.has("last_name"))) {
                rename(folder, name, doc.path("id").asText());
            }
            if (body.path(EMAIL).isObject()) {
                ObjectNode email = Json.copy(doc.path(EMAIL));
                Shape.set(email, "user_id", doc.path("id"), "type", "email", "created_at", world.now());
                doc.set(EMAIL, email);
                doc.set("email", email.path("email"));
            }
        }
    }

    /** The personal folder follows the name of its user. */
    private void rename(String folder, String name, String user) {
        ObjectNode doc = world.get("folders", folder);
        if (!name.isEmpty() && !name.equals(Json.text(doc, "name"))) {
            world.table("folders").put(folder, Json.copy(doc).put("name", freeName(name, user)));
        }
    }

    /** Two users of one name get folders of two names. */
    private String freeName(String name, String user) {
        boolean taken = world.table("folders")
                .all()
                .anyMatch(it -> World.USERS.equals(Json.text(it, "parent_id")) && name.equals(Json.text(it, "name")));
        return taken ? name + " (" + user + ")" : name;
    }

    private ObjectNode personal(String name, String user) {
        return FolderWrites.folder(world, freeName(name, user), World.USERS, user)
                .put("is_personal", true);
    }

    private Reply delete(Call call) {
        ObjectNode user = world.get("users", call.id());
        boolean lastAdmin = world.roleUsers().of("1").contains(call.id())
                && world.roleUsers().of("1").size() == 1;
        if (call.id().equals(call.userId()) || lastAdmin) {
            throw LookerError.of(403, "Forbidden: a user cannot delete itself or the last administrator");
        }
        world.table("users").remove(call.id());
        new Removal(world).afterUser(call.id(), call.userId());
        String folder = Json.text(user, "personal_folder_id");
        if (folder != null) {
            world.find("folders", folder)
                    .ifPresent(it ->
                            world.table("folders").put(folder, Json.copy(it).put("is_personal", false)));
        }
        return Reply.done();
    }

    private Reply embed(Editor users, Call call) {
        ObjectNode body = new Checks(world).create("EmbedUser", call.body());
        ObjectNode user = Json.copy(users.create(call, Json.obj()));
        String id = user.path("id").asText();
        user.set(
                "credentials_embed",
                Json.arr(world.shape("CredentialsEmbed")
                        .blank(
                                "id",
                                id,
                                "created_at",
                                world.now(),
                                "external_user_id",
                                body.path("external_user_id"),
                                "type",
                                "embed")));
        world.table("users").put(id, user);
        return Reply.ok(PersonView.publicly(world, id));
    }

    private Reply roles(Call call) {
        world.get("users", call.id());
        List<String> ids = FolderWrites.ids(world, "roles", call);
        if (call.id().equals(call.userId()) && !ids.contains("1")) {
            throw LookerError.of(403, "Forbidden: an administrator cannot take the Admin role from itself");
        }
        world.roleUsers().dropTo(call.id());
        ids.forEach(it -> world.roleUsers().add(it, call.id()));
        return Shelf.one(
                call,
                Json.list(ids.stream()
                        .map(it -> view.role(world.get("roles", it)))
                        .toList()));
    }

    private Reply value(Call call) {
        ObjectNode user = world.get("users", call.id());
        ObjectNode attribute = world.get("user_attributes", call.vars().get(1));
        ObjectNode body = new Checks(world).update("UserValue", call.body());
        String id = attribute.path("id").asText();
        world.table("user_values")
                .put(
                        call.id() + ":" + id,
                        Json.obj("user_id", call.id(), "user_attribute_id", id, "value", Json.text(body, "value")));
        return Reply.ok(new ValueView(world).value(user, attribute));
    }

    private Reply dropValue(Call call) {
        String key = call.id() + ":" + call.vars().get(1);
        world.get("user_values", key);
        world.table("user_values").remove(key);
        return Reply.done();
    }
}
