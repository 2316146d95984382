package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The ids of the parts of an edited item. Two parts with one id would be one part to a restoration, so that one of them is lost;
 * a part without an id is a new one, and gets an id that Looker does not have. One use each.
 */
final class PartIds {
    private final ItemKey key;
    private final List<ItemPart> parts;
    private final List<ItemPart> known;
    private final Pattern made;

    /** @param before the item as the vault has it, if it has */
    PartIds(ItemKey key, Map<?, ?> item, Optional<Map<?, ?>> before) {
        this.key = key;
        this.parts = ItemPart.of(key.kind(), item);
        this.known = ItemPart.of(key.kind(), before.orElse(Map.of()));
        this.made = Pattern.compile(Identity.NEW + "(\\d{1,9})-of-" + Pattern.quote(key.id()));
    }

    /** Refuses an id that is there twice, if it was not before. */
    void check(Faults faults) {
        Map<String, Integer> allowed = new HashMap<>();
        known.forEach(part -> part.id().ifPresent(id -> allowed.merge(part.sort() + " " + id, 1, Integer::sum)));
        Map<String, List<String>> met = new HashMap<>();
        for (ItemPart part : parts) {
            part.id().ifPresent(id -> {
                String name = part.sort() + " " + id;
                List<String> places = met.computeIfAbsent(name, first -> new ArrayList<>());
                places.add(part.path());
                if (places.size() > Math.max(1, allowed.getOrDefault(name, 0))) {
                    faults.add(
                            Lines.child(part.path(), ItemPart.ID),
                            "id " + id + " is that of " + places.get(0) + " as well. Remove the id of the new one");
                }
            });
        }
    }

    /**
     * Gives parts without an id one of their own. The one that a part had when the file was packed before stays with what it says,
     * else with its place.
     */
    void complete() {
        List<ItemPart> nameless = new ArrayList<>(
                parts.stream().filter(part -> part.id().isEmpty()).toList());
        List<ItemPart> free = free();
        nameless.removeIf(part -> takes(part, free, PartIds::saysTheSame));
        nameless.removeIf(part -> takes(part, free, (one, other) -> one.path().equals(other.path())));
        int last = last();
        for (ItemPart part : nameless) {
            last++;
            part.values().put(ItemPart.ID, Identity.NEW + last + "-of-" + key.id());
        }
    }

    /** The parts that got their ids from here, and that the file does not name. */
    private List<ItemPart> free() {
        Set<String> named = new HashSet<>();
        parts.forEach(part -> part.id().ifPresent(id -> named.add(part.sort() + " " + id)));
        List<ItemPart> free = new ArrayList<>(known);
        free.removeIf(part -> part.id()
                .filter(id -> made.matcher(id).matches() && !named.contains(part.sort() + " " + id))
                .isEmpty());
        return free;
    }

    private int last() {
        int last = 0;
        for (List<ItemPart> all : List.of(parts, known)) {
            for (ItemPart part : all) {
                Matcher number = made.matcher(part.id().orElse(""));
                last = Math.max(last, number.matches() ? Integer.parseInt(number.group(1)) : 0);
            }
        }
        return last;
    }

    /** Gives a part the id of the first free one that it stands for, which is free no more. */
    private static boolean takes(ItemPart part, List<ItemPart> free, BiPredicate<ItemPart, ItemPart> standsFor) {
        Optional<ItemPart> twin = free.stream()
                .filter(one -> one.sort().equals(part.sort()) && standsFor.test(part, one))
                .findFirst();
        twin.ifPresent(one -> {
            free.remove(one);
            part.values().put(ItemPart.ID, one.id().orElseThrow());
        });
        return twin.isPresent();
    }

    private static boolean saysTheSame(ItemPart part, ItemPart before) {
        return holds(before.values(), part.values());
    }

    /** Whether all that is said is there; packing adds to it, such as the ids of queries. */
    private static boolean holds(Object there, Object said) {
        if (said instanceof Map<?, ?> map && there instanceof Map<?, ?> whole) {
            return map.entrySet().stream()
                    .allMatch(entry -> ItemPart.ID.equals(entry.getKey())
                            || entry.getValue() == null
                            || holds(whole.get(entry.getKey()), entry.getValue()));
        }
        if (said instanceof List<?> list && there instanceof List<?> whole) {
            return list.size() == whole.size()
                    && IntStream.range(0, list.size()).allMatch(i -> holds(whole.get(i), list.get(i)));
        }
        return Objects.equals(said, there);
    }
}
