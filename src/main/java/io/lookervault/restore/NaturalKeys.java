package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Mirror;
import io.lookervault.vault.Mirror.Seen;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rows of the vault that are to be restored by their natural keys, in which the ids are those of the vault. A kind is read when
 * it is first asked for, to a database on disk. Thread-safe.
 */
final class NaturalKeys implements AutoCloseable {
    private final Source source;
    private final Set<Kind> read = EnumSet.noneOf(Kind.class);
    private Optional<Mirror> mirror = Optional.empty();

    NaturalKeys(Source source) {
        this.source = source;
    }

    /** The other rows that share a natural key with an item. */
    synchronized List<ItemKey> sharedWith(ItemKey key, Map<String, Object> data) {
        List<String> keys = Keys.of(key.kind(), data);
        if (keys.isEmpty()) {
            return List.of();
        }
        Mirror rows = rows(key.kind());
        return keys.stream()
                .flatMap(shared -> rows.keyed(key.kind(), shared).stream())
                .map(row -> new ItemKey(key.kind(), row.id()))
                .filter(other -> !other.equals(key))
                .distinct()
                .toList();
    }

    private Mirror rows(Kind kind) {
        Mirror rows = mirror.orElseGet(Mirror::open);
        mirror = Optional.of(rows);
        if (read.add(kind)) {
            rows.together(() -> source.scan(
                    kind, (key, data) -> rows.put(kind, new Seen(key.id(), false, Map.of()), Keys.of(kind, data))));
        }
        return rows;
    }

    @Override
    public synchronized void close() {
        mirror.ifPresent(Mirror::close);
    }
}
