package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which part of an item in the target stands for which of the same item in the vault: tiles of a dashboard, its tabs, its
 * filters, the sections of a board. First by what is known of the ids, then by being alike, the most alike first; so parts
 * keep their ids, and with them what hangs on these.
 */
final class Tiles {
    private static final Fields ELEMENT =
            Writing.of(Kind.DASHBOARD).orElseThrow().body().within("dashboard_elements");

    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> onlyNamed = new HashSet<>();

    /** The tiles of a dashboard, given as the vault and as the target have it. */
    static Tiles match(Identities identities, ItemKey key, Map<String, Object> here, Map<String, Object> there) {
        List<Map<String, Object>> mine = elements(identities, here, filters(here, there));
        List<Map<String, Object>> theirs = Writes.objects(there, "dashboard_elements");
        Tiles tiles = new Tiles();
        tiles.byId("tile", identities, sameIds(identities, key, there), mine, theirs);
        tiles.alike(mine, theirs, (a, b) -> Same.sameIn(ELEMENT, a, b));
        tiles.alike(mine, theirs, (a, b) -> same(a, b, "title", "title_text", "type", "query_id", "look_id"));
        Set<String> surer = Set.copyOf(tiles.taken);
        tiles.alike(
                mine,
                theirs,
                (a, b) -> named(a)
                        && same(a, b, "title", "title_text", "type")
                        && identities.watchers().know(Writes.text(a, "id"), b));
        tiles.taken.stream().filter(one -> !surer.contains(one)).forEach(tiles.onlyNamed::add);
        return tiles;
    }

    /** The filters of a dashboard, given as the vault and as the target have it. */
    static Tiles filters(Map<String, Object> here, Map<String, Object> there) {
        List<Map<String, Object>> mine = Writes.objects(here, "dashboard_filters");
        List<Map<String, Object>> theirs = Writes.objects(there, "dashboard_filters");
        Tiles filters = new Tiles();
        filters.alike(mine, theirs, (a, b) -> same(a, b, "name"));
        filters.alike(mine, theirs, (a, b) -> same(a, b, "title"));
        return filters;
    }

    /** The tabs of a dashboard, given as the vault and as the target have it. */
    static Tiles tabs(Identities identities, ItemKey key, Map<String, Object> here, Map<String, Object> there) {
        List<Map<String, Object>> mine = Writes.objects(here, "dashboard_layouts");
        List<Map<String, Object>> theirs = Writes.objects(there, "dashboard_layouts");
        Tiles tabs = new Tiles();
        tabs.byId("layout", identities, sameIds(identities, key, there), mine, theirs);
        tabs.alike(mine, theirs, (a, b) -> same(a, b, "label", "order", "active"));
        tabs.alike(mine, theirs, (a, b) -> same(a, b, "label"));
        tabs.alike(mine, theirs, (a, b) -> Keys.is(a, "active") && Keys.is(b, "active"));
        if (mine.isEmpty()) { // no dashboard is without a tab: the vault does not tell which, such as of a file that
            // lists none
            theirs.forEach(tabs::keep);
        }
        return tabs;
    }

    /** The tiles of the vault, which name the filters of the target, or ones that are still to be made. */
    static List<Map<String, Object>> elements(Identities identities, Map<String, Object> here, Tiles filters) {
        List<String> known = Values.texts(here, "dashboard_filters[].id");
        boolean home = identities.target().home();
        List<Map<String, Object>> elements = new ArrayList<>();
        for (Map<String, Object> element : Writes.objects(here, "dashboard_elements")) {
            Map<String, Object> copy = new LinkedHashMap<>(element);
            Values.replace(
                    copy,
                    "filter_id",
                    id -> known.contains(id)
                            ? filters.targetOf(id).or(() -> Optional.of(Rewriting.NEW + id))
                            : Optional.of(id).filter(same -> home));
            elements.add(copy);
        }
        return elements;
    }

    /** Whether ids of parts mean the same in vault and target. */
    static boolean sameIds(Identities identities, ItemKey key, Map<String, Object> there) {
        return identities.target().home() && key.id().equals(Target.id(key.kind(), there));
    }

    /** Whether somebody has an alert on the tile. */
    static boolean watched(Map<String, Object> tile) {
        return Watchers.count(tile) > 0;
    }

    private static boolean named(Map<String, Object> part) {
        return part.get("title") != null || part.get("title_text") != null;
    }

    static boolean same(Map<String, Object> one, Map<String, Object> other, String... keys) {
        for (String key : keys) {
            if (!Same.same(one.get(key), other.get(key))) {
                return false;
            }
        }
        return true;
    }

    /** Parts that have the same id where ids mean the same, or that were restored as each other before. */
    void byId(
            String part,
            Identities identities,
            boolean sameIds,
            List<Map<String, Object>> here,
            List<Map<String, Object>> there) {
        Set<String> ids = new HashSet<>();
        there.forEach(one -> ids.add(Writes.text(one, "id")));
        for (Map<String, Object> one : here) {
            String id = Writes.text(one, "id");
            Optional<String> known = sameIds && ids.contains(id) ? Optional.of(id) : identities.part(part, id);
            known.filter(ids::contains).filter(taken::add).ifPresent(target -> targets.put(id, target));
        }
    }

    /** Parts that are alike in some way, in order, of those that have no partner yet. */
    void alike(
            List<Map<String, Object>> here,
            List<Map<String, Object>> there,
            BiPredicate<Map<String, Object>, Map<String, Object>> alike) {
        for (Map<String, Object> one : here) {
            String id = Writes.text(one, "id");
            if (!targets.containsKey(id)) {
                there.stream()
                        .filter(other -> !taken.contains(Writes.text(other, "id")) && alike.test(one, other))
                        .findFirst()
                        .ifPresent(other -> pair(id, Writes.text(other, "id")));
            }
        }
    }

    /** From now on these two stand for each other. */
    void pair(String here, String there) {
        targets.put(here, there);
        taken.add(there);
    }

    /** A part of the target that stays, whatever stands for it. */
    void keep(Map<String, Object> there) {
        taken.add(Writes.text(there, "id"));
    }

    Optional<String> targetOf(String here) {
        return Optional.ofNullable(targets.get(here));
    }

    /** Parts of the target that stand for nothing in the vault. */
    List<Map<String, Object>> surplus(List<Map<String, Object>> there) {
        List<Map<String, Object>> left = new ArrayList<>(there);
        left.removeIf(one -> taken.contains(Writes.text(one, "id")));
        return left;
    }

    /** Parts of the target that stand for one of the vault by their names alone, and show something else so far. */
    Set<String> onlyNamed() {
        return Set.copyOf(onlyNamed);
    }

    /** What stands for what, vault first, as far as the vault has ids for it. */
    Map<String, String> pairs() {
        Map<String, String> known = new HashMap<>(targets);
        known.keySet().removeIf(id -> id.startsWith(Rewriting.NEW));
        return known;
    }
}
