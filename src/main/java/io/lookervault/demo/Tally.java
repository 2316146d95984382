package io.lookervault.demo;

import java.util.HashMap;
import java.util.Map;

/** Counts the rows of a table by one of their fields; counted again when the table has changed. Thread-safe. */
final class Tally {
    private final Table table;
    private final String field;
    private long version = -1;
    private Map<String, Integer> counts = Map.of();

    Tally(Table table, String field) {
        this.table = table;
        this.field = field;
    }

    synchronized int of(String value) {
        if (version != table.version()) {
            version = table.version();
            Map<String, Integer> fresh = new HashMap<>();
            table.all().forEach(it -> fresh.merge(it.path(field).asText(), 1, Integer::sum));
            counts = fresh;
        }
        return counts.getOrDefault(value, 0);
    }
}
