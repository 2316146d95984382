package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.vault.Batch;
import io.lookervault.vault.Draft;
import io.lookervault.vault.Member;
import io.lookervault.vault.PackedItem;
import java.util.ArrayList;
import java.util.Collection;
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
    private final List<Packing.Pending> complete = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<ItemKey> discovered = new LinkedHashSet<>();
    private final Set<ItemKey> unchanged = new LinkedHashSet<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<ItemKey, Packing.Pending> harvested = new LinkedHashMap<>();
    private int withoutId;

    Gathering(Run run) {
        this.run = run;
    }

    /** Takes an object of a list. */
    void takeListed(Kind kind, Map<String, Object> data) {
        if (!kind.keeps(data)) {
            return;
        }
        Optional<ItemKey> key = key(kind, data);
        if (key.isEmpty()) {
            return;
        }
        Item item = new Item(key.get(), data);
        if (!kind.completeKeys().stream().allMatch(field -> data.get(field) != null)) {
            discovered.add(item.key());
        } else if (embed(item)) {
            takeWhole(item);
        } else if (run.wants(item)) {
            join(item);
            mention(item, false);
            drafts.add(Draft.of(item));
        }
    }

    /** Takes an id and perhaps a date, to be fetched unless the vault has the item as it was changed last. */
    void takeListedAlone(Kind kind, Map<String, Object> data, boolean inTrash) {
        Optional<ItemKey> key = key(kind, data).filter(run::mayWant);
        Optional<String> updated =
                run.incremental() && kind.searched() ? Values.text(data, kind.updatedField()) : Optional.empty();
        key.ifPresent(known -> {
            boolean same = updated.filter(date -> run.ledger().holds(known, date, inTrash))
                    .isPresent();
            (same ? unchanged : discovered).add(known);
        });
    }

    private Optional<ItemKey> key(Kind kind, Map<String, Object> data) {
        Optional<String> id = Values.text(data, kind.idField()).filter(text -> !text.isBlank());
        withoutId += id.isEmpty() ? 1 : 0;
        return id.map(text -> new ItemKey(kind, text));
    }

    /** How many rows of lists had no id, so that nothing could be made of them. */
    int withoutId() {
        return withoutId;
    }

    /** Takes an item that has all its parts. */
    void takeWhole(Item item) {
        if (!run.wants(item)) {
            return;
        }
        join(item);
        Packing.Pending packed = run.packing().begin(item);
        mention(item, run.incremental() && run.ledger().holds(packed.get()));
        complete.add(packed);
    }

    /** Writes down what the item belongs to, for those that are nothing without their members. */
    private void join(Item item) {
        item.key().kind().memberships().forEach((kind, list) -> {
            if (run.extracts(kind)) {
                Values.texts(item.data(), list.memberField()).stream()
                        .filter(id -> !id.isBlank())
                        .forEach(id -> members.add(
                                new Member(new ItemKey(kind, id), item.key().id())));
            }
        });
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

    /**
     * Finds the items that this one names. Of an item that did not change, only what never changes is asked for: the rest
     * is as the vault has it, as far as a run that asks for changes goes.
     */
    private void mention(Item item, boolean same) {
        for (Reference body : item.key().kind().bodies()) {
            if (run.extracts(body.target())) {
                Values.at(item.data(), body.path()).forEach(value -> harvest(body.target(), value));
            }
        }
        for (Reference reference : item.key().kind().references()) {
            Kind target = reference.target();
            boolean asked = target.immutable() || !same;
            if (target.discovered() && asked && run.extracts(target)) {
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
            run.held(key).ifPresent(held -> mention(held, false));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private void harvest(Kind kind, Object value) {
        if (value instanceof Map<?, ?> map
                && map.get("id") instanceof String id
                && !id.isBlank()
                && map.get("model") != null) {
            Item item = Item.of(kind, (Map<String, Object>) map);
            if (!run.harvest().contains(item.key())) {
                harvested.computeIfAbsent(item.key(), key -> run.packing().begin(item));
            }
        }
    }

    private static List<PackedItem> packed(Collection<Packing.Pending> items) {
        return items.stream().map(Packing.Pending::get).toList();
    }

    Batch batch() {
        discovered.removeIf(key -> harvested.containsKey(key) || run.harvest().contains(key));
        return new Batch(
                packed(complete),
                drafts,
                List.copyOf(discovered),
                packed(harvested.values()),
                unchanged.stream().toList(),
                members);
    }
}
