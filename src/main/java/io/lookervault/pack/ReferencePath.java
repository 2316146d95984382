package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.List;

/** Finds where in an item another one is named. */
final class ReferencePath {
    private ReferencePath() {}

    /** Where in an item another one is named. */
    static String of(Kind kind, Object data, ItemKey target) {
        for (List<QueryPlace> group : QueryPlace.groups(kind, data)) {
            for (QueryPlace place : group) {
                String inner = place.body()
                        .map(body -> within(place.kind(), body, target))
                        .orElse("");
                if (!inner.isEmpty()) {
                    return Lines.child(Lines.child(place.path(), place.key()), inner);
                }
            }
        }
        return within(kind, data, target);
    }

    private static String within(Kind kind, Object data, ItemKey target) {
        return kind.references().stream()
                .filter(reference -> reference.target() == target.kind())
                .filter(reference -> reference.ids(data).contains(target.id()))
                .map(reference -> first(data, reference.path(), target.id()))
                .findFirst()
                .orElse("");
    }

    private static String first(Object data, String path, String id) {
        int list = path.indexOf("[]");
        if (list < 0) {
            return path;
        }
        String base = path.substring(0, list);
        String rest = path.substring(list + 2).replaceFirst("^\\.", "");
        List<Object> found = Values.at(data, base);
        List<?> elements = found.isEmpty() || !(found.get(0) instanceof List<?> all) ? List.of() : all;
        for (int i = 0; i < elements.size(); i++) {
            if (rest.isEmpty()
                    ? id.equals(String.valueOf(elements.get(i)))
                    : Values.texts(elements.get(i), rest).contains(id)) {
                String inner = rest.isEmpty() ? "" : first(elements.get(i), rest, id);
                return base + "[" + i + "]" + (inner.isEmpty() ? "" : "." + inner);
            }
        }
        return base;
    }
}
