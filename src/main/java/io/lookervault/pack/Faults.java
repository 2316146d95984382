package io.lookervault.pack;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one file, by the path of the value; the lines are looked up when there is anything. */
final class Faults {
    /** One thing that is wrong. */
    record Fault(String path, String message) {}

    private final List<Fault> faults = new ArrayList<>();

    void add(String path, String message) {
        faults.add(new Fault(path, message));
    }

    boolean none() {
        return faults.isEmpty();
    }

    /** Each with its line. */
    List<Problem> problems(String file, byte[] bytes, Dialect dialect) {
        Lines lines = new Lines();
        new YamlReader(dialect, Long.MAX_VALUE, lines).read(bytes);
        return faults.stream()
                .map(fault -> new Problem(file, lines.of(fault.path()), fault.message()))
                .toList();
    }
}
