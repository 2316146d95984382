package io.lookervault.restore;

import io.lookervault.content.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the colours of one collection in its twin of another instance: by list and label, else by place. */
final class Palettes {
    private static final List<String> LISTS = List.of("categoricalPalettes", "sequentialPalettes", "divergingPalettes");

    private Palettes() {}

    /** The ids of the collections that a value names, however deep. */
    static Set<String> collections(Object value) {
        Set<String> found = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> found.addAll(collections(element)));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> found.addAll(collections(element)));
            if (map.get("collection_id") instanceof String id) {
                found.add(id);
            }
        }
        return found;
    }

    /** The ids of all palettes of a collection. */
    static Set<String> ids(Map<String, Object> collection) {
        Set<String> ids = new HashSet<>();
        LISTS.forEach(list -> ids.addAll(Values.texts(collection, list + "[].id")));
        return ids;
    }

    /** The id, in the other collection, of the palette that has this id in the first. */
    static Optional<String> twin(Map<String, Object> from, Map<String, Object> to, String palette) {
        for (String list : LISTS) {
            List<Object> here = Values.at(from, list + "[]");
            List<Object> there = Values.at(to, list + "[]");
            for (int i = 0; i < here.size(); i++) {
                Map<?, ?> one = (Map<?, ?>) here.get(i);
                if (palette.equals(one.get("id"))) {
                    Object place = i < there.size() ? there.get(i) : Map.of();
                    return there.stream()
                            .filter(other -> Objects.equals(((Map<?, ?>) other).get("label"), one.get("label")))
                            .findFirst()
                            .or(() -> Optional.of(place))
                            .flatMap(other -> Values.text(other, "id"));
                }
            }
        }
        return Optional.empty();
    }
}
