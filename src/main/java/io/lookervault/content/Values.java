package io.lookervault.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads plain-Java JSON values by path.
 *
 * <p>A value is {@code null}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger} (beyond 64 bits), {@link
 * Double}, {@link java.math.BigDecimal} (a number that no double holds exactly), {@link String}, a {@code List} of
 * values or a {@code Map} of values in document order. A path is dotted; {@code []} steps into every element of a list:
 * {@code dashboard_elements[].query.id}.
 */
public final class Values {
    private Values() {}

    /** The text at the path, if there is exactly one scalar that is not null; numbers as decimal text. */
    public static Optional<String> text(Object value, String path) {
        List<Object> found = at(value, path);
        return found.size() == 1 ? scalar(found.get(0)) : Optional.empty();
    }

    /** Every scalar at the path that is not null, in document order. */
    public static List<String> texts(Object value, String path) {
        return at(value, path).stream().flatMap(v -> scalar(v).stream()).toList();
    }

    /** Every value at the path that is not null, in document order; empty when a step is missing. */
    public static List<Object> at(Object value, String path) {
        List<Object> found = new ArrayList<>();
        collect(value, path, 0, found);
        return found;
    }

    private static void collect(Object value, String path, int from, List<Object> found) {
        if (value == null) {
            return;
        }
        if (from >= path.length()) {
            found.add(value);
            return;
        }
        int dot = path.indexOf('.', from);
        int end = dot < 0 ? path.length() : dot;
        boolean each = path.startsWith("[]", end - 2);
        Object child = value instanceof Map<?, ?> map ? map.get(path.substring(from, each ? end - 2 : end)) : null;
        if (!each) {
            collect(child, path, end + 1, found);
        } else if (child instanceof List<?> list) {
            list.forEach(element -> collect(element, path, end + 1, found));
        }
    }

    /**
     * Puts another value in the place of each scalar at the path that is not null; a list loses the elements for which
     * there is none. Changes the data itself.
     */
    public static void replace(Object value, String path, Function<String, Optional<String>> other) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        boolean each = step.endsWith("[]");
        String key = each ? step.substring(0, step.length() - 2) : step;
        if (!(value instanceof Map<?, ?> untyped)) {
            return;
        }
        @SuppressWarnings("unchecked") // objects of values have text keys
        Map<String, Object> map = (Map<String, Object>) untyped;
        Object child = map.get(key);
        if (dot >= 0) {
            String rest = path.substring(dot + 1);
            (each && child instanceof List<?> list ? list : Collections.singletonList(child))
                    .forEach(element -> replace(element, rest, other));
        } else if (each && child instanceof List<?> list) {
            map.put(key, replaced(list, other));
        } else if (child != null) {
            scalar(child).ifPresent(text -> map.put(key, other.apply(text).orElse(null)));
        }
    }

    private static List<Object> replaced(List<?> list, Function<String, Optional<String>> other) {
        List<Object> kept = new ArrayList<>();
        list.forEach(element -> scalar(element).flatMap(other).ifPresent(kept::add));
        return kept;
    }

    private static Optional<String> scalar(Object value) {
        return value instanceof Map || value instanceof List ? Optional.empty() : Optional.of(String.valueOf(value));
    }

    /** A copy of maps and lists, all the way down, however deep that is; what they hold else is never changed. */
    public static Object copy(Object value) {
        Deque<Copying> open = new ArrayDeque<>();
        Object copy = begun(value, open);
        while (!open.isEmpty()) {
            Copying next = open.pop();
            if (next.from() instanceof Map<?, ?> map) {
                map.forEach((key, element) -> next.map().put(key, begun(element, open)));
            } else if (next.from() instanceof List<?> list) {
                list.forEach(element -> next.list().add(begun(element, open)));
            }
        }
        return copy;
    }

    /** A container, and its copy that is still empty: a map or a list. */
    private record Copying(Object from, Map<Object, Object> map, List<Object> list) {}

    private static Object begun(Object value, Deque<Copying> open) {
        if (value instanceof Map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            open.push(new Copying(value, copy, List.of()));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            open.push(new Copying(value, Map.of(), copy));
            return copy;
        }
        return value;
    }
}
