package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.vault.Batch;
import io.lookervault.vault.Draft;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.PackedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what one reply brings: items that are whole, items that still lack a part, items of other kinds that it names,
 * and whole bodies of queries that it carries along.
 *
 * <p>Used by one worker at a time.
 */
final class Gathering {
    private final Run run;
    private final List<PackedItem> complete = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<ItemKey> discovered = new LinkedHashSet<>();
    private final Map<ItemKey, PackedItem> harvested = new LinkedHashMap<>();

    Gathering(Run run) {
        this.run = run;
    }

    /** Takes an object of a list. */
    void takeListed(Kind kind, Map<String, Object> data) {
        if (!kind.keeps(data)) {
            return;
        }
        Item item = Item.of(kind, data);
        if (!kind.completeKeys().stream().allMatch(key -> data.get(key) != null)) {
            discovered.add(item.key());
            return;
        }
        mention(item);
        if (embed(item)) {
            complete.add(PackedItem.of(item));
        } else {
            drafts.add(new Draft(item.key(), MessagePack.encode(data)));
        }
    }

    /** Takes an item that has all its parts. */
    void takeWhole(Item item) {
        mention(item);
        complete.add(PackedItem.of(item));
    }

    /** Puts in the bodies that the vault has already; says whether nothing is missing any more. */
    private boolean embed(Item item) {
        for (Part part : item.key().kind().parts()) {
            Optional<Object> body = part instanceof Part.Body b ? run.body(item, b) : Optional.empty();
            if (body.isEmpty()) {
                return false;
            }
            item.data().put(part.key(), body.get());
        }
        return true;
    }

    private void mention(Item item) {
        for (Reference body : item.key().kind().bodies()) {
            if (run.extracts(body.target())) {
                Values.at(item.data(), body.path()).forEach(value -> harvest(body.target(), value));
            }
        }
        for (Reference reference : item.key().kind().references()) {
            Kind target = reference.target();
            if (target.discovered() && run.extracts(target)) {
                reference.ids(item.data()).forEach(id -> discover(new ItemKey(target, id)));
            }
        }
    }

    /** What the vault holds for good is not read again, so what it names in turn is taken from the vault. */
    private void discover(ItemKey key) {
        boolean names = key.kind().immutable()
                && key.kind().references().stream()
                        .anyMatch(reference -> reference.target().discovered());
        if (discovered.add(key) && names) {
            run.held(key).ifPresent(this::mention);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private void harvest(Kind kind, Object value) {
        if (value instanceof Map<?, ?> map && map.get("id") instanceof String && map.get("model") != null) {
            Item item = Item.of(kind, (Map<String, Object>) map);
            harvested.computeIfAbsent(item.key(), key -> PackedItem.of(item));
        }
    }

    Batch batch() {
        discovered.removeAll(harvested.keySet());
        return new Batch(complete, drafts, List.copyOf(discovered), List.copyOf(harvested.values()));
    }
}
