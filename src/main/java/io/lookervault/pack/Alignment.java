package io.lookervault.pack;

import io.lookervault.vault.Raw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings back what tools lose that edit YAML: the order of keys, which Python sorts, and values that most programs cannot
 * hold. What a person changed is left as it is.
 */
final class Alignment {
    private Alignment() {}

    /** The value with keys in the order of the model, new ones at the end. */
    static Object to(Object model, Object value) {
        if (model instanceof Map<?, ?> before && value instanceof Map<?, ?> after) {
            return map(before, after);
        }
        if (model instanceof List<?> before && value instanceof List<?> after) {
            return list(before, after);
        }
        return kept(model, value) ? model : value;
    }

    private static Map<Object, Object> map(Map<?, ?> before, Map<?, ?> after) {
        Map<Object, Object> aligned = new LinkedHashMap<>();
        before.forEach((key, value) -> {
            if (after.containsKey(key)) {
                aligned.put(key, to(value, after.get(key)));
            }
        });
        after.forEach((key, value) -> {
            if (!before.containsKey(key)) {
                aligned.put(key, value);
            }
        });
        return aligned;
    }

    private static List<Object> list(List<?> before, List<?> after) {
        Map<Object, Object> byId = new HashMap<>();
        before.forEach(element -> id(element).ifPresent(id -> byId.putIfAbsent(id, element)));
        List<Object> aligned = new ArrayList<>(after.size());
        for (int i = 0; i < after.size(); i++) {
            Object value = after.get(i);
            Object sameplace = i < before.size() ? before.get(i) : null;
            aligned.add(to(id(value).map(byId::get).orElse(sameplace), value));
        }
        return aligned;
    }

    private static Optional<Object> id(Object element) {
        return element instanceof Map<?, ?> map ? Optional.ofNullable(map.get("id")) : Optional.empty();
    }

    /** Whether the value is what is left of the model after a program read and wrote it. */
    private static boolean kept(Object model, Object value) {
        if (model instanceof BigDecimal decimal) {
            return value instanceof Double real && real.equals(decimal.doubleValue());
        }
        if (model instanceof Float real) {
            return value instanceof Double other && other.equals(real.doubleValue());
        }
        if (model instanceof Double && value instanceof String text) {
            return respelt(text, model);
        }
        return model instanceof Raw && Objects.equals(String.valueOf(model), value);
    }

    /** Whether a text is the number in a form that YAML 1.2 alone reads as one: ruamel writes {@code 1e-07}. */
    private static boolean respelt(String text, Object number) {
        return PlainScalar.value(text, Dialect.TEXT) instanceof String
                && number.equals(PlainScalar.value(text, Dialect.ORIGINAL));
    }
}
