package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes what names items of other kinds and comes when these are there: members, assignments, values. What the target has
 * beyond the vault stays, unless the restoration is to be exact and the vault knows of that list at all; the API user and the
 * groups that it is in always stay where they are.
 */
final class LinkWork {
    private static final String VALUES = "attribute_values";
    private static final String ATTRIBUTE = "user_attribute_id";
    private static final String VALUE = "value";
    private static final Fields USER = Writing.of(Kind.USER).orElseThrow().links();

    private final Rules rules;
    private final Target target;
    private final String id;
    private final Map<String, Object> wanted;
    private final Map<String, Object> there;
    private final Work work;

    private LinkWork(Identities identities, Kind kind, Map<String, Object> wanted, Map<String, Object> there) {
        this.rules = identities.rules();
        this.target = identities.target();
        this.id = Target.id(kind, there);
        this.wanted = wanted;
        this.there = there;
        this.work = Work.nothing(there);
    }

    /**
     * @param wanted the item with the ids of the target
     * @param there the item in the target, with what belongs to it
     */
    static Work of(Identities identities, ItemKey key, Map<String, Object> wanted, Map<String, Object> there) {
        LinkWork links = new LinkWork(identities, key.kind(), wanted, there);
        switch (key.kind()) {
            case GROUP -> links.group();
            case ROLE -> links.role();
            case USER_ATTRIBUTE -> links.groupValues();
            case USER -> links.user();
            default -> throw new IllegalArgumentException("no links in " + key);
        }
        return links.work;
    }

    private Set<String> wantedIds(String field) {
        return new LinkedHashSet<>(Values.texts(wanted, field + "[]"));
    }

    private Set<String> idsThere(String field) {
        return new LinkedHashSet<>(Values.texts(there, field + "[]"));
    }

    /** Whether the vault says at all who belongs there; that of the original tool does not. */
    private boolean tells(String field) {
        return wanted.get(field) instanceof List<?>;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    /** Who belongs to a group that Looker or a directory manages is not for us to say; where it belongs is. */
    private void group() {
        boolean managed = Untouchable.item(Kind.GROUP, wanted).isPresent();
        Set<String> parents = wantedIds("parent_group_ids");
        Set<String> parentsThere = idsThere("parent_group_ids");
        for (String parent : without(parents, parentsThere)) {
            write("POST", "/groups/{id}/groups", parent, Map.of("group_id", id), "+in group " + parent);
        }
        Set<String> users = managed ? Set.of() : wantedIds("user_ids");
        Set<String> usersThere = idsThere("user_ids");
        for (String user : without(users, usersThere)) {
            write("POST", "/groups/{id}/users", id, Map.of("user_id", user), "+user " + user);
        }
        if (rules.exact() && tells("parent_group_ids") && !target.myGroups().contains(id)) {
            without(parentsThere, parents).forEach(parent -> delete("/groups/" + parent + "/groups", id));
        }
        if (rules.exact() && tells("user_ids") && !managed) {
            without(usersThere, users).stream()
                    .filter(user -> !user.equals(target.myId()))
                    .forEach(user -> delete("/groups/" + id + "/users", user));
        }
    }

    private void role() {
        assign("user_ids", "/roles/{id}/users", Set.of(target.myId()));
        assign("group_ids", "/roles/{id}/groups", target.myGroups());
    }

    /** These lists are replaced as a whole, so what is there is put into them. */
    private void assign(String field, String template, Set<String> mine) {
        if (!tells(field)) {
            return;
        }
        Set<String> before = idsThere(field);
        Set<String> after = wantedIds(field);
        before.stream().filter(one -> !rules.exact() || mine.contains(one)).forEach(after::add);
        if (!after.equals(before)) {
            work.changes(field);
            work.write(() -> Writes.send("PUT", template, id, List.copyOf(after)), answer -> {
                if (answer instanceof List<?>) {
                    List<String> now = Survey.rows(answer).stream()
                            .map(one -> Writes.text(one, "id"))
                            .toList();
                    after.stream().filter(one -> !now.contains(one)).forEach(one -> work.untaken(field + " " + one));
                }
            });
        }
    }

    private void groupValues() {
        if (Keys.is(wanted, "value_is_hidden") || !tells("group_values")) {
            return; // Looker does not tell hidden values, so there is nothing to restore
        }
        List<Map<String, Object>> after = new ArrayList<>();
        Set<Object> groups = new LinkedHashSet<>();
        for (Map<String, Object> value : Writes.objects(wanted, "group_values")) {
            if (value.get("group_id") != null && groups.add(value.get("group_id"))) {
                after.add(pair(value));
            }
        }
        List<Map<String, Object>> before = new ArrayList<>();
        for (Map<String, Object> value : Writes.objects(there, "group_values")) {
            before.add(pair(value));
            if (!rules.exact() && groups.add(value.get("group_id"))) {
                after.add(pair(value));
            }
        }
        if (!Same.same(after, before)) {
            work.changes("group_values");
            work.write(() -> Writes.send("POST", "/user_attributes/{id}/group_values", id, after), answer -> {
                if (answer instanceof List<?>
                        && !Survey.rows(answer).stream()
                                .map(LinkWork::pair)
                                .toList()
                                .containsAll(after)) {
                    work.untaken("group_values");
                }
            });
        }
    }

    private static Map<String, Object> pair(Map<String, Object> value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("group_id", value.get("group_id"));
        pair.put(VALUE, value.get(VALUE));
        return pair;
    }

    private void user() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (wanted.get("home_folder_id") != null
                && !Same.same(wanted.get("home_folder_id"), there.get("home_folder_id"))) {
            body.put("home_folder_id", wanted.get("home_folder_id"));
        }
        Map<String, Object> state = Writes.object(there.get("ui_state"));
        Map<String, Object> both = new LinkedHashMap<>(state);
        both.putAll(Same.withoutNulls(Writes.object(wanted.get("ui_state"))));
        if (!Same.same(both, state)) {
            body.put("ui_state", Same.withoutNulls(both));
        }
        body.keySet().forEach(work::changes);
        if (!body.isEmpty()) {
            work.write(() -> Writes.patch("/users", id, body), answer -> {
                Same.untaken(USER, body, Writes.object(answer)).forEach(work::untaken);
                work.result(PlainWork.over(there, Writes.object(answer)));
            });
        }
        values();
    }

    private void values() {
        for (Map<String, Object> value : Writes.objects(wanted, VALUES)) {
            Object attribute = value.get(ATTRIBUTE);
            if (attribute != null && own(value) && value.get(VALUE) != null && !sameThere(value)) {
                String what = "value of attribute " + value.get("name");
                work.changes(what);
                String template = "/users/{id}/attribute_values/" + attribute;
                Map<String, Object> body = Map.of(VALUE, value.get(VALUE));
                work.write(() -> Writes.send("PATCH", template, id, body), answer -> {
                    Map<String, Object> now = Writes.object(answer);
                    if (!Keys.is(now, "value_is_hidden")
                            && !Same.untaken(Fields.of(VALUE), body, now).isEmpty()) {
                        work.untaken(what);
                    }
                });
            }
        }
        takeValuesAway();
    }

    /** A value that Looker does not tell may be in the vault all the same, and stays. */
    private void takeValuesAway() {
        List<Map<String, Object>> known = Writes.objects(wanted, VALUES);
        boolean nameless = known.stream().anyMatch(value -> value.get(ATTRIBUTE) == null);
        if (!rules.exact() || !tells(VALUES) || nameless) {
            return;
        }
        for (Map<String, Object> value : Writes.objects(there, VALUES)) {
            boolean surplus = known.stream()
                    .noneMatch(one -> own(one) && Objects.equals(one.get(ATTRIBUTE), value.get(ATTRIBUTE)));
            if (surplus && own(value) && !Keys.is(value, "value_is_hidden")) {
                work.changes("-value of attribute " + value.get("name"));
                String path = "/users/" + Paths.encode(id) + "/attribute_values";
                work.write(() -> Writes.delete(path, Writes.text(value, ATTRIBUTE)), answer -> {});
            }
        }
    }

    /** Whether the user has the value itself, and not from a group or as the default. */
    static boolean own(Map<String, Object> value) {
        return !String.valueOf(value.get("source")).matches("(?i).*(default|group|null).*");
    }

    private boolean sameThere(Map<String, Object> value) {
        return Writes.objects(there, VALUES).stream()
                .anyMatch(one -> own(one)
                        && Objects.equals(one.get(ATTRIBUTE), value.get(ATTRIBUTE))
                        && Objects.equals(one.get(VALUE), value.get(VALUE)));
    }

    private void write(String method, String template, String of, Map<String, Object> body, String what) {
        work.changes(what);
        work.write(() -> Writes.send(method, template, of, body), answer -> {});
    }

    private void delete(String path, String which) {
        work.changes("-" + which);
        work.write(() -> Writes.delete(path, which), answer -> {});
    }
}
