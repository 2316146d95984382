package io.lookervault.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What all stories of a sort went through. Thread-safe. */
final class Toll {
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    synchronized void add(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** Everything that was counted: {@code 9 KILL, 124 faults, 51 runs}. */
    synchronized String counts() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    void violated(String how) {
        violations.add(how);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
