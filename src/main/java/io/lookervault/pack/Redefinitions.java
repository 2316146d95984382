package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.Sha256;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queries that were edited. Looker cannot change a query, so each becomes an item of its own, with an id that follows from
 * what it was made from and from its new definition: the same edit gives the same query, however often and in however many
 * places it is made. Thread-safe.
 */
final class Redefinitions {
    /** No id or slug of Looker has a hyphen. */
    static final String PREFIX = "pack-";

    private final Spool spool;
    private final InstantSource clock;
    private final Map<ItemKey, Redefined> created = new ConcurrentHashMap<>();
    private final Map<ItemKey, ItemKey> moved = new ConcurrentHashMap<>();

    /** One of them: its row waits in the spool. */
    record Redefined(ItemKey original, ItemKey key, String definition, Spool.Ref ref, Set<ItemKey> users) {}

    Redefinitions(Spool spool, InstantSource clock) {
        this.spool = spool;
        this.clock = clock;
    }

    /** The id of the item that the edit makes; the item itself is made when it is the first with this edit. */
    ItemKey of(Kind kind, String original, Map<?, ?> body) {
        String definition = Definition.hash(body);
        String name = kind.singular() + "\n" + original + "\n" + definition;
        String id = PREFIX + Sha256.of(name.getBytes(UTF_8)).substring(0, 20);
        ItemKey key = new ItemKey(kind, id);
        created.computeIfAbsent(
                key,
                k -> new Redefined(
                        new ItemKey(kind, original.isEmpty() ? id : original),
                        k,
                        definition,
                        spool.put(row(k, body)),
                        ConcurrentHashMap.newKeySet()));
        return key;
    }

    private ItemRow row(ItemKey key, Map<?, ?> body) {
        Map<String, Object> data = new LinkedHashMap<>();
        body.forEach((field, value) -> data.put(String.valueOf(field), fresh(String.valueOf(field), value)));
        data.put(key.kind().idField(), key.id());
        return ItemRow.of(PackedItem.of(new Item(key, data)), clock.instant());
    }

    /** What names the old object names the new one no more. */
    private static Object fresh(String field, Object value) {
        return Definition.NOT_DEFINING.contains(field) && value instanceof String ? null : value;
    }

    /** The body of an item that an edit made. */
    Map<Object, Object> body(ItemKey key) {
        return QueryPlace.map(
                MessagePack.decode(spool.get(key, created.get(key).ref()).content()));
    }

    /** From now on every item of the export that refers to the one refers to the other. */
    void move(ItemKey original, ItemKey key) {
        moved.put(original, key);
    }

    boolean anyMoved() {
        return !moved.isEmpty();
    }

    Optional<ItemKey> moved(ItemKey original) {
        return Optional.ofNullable(moved.get(original));
    }

    void used(ItemKey key, ItemKey by) {
        created.get(key).users().add(by);
    }

    boolean has(ItemKey key) {
        return created.containsKey(key);
    }

    /** All, by key. */
    List<Redefined> all() {
        Map<String, Redefined> sorted = new TreeMap<>();
        created.forEach((key, value) -> sorted.put(key.toString(), value));
        return List.copyOf(sorted.values());
    }

    static List<Map<String, Object>> users(Redefined redefined) {
        return new TreeSet<>(redefined.users().stream().map(ItemKey::toString).toList())
                .stream()
                        .map(user -> Map.<String, Object>of(
                                "kind",
                                user.substring(0, user.indexOf(' ')),
                                "id",
                                user.substring(user.indexOf(' ') + 1)))
                        .toList();
    }
}
