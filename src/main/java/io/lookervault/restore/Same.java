package io.lookervault.restore;

import io.lookervault.content.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares values as Looker means them: a missing key is null, 1 is 1.0, and some lists have no order. */
final class Same {
    private Same() {}

    static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> twin) {
            return map.keySet().stream().allMatch(key -> same(map.get(key), twin.get(key)))
                    && twin.keySet().stream().allMatch(key -> map.containsKey(key) || twin.get(key) == null);
        }
        if (one instanceof List<?> list && other instanceof List<?> twin) {
            return list.size() == twin.size() && inOrder(list, twin, Same::same);
        }
        if (one instanceof Number number && other instanceof Number twin && !one.equals(other)) {
            return decimal(number).compareTo(decimal(twin)) == 0;
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    /** Of what is wanted, the keys that differ from what is there; both as the fields pick them. */
    static Map<String, Object> difference(Fields fields, Map<String, Object> wanted, Map<String, Object> there) {
        Map<String, Object> different = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            if (!same(fields, key, value, there.get(key))) {
                different.put(key, value);
            }
        });
        return different;
    }

    /** Of what was sent and the fields take, the keys of which the answer says something else; of what it does not tell, nothing is known. */
    static Set<String> untaken(Fields fields, Map<String, Object> sent, Map<String, Object> answer) {
        Map<String, Object> now = fields.pick(answer);
        Set<String> untaken = new LinkedHashSet<>(difference(fields, sent, now).keySet());
        untaken.retainAll(now.keySet());
        return untaken;
    }

    /** Whether all that the fields take is the same. */
    static boolean sameIn(Fields fields, Map<String, Object> one, Map<String, Object> other) {
        return samePicked(fields, fields.pick(one), fields.pick(other));
    }

    private static boolean samePicked(Fields fields, Map<?, ?> one, Map<?, ?> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .allMatch(key -> same(fields, String.valueOf(key), one.get(key), other.get(key)));
    }

    /** Whether the other one has all that this one speaks of. */
    private static boolean covers(Fields fields, Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> twin) {
            return map.keySet().stream()
                    .allMatch(key -> same(fields, String.valueOf(key), map.get(key), twin.get(key)));
        }
        return same(one, other);
    }

    private static boolean same(Fields fields, String key, Object one, Object other) {
        Fields within = fields.within(key);
        BiPredicate<Object, Object> alike =
                fields.isGrowing(key) ? (a, b) -> covers(within, a, b) : (a, b) -> same(within, a, b);
        if (one instanceof List<?> list && other instanceof List<?> twin) {
            return list.size() == twin.size()
                    && (fields.isSet(key) ? inAnyOrder(list, twin, alike) : inOrder(list, twin, alike));
        }
        return alike.test(one, other);
    }

    private static boolean same(Fields within, Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> twin) {
            return samePicked(within, map, twin);
        }
        return same(one, other);
    }

    private static boolean inOrder(List<?> list, List<?> twin, BiPredicate<Object, Object> alike) {
        return IntStream.range(0, list.size()).allMatch(i -> alike.test(list.get(i), twin.get(i)));
    }

    private static boolean inAnyOrder(List<?> list, List<?> twin, BiPredicate<Object, Object> alike) {
        List<Object> left = new ArrayList<>(twin);
        for (Object one : list) {
            int at = IntStream.range(0, left.size())
                    .filter(i -> alike.test(one, left.get(i)))
                    .findFirst()
                    .orElse(-1);
            if (at < 0) {
                return false;
            }
            left.remove(at);
        }
        return true;
    }

    /** Without the keys that say nothing: what makes a new item. */
    static Map<String, Object> withoutNulls(Map<String, Object> wanted) {
        Map<String, Object> said = new LinkedHashMap<>(wanted);
        said.values().removeIf(Objects::isNull);
        return said;
    }
}
