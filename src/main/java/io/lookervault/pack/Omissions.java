package io.lookervault.pack;

import io.lookervault.content.ApiFields;
import io.lookervault.content.FieldType;
import io.lookervault.content.Fields;
import io.lookervault.content.Kind;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a file lacks and the vault has. Whoever takes out the line of something that Looker lets others write wants it empty. It
 * becomes just that, since a restoration leaves alone what an item does not speak of; what cannot be empty is refused. One use each.
 */
final class Omissions {
    private final Kind kind;
    private final Faults faults;

    private Omissions(Kind kind, Faults faults) {
        this.kind = kind;
        this.faults = faults;
    }

    /** @param before the item as the vault has it; of one that it does not have nothing can be lacking */
    static void fill(Kind kind, Map<Object, Object> item, Map<?, ?> before, Faults faults) {
        Omissions omissions = new Omissions(kind, faults);
        Writing.of(kind).ifPresent(writing -> {
            omissions.lists(writing.links(), item, before);
            omissions.object(ApiFields.of(kind), writing.body(), "", item, before);
        });
    }

    /** Members and the like: of an item that does not list them, a restoration takes them for unknown. */
    private void lists(Fields links, Map<Object, Object> item, Map<?, ?> before) {
        for (String key : links.keys()) {
            if (before.get(key) != null && !item.containsKey(key)) {
                String empty = before.get(key) instanceof List ? "Write " + key + ": [] to empty it, or put" : "Put";
                faults.add(key, key + " is missing. " + empty + " it back");
            }
        }
    }

    private void object(ApiFields types, Fields fields, String path, Map<Object, Object> object, Map<?, ?> before) {
        Map<Object, Object> whole = new LinkedHashMap<>();
        before.forEach((key, value) -> {
            if (object.containsKey(key)) {
                whole.put(key, object.get(key));
            } else if (fields.keys().contains(key) || fields.keys().contains("*")) {
                whole.put(key, emptied(Lines.child(path, key), types.types().get(key), value));
            }
        });
        fields.keys()
                .forEach(key -> within(
                        types.types().get(key),
                        fields.within(key),
                        Lines.child(path, key),
                        whole.get(key),
                        before.get(key)));
        object.forEach(whole::putIfAbsent);
        object.clear();
        object.putAll(whole);
    }

    private Object emptied(String path, FieldType type, Object value) {
        boolean place = path.equals(kind.folderField()) || path.equals(kind.ownerField());
        if (value != null && (place || type == FieldType.Scalar.FLAG)) {
            faults.add(
                    path, path.substring(path.lastIndexOf('.') + 1) + " is missing, and is never empty. Put it back");
        }
        return value instanceof List ? new ArrayList<>() : null;
    }

    private void within(FieldType type, Fields fields, String path, Object value, Object before) {
        if (type instanceof FieldType.Named named && value instanceof Map && before instanceof Map<?, ?> old) {
            object(ApiFields.of(named), fields, path, QueryPlace.map(value), old);
        } else if (type instanceof FieldType.ListOf list
                && list.element() instanceof FieldType.Named named
                && value instanceof List<?> elements
                && before instanceof List<?> old) {
            elements(ApiFields.of(named), fields, path, elements, old);
        }
    }

    /** Parts are the same where their ids are. */
    private void elements(ApiFields types, Fields fields, String path, List<?> elements, List<?> before) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Map<?, ?> element && element.get(ItemPart.ID) != null) {
                String at = path + "[" + i + "]";
                before.stream()
                        .filter(old -> old instanceof Map<?, ?> map
                                && Objects.equals(map.get(ItemPart.ID), element.get(ItemPart.ID)))
                        .findFirst()
                        .ifPresent(old -> object(types, fields, at, QueryPlace.map(element), (Map<?, ?>) old));
            }
        }
    }
}
