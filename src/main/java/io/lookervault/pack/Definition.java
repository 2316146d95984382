package io.lookervault.pack;

import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a query asks, apart from what Looker adds to it. Two definitions are equal when they ask the same: the order of
 * fields, sorts and pivots counts, the order of keys does not, and null is the same as absent.
 */
final class Definition {
    /** Names and figures of the one object, which another object with the same definition has not. */
    static final Set<String> NOT_DEFINING = Set.of(
            "id",
            "slug",
            "can",
            "client_id",
            "url",
            "share_url",
            "expanded_share_url",
            "explore_url",
            "has_table_calculations",
            "runtime",
            "result_maker_id",
            "last_runtime",
            "last_run_at",
            "run_count",
            "browser_limit",
            "creator",
            "plaintext");

    private Definition() {}

    /** SHA-256 of the definition in its canonical form. */
    static String hash(Map<?, ?> body) {
        return Sha256.of(canonical(body));
    }

    /** Enough to tell whether it was edited. */
    static String mark(Map<?, ?> body) {
        return EditMark.of(canonical(body));
    }

    private static byte[] canonical(Map<?, ?> body) {
        Map<String, Object> defining = new TreeMap<>();
        body.forEach((key, value) -> {
            if (!NOT_DEFINING.contains(String.valueOf(key)) && value != null) {
                defining.put(String.valueOf(key), sorted(value));
            }
        });
        return MessagePack.encode(defining);
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> keys = new TreeMap<>();
            map.forEach((key, element) -> {
                if (element != null) {
                    keys.put(String.valueOf(key), sorted(element));
                }
            });
            return keys;
        }
        return value instanceof List<?> list
                ? list.stream().map(Definition::sorted).toList()
                : value;
    }
}
