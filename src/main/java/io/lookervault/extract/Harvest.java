package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.PackedItem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items that never change, were found inside others, and are in the vault and in the ledger since: many tiles show the
 * same query, and only the first one is worth packing. Remembers so many and no more; what it forgot is packed again.
 *
 * <p>Thread-safe: workers share it.
 */
final class Harvest {
    private static final int MOST = 30_000;

    private final Set<ItemKey> stored = ConcurrentHashMap.newKeySet();

    boolean contains(ItemKey key) {
        return stored.contains(key);
    }

    /** These have just been committed, not before. */
    void stored(List<PackedItem> items) {
        items.stream()
                .map(PackedItem::key)
                .takeWhile(key -> stored.size() < MOST)
                .forEach(stored::add);
    }
}
