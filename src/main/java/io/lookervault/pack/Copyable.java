package io.lookervault.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an anchor names. */
record Copyable(Object value, Weight weight) {
    /**
     * How much there is of something.
     *
     * @param size characters and values
     * @param depth containers within containers
     */
    record Weight(long size, int depth) {}

    /** A copy of its own for each alias: what is changed in one place stays in the other. */
    Object copy() {
        return copy(value);
    }

    static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, copy(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return value;
    }
}
