package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.vault.Mirror;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.Pair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Looker that is restored to, as far as it was read, and as it becomes while it is written.
 *
 * @param mirror what it holds
 * @param instances where the vault came from, and which Looker this is
 * @param me the API user, as Looker describes it
 */
record Target(Mirror mirror, Pair instances, Map<String, Object> me) implements AutoCloseable {

    /** Whether the vault was extracted from this very Looker, so that ids may mean the same. */
    boolean home() {
        return instances.source().equals(instances.destination());
    }

    String myId() {
        return Values.text(me, "id").orElse("");
    }

    /** The roles or groups of the API user. */
    Set<String> mine(String field) {
        return Set.copyOf(Values.texts(me, field + "[]"));
    }

    /** The groups of the API user, and those that these lie in: what any of them has, it has. */
    Set<String> myGroups() {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(mine("group_ids"));
        while (!open.isEmpty()) {
            String group = open.pop();
            if (all.add(group)) {
                find(Kind.GROUP, group)
                        .ifPresent(seen ->
                                Values.texts(seen.data(), "parent_group_ids[]").forEach(open::push));
            }
        }
        return all;
    }

    /** The roles that the API user has, by itself or by one of its groups. */
    Set<String> myRoles() {
        Set<String> all = new HashSet<>(mine("role_ids"));
        myGroups()
                .forEach(group ->
                        find(Kind.GROUP, group).ifPresent(seen -> all.addAll(Values.texts(seen.data(), "role_ids[]"))));
        return all;
    }

    /** Whether the API user sees everything, as far as the roles of the target were read. */
    boolean isAdmin() {
        return myRoles().stream()
                .flatMap(role -> find(Kind.ROLE, role).stream())
                .anyMatch(role ->
                        Values.texts(role.data(), "permission_set.all_access").contains("true"));
    }

    void put(Kind kind, Map<String, Object> data) {
        put(kind, data, Keys.is(data, "deleted") || data.get("deleted_at") instanceof String);
    }

    private void put(Kind kind, Map<String, Object> data, boolean trash) {
        List<String> keys = new ArrayList<>(Keys.of(kind, data));
        keys.addAll(Keys.memberships(kind, data));
        if (kind == Kind.USER) {
            Keys.halfMade(data).ifPresent(keys::add);
        }
        mirror.put(kind, new Seen(id(kind, data), trash, data), keys);
    }

    static String id(Kind kind, Map<String, Object> data) {
        return Values.text(data, kind.idField()).orElse("");
    }

    Optional<Seen> find(Kind kind, String id) {
        return mirror.find(kind, id);
    }

    /** What has the key; first what is alive. */
    List<Seen> keyed(Kind kind, String key) {
        List<Seen> found = mirror.keyed(kind, key);
        List<Seen> alive = found.stream().filter(seen -> !seen.trash()).toList();
        return alive.isEmpty() ? found : alive;
    }

    /** An item with the members that say that they belong to it. */
    Map<String, Object> withMembers(Kind kind, Map<String, Object> there) {
        Map<String, Object> with = new LinkedHashMap<>(there);
        for (Part part : kind.parts()) {
            if (part instanceof Part.Members members) {
                with.put(
                        part.key(),
                        mirror.keyed(members.member(), Keys.membership(kind, members, id(kind, there))).stream()
                                .map(Seen::id)
                                .toList());
            }
        }
        return with;
    }

    @Override
    public void close() {
        mirror.close();
    }
}
