package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Paths;
import io.lookervault.looker.ReplyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls of which a restoration is made. */
final class Writes {
    /** More rows than a list has. */
    private static final int ALL = 100_000;

    private Writes() {}

    static Call post(String path, Map<String, Object> body) {
        return Call.write("POST", path, path, Optional.of(body));
    }

    /** Sends a value to what stands below an item: {@code /groups/{id}/users}. */
    static Call send(String method, String template, String id, Object body) {
        return Call.write(method, template, template.replace("{id}", Paths.encode(id)), Optional.of(body));
    }

    static Call patch(String path, String id, Map<String, Object> body) {
        return send("PATCH", path + "/{id}", id, body);
    }

    static Call delete(String path, String id) {
        return Call.write("DELETE", path + "/{id}", path + "/" + Paths.encode(id), Optional.empty());
    }

    /** Changes an item; what is replaced as a whole keeps the values that are not to change. */
    static Call change(Kind kind, String id, Map<String, Object> difference, Map<String, Object> there) {
        Writing writing = Writing.of(kind).orElseThrow();
        if (!writing.whole()) {
            return patch(writing.path(), id, difference);
        }
        Map<String, Object> body =
                new LinkedHashMap<>(Same.withoutNulls(writing.body().pick(there)));
        body.putAll(difference);
        return send("PUT", writing.path() + "/{id}", id, body);
    }

    /** Reads one item. */
    static Call get(Kind kind, String id) {
        String path = kind.itemPath().replace("{id}", Paths.encode(id));
        int query = path.indexOf('?');
        return query < 0
                ? Call.get(kind.itemPath(), path, "", ReplyReader.object())
                : Call.get(
                        kind.itemPath().substring(0, kind.itemPath().indexOf('?')),
                        path.substring(0, query),
                        path.substring(query + 1),
                        ReplyReader.only(new ItemKey(kind, id)));
    }

    /** Reads a list that belongs to an item, to its end also where a proxy allows short pages only. */
    static void list(Part.SubList part, String id, Work into, Consumer<List<Map<String, Object>>> then) {
        list(part, id, into, new ArrayList<>(), then);
    }

    private static void list(
            Part.SubList part,
            String id,
            Work into,
            List<Map<String, Object>> known,
            Consumer<List<Map<String, Object>>> then) {
        int offset = known.size();
        into.read(() -> list(part, id, offset), answer -> {
            Page page = (Page) answer;
            known.addAll(page.rows());
            if (part.paged() && page.isShort(offset, ALL)) {
                list(part, id, into, known, then);
            } else {
                then.accept(known);
            }
        });
    }

    private static Call list(Part.SubList part, String id, int offset) {
        String query = part.query().replace("{id}", Paths.encode(id));
        String more = "sorts=id&limit=" + ALL + (offset > 0 ? "&offset=" + offset : "");
        return Call.get(
                part.path(),
                part.path().replace("{id}", Paths.encode(id)),
                part.paged() ? query + (query.isEmpty() ? "" : "&") + more : query,
                Page::of);
    }

    /** What stands in an item for a list that was read apart. */
    static Object kept(Part.SubList part, List<Map<String, Object>> rows) {
        return part.idsOnly()
                ? rows.stream().flatMap(row -> Values.text(row, "id").stream()).toList()
                : rows;
    }

    @SuppressWarnings("unchecked") // Looker answers these with objects
    static Map<String, Object> object(Object answer) {
        return answer instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // lists of objects
    static List<Map<String, Object>> objects(Map<String, Object> data, String key) {
        return data.get(key) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    static String text(Map<String, Object> data, String path) {
        return Values.text(data, path).orElse("");
    }
}
