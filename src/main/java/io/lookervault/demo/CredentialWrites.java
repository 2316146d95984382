package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes of what users sign in with: email and API keys. */
final class CredentialWrites {
    private static final String EMAIL = "credentials_email";

    private final World world;

    CredentialWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        routes.on("POST", "/users/{id}/credentials_email", this::addEmail)
                .on("PATCH", "/users/{id}/credentials_email", this::changeEmail)
                .on("DELETE", "/users/{id}/credentials_email", this::dropEmail)
                .on("POST", "/users/{id}/credentials_email/password_reset", this::reset)
                .on("POST", "/users/{id}/credentials_email/send_password_reset", this::reset)
                .on("POST", "/users/{id}/credentials_api3", this::addKey)
                .on("DELETE", "/users/{id}/credentials_api3/{key}", this::dropKey);
    }

    void uniqueEmail(String email, String user) {
        boolean taken = world.table("users")
                .all()
                .anyMatch(it -> email.equalsIgnoreCase(Json.text(it, "email"))
                        && !it.path("id").asText().equals(user));
        if (taken) {
            throw LookerError.exists("email", "email is already taken: " + email);
        }
    }

    private ObjectNode user(Call call) {
        return Json.copy(world.get("users", call.id()));
    }

    private Reply store(Call call, ObjectNode user, ObjectNode email) {
        uniqueEmail(email.path("email").asText(), call.id());
        Shape.set(user, EMAIL, email, "email", email.path("email"));
        world.table("users").put(call.id(), user);
        return Shelf.one(call, email);
    }

    private Reply addEmail(Call call) {
        ObjectNode user = user(call);
        ObjectNode body = new Checks(world).create("CredentialsEmail", call.body());
        if (user.path(EMAIL).isObject()) {
            throw LookerError.exists("email", "the user has email credentials already");
        }
        ObjectNode email = world.shape("CredentialsEmail")
                .blank(
                        "user_id",
                        call.id(),
                        "type",
                        "email",
                        "created_at",
                        world.now(),
                        "url",
                        "/api/4.0/users/" + call.id() + "/credentials_email");
        Editor.apply(world, "CredentialsEmail", email, body);
        return store(call, user, email);
    }

    private Reply changeEmail(Call call) {
        ObjectNode user = user(call);
        if (!user.path(EMAIL).isObject()) {
            throw LookerError.notFound();
        }
        ObjectNode email = Json.copy(user.path(EMAIL));
        Editor.apply(world, "CredentialsEmail", email, new Checks(world).update("CredentialsEmail", call.body()));
        return store(call, user, email);
    }

    private Reply dropEmail(Call call) {
        ObjectNode user = user(call);
        if (!user.path(EMAIL).isObject()) {
            throw LookerError.notFound();
        }
        Shape.set(user, EMAIL, null, "email", null);
        world.table("users").put(call.id(), user);
        return Reply.done();
    }

    private Reply reset(Call call) {
        JsonNode email = world.get("users", call.id()).path(EMAIL);
        if (!email.isObject()) {
            throw LookerError.notFound();
        }
        return Shelf.one(call, email);
    }

    /** The secret of a new API key is shown this once. */
    private Reply addKey(Call call) {
        ObjectNode user = user(call);
        String id = call.id() + "0" + (user.path("credentials_api3").size() + 1);
        ObjectNode key = world.shape("CredentialsApi3")
                .blank(
                        "id",
                        id,
                        "client_id",
                        world.slugs().ofContent("key" + id).substring(0, 20),
                        "created_at",
                        world.now(),
                        "type",
                        "api3");
        List<Object> all = new ArrayList<>();
        user.path("credentials_api3").forEach(all::add);
        all.add(key);
        user.set("credentials_api3", Json.list(all));
        world.table("users").put(call.id(), user);
        return Reply.ok(Shape.set(Json.copy(key), "client_secret", world.slugs().ofContent("secret" + id)));
    }

    private Reply dropKey(Call call) {
        ObjectNode user = world.get("users", call.id()).deepCopy();
        PartWrites.remove(user.path("credentials_api3"), "id", call.vars().get(1));
        world.table("users").put(call.id(), user);
        return Reply.done();
    }
}
