package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes of groups, roles and their sets. */
final class GroupWrites {
    private final World world;
    private final PersonView view;

    GroupWrites(World world) {
        this.world = world;
        this.view = new PersonView(world);
    }

    void install(Routes routes) {
        new Editor(world, "groups", "Group", view::group, new GroupRules()).install(routes, "/groups");
        new Editor(world, "roles", "Role", view::role, new RoleRules()).install(routes, "/roles");
        new Editor(world, "permission_sets", "PermissionSet", it -> it, new SetRules("permission_sets"))
                .install(routes, "/permission_sets");
        new Editor(world, "model_sets", "ModelSet", it -> it, new SetRules("model_sets"))
                .install(routes, "/model_sets");
        routes.on("POST", "/groups/{id}/users", this::addUser)
                .on("POST", "/groups/{id}/groups", this::addGroup)
                .on("DELETE", "/groups/{id}/users/{user}", call -> drop(call, world.groupUsers()))
                .on("DELETE", "/groups/{id}/groups/{group}", call -> drop(call, world.groupGroups()))
                .on("PUT", "/roles/{id}/groups", call -> assign(call, "groups", world.roleGroups()))
                .on("PUT", "/roles/{id}/users", call -> assign(call, "users", world.roleUsers()));
    }

    private static void guardGroup(ObjectNode doc) {
        if (doc.path("id").asText().equals(World.ALL_USERS)
                || doc.path("externally_managed").asBoolean()) {
            throw LookerError.of(403, "Forbidden: this group is managed by Looker or by an external system");
        }
    }

    private final class GroupRules implements Editor.Rules {
        @Override
        public void guard(ObjectNode doc) {
            guardGroup(doc);
        }

        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            Checks.unique(world.table("groups"), doc, "name");
        }

        @Override
        public void removed(ObjectNode doc) {
            String id = doc.path("id").asText();
            world.groupUsers().dropFrom(id);
            world.groupGroups().dropFrom(id);
            world.groupGroups().dropTo(id);
            world.roleGroups().dropTo(id);
            Removal removal = new Removal(world);
            removal.each("group_values", it -> it.path("group_id").asText().equals(id));
            removal.each("access", it -> it.path("group_id").asText().equals(id));
        }
    }

    private final class RoleRules implements Editor.Rules {
        @Override
        public void guard(ObjectNode doc) {
            if (doc.path("internal").asBoolean()) {
                throw LookerError.immutable("role " + doc.path("name").asText());
            }
        }

        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            Checks.unique(world.table("roles"), doc, "name");
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            String url = "/api/4.0/roles/" + doc.path("id").asText();
            doc.put("url", url).put("users_url", url + "/users");
        }

        @Override
        public void removed(ObjectNode doc) {
            world.roleUsers().dropFrom(doc.path("id").asText());
            world.roleGroups().dropFrom(doc.path("id").asText());
        }
    }

    private final class SetRules implements Editor.Rules {
        private final String kind;

        SetRules(String kind) {
            this.kind = kind;
        }

        @Override
        public void guard(ObjectNode doc) {
            if (doc.path("built_in").asBoolean() || doc.path("all_access").asBoolean()) {
                throw LookerError.immutable(kind + " " + doc.path("name").asText());
            }
        }

        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            Checks.unique(world.table(kind), doc, "name");
            for (JsonNode permission : body.path("permissions")) {
                if (!RoleSeed.PERMISSIONS.contains(permission.asText())) {
                    throw LookerError.invalid("permissions", "invalid", "no such permission: " + permission);
                }
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            doc.put("url", "/api/4.0/" + kind + "/" + doc.path("id").asText());
        }

        @Override
        public void removed(ObjectNode doc) {
            String field = kind.substring(0, kind.length() - 1) + "_id";
            boolean used =
                    world.table("roles").all().anyMatch(it -> it.path(field).equals(doc.path("id")));
            if (used) {
                world.table(kind).put(doc.path("id").asText(), doc);
                throw LookerError.immutable(kind + " " + doc.path("name").asText() + " is used by a role");
            }
        }
    }

    private Reply addUser(Call call) {
        guardGroup(world.get("groups", call.id()));
        String user = new Checks(world)
                .create("GroupMember", call.body())
                .path("user_id")
                .asText();
        world.groupUsers().add(call.id(), user);
        return Reply.ok(view.user(world.get("users", user)));
    }

    private Reply addGroup(Call call) {
        guardGroup(world.get("groups", call.id()));
        String child = new Checks(world)
                .create("GroupChild", call.body())
                .path("group_id")
                .asText();
        if (child.equals(call.id()) || contains(child, call.id())) {
            throw LookerError.of(400, "Bad Request: group " + child + " contains group " + call.id());
        }
        world.groupGroups().add(call.id(), child);
        return Reply.ok(view.group(world.get("groups", child)));
    }

    private boolean contains(String group, String other) {
        return world.groupGroups().of(group).stream().anyMatch(it -> it.equals(other) || contains(it, other));
    }

    private Reply drop(Call call, Links links) {
        guardGroup(world.get("groups", call.id()));
        if (!links.has(call.id(), call.vars().get(1))) {
            throw LookerError.notFound();
        }
        links.remove(call.id(), call.vars().get(1));
        return Reply.done();
    }

    private Reply assign(Call call, String kind, Links links) {
        world.get("roles", call.id());
        List<String> ids = FolderWrites.ids(world, kind, call);
        if (kind.equals("users") && call.id().equals("1") && !ids.contains(call.userId())) {
            throw LookerError.of(403, "Forbidden: an administrator cannot take the Admin role from itself");
        }
        links.dropFrom(call.id());
        ids.forEach(it -> links.add(call.id(), it));
        return Reply.ok(Json.list(ids.stream()
                .map(it -> kind.equals("users") ? view.user(world.get(kind, it)) : view.group(world.get(kind, it)))
                .toList()));
    }
}
