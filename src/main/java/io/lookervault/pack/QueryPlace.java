package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place in an item where another item is named by id and its body stands beside the id: a tile and its query.
 *
 * @param container the object that has both
 * @param key where the body stands; the id stands at {@code key_id}
 * @param kind kind of what is named
 * @param path where the container stands in the item
 */
record QueryPlace(Map<Object, Object> container, String key, Kind kind, String path) {

    /** The id, if the place names anything. */
    Optional<String> id() {
        return Values.text(container, key + "_id").filter(id -> !id.isBlank());
    }

    /** The body, if it stands there. */
    Optional<Map<?, ?>> body() {
        return container.get(key) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }

    /** Names another item from now on. */
    void point(String id, Optional<Map<Object, Object>> body) {
        container.put(key + "_id", id);
        body.filter(b -> container.get(key) instanceof Map).ifPresent(b -> container.put(key, b));
    }

    /** Whether items of the kind carry bodies of others. */
    static boolean in(Kind kind) {
        return !bodies(kind).isEmpty();
    }

    /**
     * The places of an item, those of one tile together: a tile has several copies of its query.
     *
     * @return a list for each tile, or for the item as a whole
     */
    static List<List<QueryPlace>> groups(Kind kind, Object data) {
        Set<String> tops = new LinkedHashSet<>();
        bodies(kind).forEach(body -> tops.add(top(body.path())));
        List<List<QueryPlace>> groups = new ArrayList<>();
        for (String top : tops) {
            List<Object> elements = Values.at(data, top);
            for (int i = 0; i < elements.size(); i++) {
                groups.add(group(kind, top, elements.get(i), i));
            }
        }
        return groups;
    }

    private static List<QueryPlace> group(Kind kind, String top, Object element, int index) {
        List<QueryPlace> places = new ArrayList<>();
        for (Reference body : bodies(kind)) {
            if (top(body.path()).equals(top)) {
                String inner = top.isEmpty() ? body.path() : body.path().substring(top.length() + 1);
                int dot = inner.lastIndexOf('.');
                String container = dot < 0 ? "" : inner.substring(0, dot);
                String base = top.isEmpty() ? "" : top.replace("[]", "[" + index + "]");
                String path =
                        Stream.of(base, container).filter(s -> !s.isEmpty()).reduce("", Lines::child);
                Values.at(element, container).stream()
                        .filter(Map.class::isInstance)
                        .map(found -> new QueryPlace(map(found), inner.substring(dot + 1), body.target(), path))
                        .forEach(places::add);
            }
        }
        return places;
    }

    private static List<Reference> bodies(Kind kind) {
        Stream<Reference> parts = kind.parts().stream()
                .filter(Part.Body.class::isInstance)
                .map(Part.Body.class::cast)
                .map(part -> new Reference(part.key(), part.kind().singular(), "", ""));
        return Stream.concat(kind.bodies().stream(), parts).toList();
    }

    /** The list whose elements belong together; empty for the item itself. */
    private static String top(String path) {
        int list = path.indexOf("[]");
        return list < 0 ? "" : path.substring(0, list + 2);
    }

    @SuppressWarnings("unchecked") // values that were read are maps of values
    static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) value;
    }
}
