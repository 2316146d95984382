package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Rows that are all held in memory. Safe to read while another thread writes. */
final class Table implements Rows {
    /** Numbers by value, then names by letter. */
    static final Comparator<String> BY_ID = Comparator.<String>comparingInt(id -> isNumber(id) ? id.length() : 99)
            .thenComparing(Comparator.naturalOrder());

    private final ConcurrentSkipListMap<String, ObjectNode> docs = new ConcurrentSkipListMap<>(BY_ID);
    private final AtomicLong counter = new AtomicLong();
    private final AtomicLong version = new AtomicLong();

    @Override
    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(docs.get(id));
    }

    @Override
    public boolean has(String id) {
        return docs.containsKey(id);
    }

    @Override
    public List<String> ids() {
        return List.copyOf(docs.keySet());
    }

    Stream<ObjectNode> all() {
        return docs.values().stream();
    }

    /** Changes with every change. */
    long version() {
        return version.get();
    }

    int size() {
        return docs.size();
    }

    @Override
    public JsonNode peek(String id, String field) {
        ObjectNode doc = docs.get(id);
        return doc == null ? MissingNode.getInstance() : doc.path(field);
    }

    @Override
    public void put(String id, ObjectNode doc) {
        if (isNumber(id)) {
            counter.accumulateAndGet(Long.parseLong(id), Math::max);
        }
        docs.put(id, doc);
        version.incrementAndGet();
    }

    @Override
    public void remove(String id) {
        docs.remove(id);
        version.incrementAndGet();
    }

    @Override
    public String nextId() {
        return Long.toString(counter.incrementAndGet());
    }

    /** Leaves a gap before the next id, so that ids of different servers mean different things. */
    void skip(long ids) {
        counter.addAndGet(ids);
    }

    static boolean isNumber(String id) {
        if (id.isEmpty() || id.length() > 18) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
