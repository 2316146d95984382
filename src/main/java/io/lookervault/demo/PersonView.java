package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Users, groups and roles as the API shows them: with what follows from memberships. */
final class PersonView {
    private final World world;

    PersonView(World world) {
        this.world = world;
    }

    ObjectNode user(ObjectNode doc) {
        String id = doc.path("id").asText();
        return Shape.set(Json.copy(doc), "group_ids", groupsOf(id), "role_ids", rolesOf(id, false));
    }

    /** The public face of a user; null when there is none of this id. */
    static ObjectNode publicly(World world, String id) {
        if (id == null) {
            return null;
        }
        return world.find("users", id)
                .map(user -> world.shape("UserPublic")
                        .blank(
                                "id",
                                id,
                                "first_name",
                                user.path("first_name").asText(),
                                "last_name",
                                user.path("last_name").asText(),
                                "display_name",
                                user.path("display_name"),
                                "avatar_url",
                                "https://gravatar.example/" + id,
                                "url",
                                "/api/4.0/users/" + id))
                .orElse(null);
    }

    static String name(World world, String id) {
        return id == null
                ? null
                : world.find("users", id)
                        .map(it -> Json.text(it, "display_name"))
                        .orElse(null);
    }

    /** The groups that a user is directly in; everybody is in All Users. */
    NavigableSet<String> groupsOf(String user) {
        NavigableSet<String> out = new TreeSet<>(world.groupUsers().to(user));
        NavigableSet<String> sorted = new TreeSet<>(Table.BY_ID);
        sorted.addAll(out);
        sorted.add(World.ALL_USERS);
        return sorted;
    }

    NavigableSet<String> rolesOf(String user, boolean directOnly) {
        NavigableSet<String> out = new TreeSet<>(Table.BY_ID);
        out.addAll(world.roleUsers().to(user));
        if (!directOnly) {
            ancestors(groupsOf(user))
                    .forEach(group -> out.addAll(world.roleGroups().to(group)));
        }
        return out;
    }

    /** These groups and all groups that contain them. */
    private NavigableSet<String> ancestors(NavigableSet<String> groups) {
        NavigableSet<String> out = new TreeSet<>(Table.BY_ID);
        Deque<String> open = new ArrayDeque<>(groups);
        while (!open.isEmpty()) {
            String group = open.pop();
            if (out.add(group)) {
                open.addAll(world.groupGroups().to(group));
            }
        }
        return out;
    }

    ObjectNode group(ObjectNode doc) {
        String id = doc.path("id").asText();
        int count = id.equals(World.ALL_USERS)
                ? world.table("users").size()
                : world.groupUsers().of(id).size();
        return Shape.set(
                Json.copy(doc), "contains_current_user", groupsOf(World.ADMIN).contains(id), "user_count", count);
    }

    ObjectNode groupWithHierarchy(ObjectNode doc) {
        String id = doc.path("id").asText();
        return Shape.set(
                group(doc),
                "parent_group_ids",
                world.groupGroups().to(id),
                "role_ids",
                world.roleGroups().to(id));
    }

    ObjectNode groupWithRoles(ObjectNode doc) {
        List<ObjectNode> roles = world.roleGroups().to(doc.path("id").asText()).stream()
                .map(it -> role(world.get("roles", it)))
                .toList();
        return Shape.set(group(doc), "roles", roles);
    }

    ObjectNode role(ObjectNode doc) {
        ObjectNode out = Json.copy(doc);
        String permissions = out.remove("permission_set_id").asText();
        String models = out.remove("model_set_id").asText();
        return Shape.set(
                out,
                "permission_set",
                world.find("permission_sets", permissions).orElse(null),
                "model_set",
                world.find("model_sets", models).orElse(null));
    }
}
