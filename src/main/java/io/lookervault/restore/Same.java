package io.lookervault.restore;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares values as Looker means them: a missing key is null, and 1 is 1.0. */
final class Same {
    private Same() {}

    static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> twin) {
            return map.keySet().stream().allMatch(key -> same(map.get(key), twin.get(key)))
                    && twin.keySet().stream().allMatch(key -> map.containsKey(key) || twin.get(key) == null);
        }
        if (one instanceof List<?> list && other instanceof List<?> twin) {
            if (list.size() != twin.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), twin.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof Number number && other instanceof Number twin && !one.equals(other)) {
            return decimal(number).compareTo(decimal(twin)) == 0;
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    /** Of what is wanted, the keys that differ from what is there. */
    static Map<String, Object> difference(Map<String, Object> wanted, Map<String, Object> there) {
        Map<String, Object> different = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            if (!same(value, there.get(key))) {
                different.put(key, value);
            }
        });
        return different;
    }

    /** Without the keys that say nothing: what makes a new item. */
    static Map<String, Object> withoutNulls(Map<String, Object> wanted) {
        Map<String, Object> said = new LinkedHashMap<>(wanted);
        said.values().removeIf(Objects::isNull);
        return said;
    }
}
