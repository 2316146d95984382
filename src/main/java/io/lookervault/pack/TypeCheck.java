package io.lookervault.pack;

import io.lookervault.content.ApiFields;
import io.lookervault.content.FieldType;
import io.lookervault.content.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an edited item against the fields that Looker's API has. What was wrong already in the vault is not the editor's
 * fault and passes. One use each.
 */
final class TypeCheck {
    private static final int LONGEST = 40;

    private final Faults faults;
    private final boolean edited;

    private TypeCheck(Faults faults, boolean edited) {
        this.faults = faults;
        this.edited = edited;
    }

    /** @param before the item as the vault has it, if it has */
    static void check(Kind kind, Map<?, ?> item, Optional<Map<?, ?>> before, Faults faults) {
        new TypeCheck(faults, before.isPresent())
                .object(kind.singular(), ApiFields.of(kind), "", item, before.orElse(Map.of()));
    }

    private void object(String name, ApiFields fields, String path, Map<?, ?> object, Map<?, ?> before) {
        for (String field : fields.required()) {
            Object value = object.get(field);
            boolean empty = value == null || (value instanceof String text && text.isBlank());
            if (empty && (!edited || before.get(field) != null)) {
                faults.add(Lines.child(path, field), "a " + name.replace('_', ' ') + " needs a " + field);
            }
        }
        object.forEach((key, value) -> {
            String at = Lines.child(path, key);
            Optional<FieldType> type = key instanceof String text
                    ? Optional.ofNullable(fields.types().get(text))
                    : Optional.empty();
            if (type.isPresent()) {
                value(type.get(), at, value, before.get(key));
            } else if (!before.containsKey(key) && edited) {
                faults.add(at, "a " + name.replace('_', ' ') + " has no field " + key);
            } else {
                value(FieldType.Scalar.ANY, at, value, before.get(key));
            }
        });
    }

    private void value(FieldType type, String path, Object value, Object before) {
        if (value == null || value.equals(before)) {
            return;
        }
        boolean date = value instanceof Instant && type == FieldType.Scalar.TEXT;
        if (!type.fits(value) && !date) {
            if (before == null || type.fits(before)) {
                faults.add(path, last(path) + " must be " + type.word() + ", not " + shown(value));
            }
        } else if (value instanceof Map<?, ?> map) {
            map(type, path, map, before instanceof Map<?, ?> old ? old : Map.of());
        } else if (value instanceof List<?> list) {
            list(type, path, list, before instanceof List<?> old ? old : List.of());
        } else if (value instanceof byte[] || (value instanceof Double real && !Double.isFinite(real))) {
            faults.add(path, last(path) + " must be something that JSON can hold, not " + shown(value));
        }
    }

    private void map(FieldType type, String path, Map<?, ?> map, Map<?, ?> before) {
        if (type instanceof FieldType.Named named) {
            object(named.name(), ApiFields.of(named), path, map, before);
            return;
        }
        FieldType inner = type instanceof FieldType.MapOf of ? of.value() : FieldType.Scalar.ANY;
        map.forEach((key, value) -> {
            String at = Lines.child(path, key);
            if (!(key instanceof String) && !before.containsKey(key)) {
                faults.add(at, "the key " + key + " is not text: put it in quotes");
            }
            value(inner, at, value, before.get(key));
        });
    }

    /** Parts that have an id are compared with the one of that id, others with what was in their place. */
    private void list(FieldType type, String path, List<?> list, List<?> before) {
        FieldType inner = type instanceof FieldType.ListOf of ? of.element() : FieldType.Scalar.ANY;
        Map<Object, Object> byId = new HashMap<>();
        before.forEach(part -> id(part).ifPresent(id -> byId.putIfAbsent(id, part)));
        for (int i = 0; i < list.size(); i++) {
            Object inItsPlace = before.size() == list.size() ? before.get(i) : null;
            Object old = id(list.get(i)).map(byId::get).orElse(inItsPlace);
            value(inner, path + "[" + i + "]", list.get(i), old);
        }
    }

    private static Optional<Object> id(Object part) {
        return part instanceof Map<?, ?> map ? Optional.ofNullable(map.get("id")) : Optional.empty();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String shown(Object value) {
        String text = value instanceof byte[] ? "binary" : String.valueOf(value);
        String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return value instanceof String ? "the text '" + kept + "'" : kept;
    }
}
