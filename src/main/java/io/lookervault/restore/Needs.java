package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.content.Writing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What items are written with, all the way down. */
final class Needs {
    private Needs() {}

    /** The items, and what they are not whole without. */
    static Set<ItemKey> with(List<ItemKey> wanted, Source source) {
        Set<ItemKey> all = new HashSet<>();
        Deque<ItemKey> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            ItemKey key = open.pop();
            Optional<Map<String, Object>> data = all.contains(key) ? Optional.empty() : source.find(key);
            if (data.isPresent()) {
                all.add(key);
                of(key, data.get()).forEach(open::push);
                Palettes.collections(data.get()).forEach(id -> open.push(new ItemKey(Kind.COLOR_COLLECTION, id)));
                Belongings.rules(source, key, data.get()).ifPresent(open::push);
            }
        }
        all.removeIf(key -> key.kind().immutable());
        all.addAll(wanted);
        return all;
    }

    private static List<ItemKey> of(ItemKey key, Map<String, Object> data) {
        return key.kind().references().stream()
                .filter(reference -> Writing.of(key.kind())
                        .filter(writing -> writing.body().takes(reference.path()))
                        .isPresent())
                .filter(reference -> Writing.of(reference.target()).isPresent())
                .flatMap(reference -> ids(reference, data))
                .toList();
    }

    private static Stream<ItemKey> ids(Reference reference, Map<String, Object> data) {
        return reference.ids(data).stream().map(id -> new ItemKey(reference.target(), id));
    }
}
