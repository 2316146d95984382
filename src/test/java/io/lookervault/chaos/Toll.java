package io.lookervault.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all stories of a sort went through. Thread-safe. */
final class Toll {
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    synchronized void add(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    synchronized long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void violated(String how) {
        violations.add(how);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
