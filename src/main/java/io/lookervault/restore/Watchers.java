package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether the alerts on a tile of the target are those that the vault has on a tile of its own, by their titles, owners and
 * fields; so that the one may be taken for the other, and nobody's alert comes to show what its owner did not have it show.
 *
 * <p>Thread-safe.
 */
final class Watchers {
    private static final String TILE = "dashboard_element_id";

    private final Identities identities;
    private Map<String, List<ItemKey>> alerts = Map.of();
    private boolean read;

    Watchers(Identities identities) {
        this.identities = identities;
    }

    /** How many alerts there are on a tile. */
    static long count(Map<String, Object> tile) {
        return Values.text(tile, "alert_count").map(Long::parseLong).orElse(0L);
    }

    /**
     * Whether the vault knows all the alerts on a tile of the target from a tile of its own.
     *
     * @param tile the tile of the vault
     */
    boolean know(String tile, Map<String, Object> there) {
        long count = count(there);
        if (count == 0) {
            return true;
        }
        Set<String> known = new HashSet<>();
        for (ItemKey alert : on(tile)) {
            identities.source().find(alert).ifPresent(data -> known.addAll(twins(data, Writes.text(there, "id"))));
        }
        return known.size() == count;
    }

    /** The alerts on a tile of the target that are alike. */
    private List<String> twins(Map<String, Object> alert, String tile) {
        Map<String, Object> copy = new LinkedHashMap<>(alert);
        copy.remove(TILE); // what it is in the target is the question
        Map<String, Object> alike = new Rewriting(identities, identities::of).forKeys(Kind.ALERT, copy);
        alike.put(TILE, tile);
        return Keys.of(Kind.ALERT, alike).stream()
                .flatMap(key -> identities.target().keyed(Kind.ALERT, key).stream())
                .map(Seen::id)
                .toList();
    }

    private synchronized List<ItemKey> on(String tile) {
        if (!read) {
            Map<String, List<ItemKey>> all = new HashMap<>();
            identities
                    .source()
                    .all(
                            Kind.ALERT,
                            (key, data) -> Values.text(data, TILE)
                                    .ifPresent(id -> all.computeIfAbsent(id, first -> new ArrayList<>())
                                            .add(key)));
            alerts = all;
            read = true;
        }
        return alerts.getOrDefault(tile, List.of());
    }
}
