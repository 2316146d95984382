package io.lookervault.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where in a file the values stand, by path such as {@code dashboard_elements[3].query.model}. Filled by reading a file a
 * second time, when something is wrong with it.
 */
class Lines {
    /** Writes nothing down. */
    static final Lines NONE = new Lines() {
        @Override
        void enter(int line) {}

        @Override
        void open(boolean map) {}

        @Override
        void leave() {}

        @Override
        void taken(Nest nest) {}
    };

    private final Map<String, Integer> found = new HashMap<>();
    private final Deque<String> around = new ArrayDeque<>();
    private String here = "";
    private int last = 1;

    /** The file is read once more from its beginning. */
    final void clear() {
        found.clear();
        around.clear();
        here = "";
        last = 1;
    }

    /** A node begins: a key, a value or an element. */
    void enter(int line) {
        last = line;
        found.putIfAbsent(here, line);
        around.push(here);
    }

    /** The node is a container, whose first key or element comes next. */
    void open(boolean map) {
        here = map ? here : here + "[0]";
    }

    /** The node has ended. */
    void leave() {
        around.pop();
    }

    /** The container around has taken the node; what is next is told by it. The line of a value is that of its key. */
    void taken(Nest nest) {
        String base = around.element();
        Object next = nest.next().orElse("");
        if (next instanceof Integer index) {
            here = base + "[" + index + "]";
        } else if (nest.next().isPresent()) {
            here = child(base, next);
            found.putIfAbsent(here, last);
        } else {
            here = base;
        }
    }

    static String child(String path, Object key) {
        return path.isEmpty() ? String.valueOf(key) : path + "." + key;
    }

    /** The line of the value at the path, or of the nearest there is around it. */
    int of(String path) {
        String at = path;
        while (!at.isEmpty() && !found.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return found.getOrDefault(at, 1);
    }
}
