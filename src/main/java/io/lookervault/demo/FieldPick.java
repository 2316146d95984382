package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code fields} parameter: {@code id,title,folder(id,name)}. Unknown names are ignored, as Looker does. */
record FieldPick(Map<String, FieldPick> fields) {

    static Optional<FieldPick> of(Call call) {
        return call.param("fields").map(text -> new Reader(text).list());
    }

    /** Whether nothing but these top-level fields is asked for. */
    boolean onlyOf(Set<String> names) {
        return names.containsAll(fields.keySet());
    }

    JsonNode from(JsonNode node) {
        if (node.isArray()) {
            ArrayNode out = Json.arr();
            node.forEach(item -> out.add(from(item)));
            return out;
        }
        if (!node.isObject() || fields.isEmpty()) {
            return node;
        }
        ObjectNode out = Json.obj();
        node.properties().forEach(entry -> {
            FieldPick inner = fields.get(entry.getKey());
            if (inner != null) {
                out.set(entry.getKey(), inner.from(entry.getValue()));
            }
        });
        return out;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        FieldPick list() {
            Map<String, FieldPick> out = new LinkedHashMap<>();
            while (at < text.length()) {
                int start = at;
                while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                String name = text.substring(start, at).strip();
                char stop = at < text.length() ? text.charAt(at) : ')';
                at++;
                FieldPick inner = stop == '(' ? list() : new FieldPick(Map.of());
                if (!name.isEmpty()) {
                    out.put(name, inner);
                }
                if (stop == ')') {
                    break;
                }
            }
            return new FieldPick(out);
        }
    }
}
