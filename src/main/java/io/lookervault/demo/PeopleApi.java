package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads of users, groups, roles, their sets, and user attributes. */
final class PeopleApi {
    private static final List<String> LISTS = List.of("credentials_api3", "credentials_embed");
    private static final List<String> SINGLES = List.of(
            "credentials_email",
            "credentials_google",
            "credentials_saml",
            "credentials_ldap",
            "credentials_oidc",
            "credentials_totp",
            "credentials_looker_openid");

    private final World world;
    private final PersonView view;
    private final ValueView values;

    PeopleApi(World world) {
        this.world = world;
        this.view = new PersonView(world);
        this.values = new ValueView(world);
    }

    void install(Routes routes) {
        users(routes);
        groups(routes);
        Shelf roles = Shelf.of(world.table("roles"), view::role, "id", "name");
        roles.install(routes, "/roles");
        routes.get("/roles/search/with_user_count", roles.viewed(this::counted)::search)
                .get("/roles/{id}/groups", call -> roleGroups(call))
                .get("/roles/{id}/users", call -> roleUsers(call));
        Shelf.of(world.table("permission_sets"), it -> it, "id", "name", "all_access", "built_in", "permissions")
                .install(routes, "/permission_sets");
        Shelf.of(world.table("model_sets"), it -> it, "id", "name", "all_access", "built_in", "models")
                .install(routes, "/model_sets");
        Shelf attributes = Shelf.of(world.table("user_attributes"), it -> it);
        routes.get("/user_attributes", attributes::list)
                .get("/user_attributes/{id}", attributes::get)
                .get("/user_attributes/{id}/group_values", call -> Shelf.one(call, values.ofAttribute(call.id())));
    }

    private void users(Routes routes) {
        Shelf users = Shelf.of(
                world.table("users"),
                view::user,
                "id",
                "first_name",
                "last_name",
                "display_name",
                "email",
                "is_disabled",
                "verified_looker_employee",
                "can_manage_api3_creds",
                "is_service_account");
        routes.get("/users", users::list)
                .get("/users/search", call -> userSearch(users, call))
                .get("/users/{id}", users::get)
                .get("/user", call -> users.get(call.withVars(List.of(call.userId()))))
                .get("/users/{id}/roles", this::userRoles)
                .get("/users/{id}/attribute_values", values::ofUser)
                .get("/credentials_email/search", this::credentialsSearch);
        for (String kind : SINGLES) {
            routes.get("/users/{id}/" + kind, call -> Shelf.one(call, credentials(call, kind)));
        }
        for (String kind : LISTS) {
            routes.get("/users/{id}/" + kind, call -> Shelf.one(call, credentials(call, kind)));
            routes.get("/users/{id}/" + kind + "/{key}", call -> Shelf.one(call, keyed(call, kind)));
        }
    }

    private Reply userSearch(Shelf users, Call call) {
        Call renamed = call.param("full_name")
                .map(it -> call.withParam("display_name", it))
                .orElse(call);
        return users.search(renamed, users.filters(), it -> {
            boolean embed = it.path("credentials_embed").size() > 0;
            String id = it.path("id").asText();
            return call.param("embed_user")
                            .map(want -> embed == Boolean.parseBoolean(want))
                            .orElse(true)
                    && call.param("group_id")
                            .map(group -> view.groupsOf(id).contains(group))
                            .orElse(true);
        });
    }

    private JsonNode credentials(Call call, String kind) {
        JsonNode found = world.get("users", call.id()).path(kind);
        if (found.isNull() || found.isMissingNode()) {
            throw LookerError.notFound();
        }
        return found;
    }

    private JsonNode keyed(Call call, String kind) {
        for (JsonNode it : credentials(call, kind)) {
            if (it.path("id").asText().equals(call.vars().get(1))) {
                return it;
            }
        }
        throw LookerError.notFound();
    }

    private Reply credentialsSearch(Call call) {
        List<ObjectNode> docs = world.table("users")
                .all()
                .map(it -> it.path("credentials_email"))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
        return Shelf.among(call, docs, List.of("email"), it -> it);
    }

    private Reply userRoles(Call call) {
        world.get("users", call.id());
        return shown(call, view.rolesOf(call.id(), call.flag("direct_association_only")), "roles", view::role);
    }

    private void groups(Routes routes) {
        Shelf groups =
                Shelf.of(world.table("groups"), view::group, "id", "name", "external_group_id", "externally_managed");
        groups.install(routes, "/groups");
        routes.get("/groups/search/with_roles", groups.viewed(view::groupWithRoles)::search)
                .get("/groups/search/with_hierarchy", groups.viewed(view::groupWithHierarchy)::search)
                .get("/groups/{id}/groups", this::subgroups)
                .get("/groups/{id}/users", this::members);
    }

    private Reply subgroups(Call call) {
        world.get("groups", call.id());
        return shown(call, world.groupGroups().of(call.id()), "groups", view::group);
    }

    private Reply members(Call call) {
        world.get("groups", call.id());
        Collection<String> ids = call.id().equals(World.ALL_USERS)
                ? world.table("users").ids()
                : world.groupUsers().of(call.id());
        List<ObjectNode> docs = ids.stream().map(it -> world.get("users", it)).toList();
        return Shelf.among(call, docs, List.of(), view::user);
    }

    private ObjectNode counted(ObjectNode doc) {
        String id = doc.path("id").asText();
        long users = world.table("users")
                .all()
                .filter(it -> view.rolesOf(it.path("id").asText(), false).contains(id))
                .count();
        return view.role(doc).put("user_count", users);
    }

    private Reply roleGroups(Call call) {
        world.get("roles", call.id());
        return shown(call, world.roleGroups().of(call.id()), "groups", view::group);
    }

    private Reply roleUsers(Call call) {
        world.get("roles", call.id());
        boolean direct = call.flag("direct_association_only");
        List<String> ids = world.table("users").ids().stream()
                .filter(it -> view.rolesOf(it, direct).contains(call.id()))
                .toList();
        return shown(call, ids, "users", view::user);
    }

    private Reply shown(Call call, Collection<String> ids, String kind, Function<ObjectNode, ObjectNode> form) {
        ArrayNode out = Json.arr();
        ids.forEach(it -> out.add(form.apply(world.get(kind, it))));
        return Shelf.one(call, out);
    }
}
