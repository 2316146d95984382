package io.lookervault.demo;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A many-to-many relation between ids, readable from both ends. Guarded by the lock of the API. */
final class Links {
    private final Map<String, NavigableSet<String>> right = new TreeMap<>(Table.BY_ID);
    private final Map<String, NavigableSet<String>> left = new TreeMap<>(Table.BY_ID);

    void add(String from, String to) {
        right.computeIfAbsent(from, key -> new TreeSet<>(Table.BY_ID)).add(to);
        left.computeIfAbsent(to, key -> new TreeSet<>(Table.BY_ID)).add(from);
    }

    void remove(String from, String to) {
        of(from).remove(to);
        to(to).remove(from);
    }

    boolean has(String from, String to) {
        return of(from).contains(to);
    }

    /** What an id points to. */
    NavigableSet<String> of(String from) {
        return right.getOrDefault(from, new TreeSet<>(Table.BY_ID));
    }

    /** What points to an id. */
    NavigableSet<String> to(String id) {
        return left.getOrDefault(id, new TreeSet<>(Table.BY_ID));
    }

    void dropFrom(String from) {
        new TreeSet<>(of(from)).forEach(to -> remove(from, to));
    }

    void dropTo(String to) {
        new TreeSet<>(to(to)).forEach(from -> remove(from, to));
    }
}
