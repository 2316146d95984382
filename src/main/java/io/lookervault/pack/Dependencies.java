package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an item needs: the items it refers to, those that bodies within it refer to included. */
final class Dependencies {
    private Dependencies() {}

    /** In document order, without repeats. */
    static Set<ItemKey> of(Kind kind, Object data) {
        Set<ItemKey> found = new LinkedHashSet<>();
        collect(kind, data, found);
        for (List<QueryPlace> group : QueryPlace.groups(kind, data)) {
            for (QueryPlace place : group) {
                place.body().ifPresent(body -> collect(place.kind(), body, found));
            }
        }
        return found;
    }

    private static void collect(Kind kind, Object data, Set<ItemKey> found) {
        for (Reference reference : kind.references()) {
            reference.ids(data).forEach(id -> found.add(new ItemKey(reference.target(), id)));
        }
    }

    /** As files tell it: ids by plural kind. */
    static Map<String, Object> listed(Set<ItemKey> keys) {
        Map<Kind, List<Object>> byKind = new TreeMap<>();
        keys.forEach(key ->
                byKind.computeIfAbsent(key.kind(), k -> new ArrayList<>()).add(key.id()));
        Map<String, Object> listed = new LinkedHashMap<>();
        byKind.forEach((kind, ids) -> listed.put(kind.plural(), ids));
        return listed;
    }

    /** Reads what {@link #listed} wrote; what people made of it otherwise is left out. */
    static Set<ItemKey> read(Object listed) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        if (listed instanceof Map<?, ?> map) {
            map.forEach((name, ids) -> Kind.named(String.valueOf(name))
                    .ifPresent(kind -> Values.texts(Map.of("ids", ids == null ? List.of() : ids), "ids[]").stream()
                            .filter(id -> !id.isBlank())
                            .forEach(id -> keys.add(new ItemKey(kind, id)))));
        }
        return keys;
    }
}
