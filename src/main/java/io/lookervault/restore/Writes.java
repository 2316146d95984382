package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import io.lookervault.looker.ReplyReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of which a restoration is made. */
final class Writes {
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

    /** Reads a list that belongs to an item. */
    static Call list(Part.SubList part, String id) {
        String query = part.query().replace("{id}", Paths.encode(id));
        String all = part.paged() ? query + (query.isEmpty() ? "" : "&") + "limit=100000" : query;
        return Call.get(
                part.path(), part.path().replace("{id}", Paths.encode(id)), all, reply -> Json.list(reply.body()));
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
