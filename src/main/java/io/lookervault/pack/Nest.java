package io.lookervault.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;

/** A map or a list that is being read; in a map keys and values take turns. */
final class Nest {
    /** As deep as MessagePack goes in a vault. */
    static final int DEEPEST = 2_000;

    private final List<Object> list = new ArrayList<>();
    private final Map<Object, Object> map = new LinkedHashMap<>();
    private final boolean isMap;
    private final Optional<Anchor> anchor;
    private Object key;
    private boolean keyed;
    private long size = 1;
    private int depth = 1;

    Nest(boolean isMap, Optional<Anchor> anchor) {
        this.isMap = isMap;
        this.anchor = anchor;
    }

    Optional<Anchor> anchor() {
        return anchor;
    }

    Object value() {
        return isMap ? map : list;
    }

    Copyable.Weight weight() {
        return new Copyable.Weight(size, depth);
    }

    /** Where the next value goes: its key in a map, its index in a list; empty where a key is next. */
    Optional<Object> next() {
        return isMap ? (keyed ? Optional.of(String.valueOf(key)) : Optional.empty()) : Optional.of(list.size());
    }

    /** Takes the next key or value, unless something is wrong with it. */
    Optional<String> take(Object value, Copyable.Weight weight) {
        size += weight.size();
        depth = Math.max(depth, weight.depth() + 1);
        if (!isMap) {
            list.add(value);
        } else if (keyed) {
            map.put(key, value);
            keyed = false;
        } else if (value instanceof Map || value instanceof List || value instanceof byte[]) {
            return Optional.of("a key that is no scalar");
        } else if (map.containsKey(value)) {
            return Optional.of("the key " + value + " for the second time in one map");
        } else {
            key = value;
            keyed = true;
        }
        return Optional.empty();
    }
}
