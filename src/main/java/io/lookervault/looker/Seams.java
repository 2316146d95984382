package io.lookervault.looker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the pages of one list meet. Neighbours overlap by a tenth, so that as many items may be deleted between two of them;
 * where more were, the pages have nothing in common, something may have slipped between them, and the list has to be read again.
 *
 * <p>Not thread-safe.
 */
public final class Seams {
    private final int limit;
    private final int step;
    private final Map<Integer, Set<String>> ends = new HashMap<>();
    private final Map<Integer, String> beginnings = new HashMap<>();
    private boolean torn;

    /** @param limit rows of a page */
    public Seams(int limit) {
        this.limit = limit;
        this.step = step(limit);
    }

    private static int step(int rows) {
        return rows - (rows > 1 ? (rows + 9) / 10 : 0);
    }

    /** From the beginning of one page to that of the next. */
    public int step() {
        return step;
    }

    /** A page has come. Its first row is to be among the last ones of the page before it, if that was full. */
    public void join(int offset, List<String> ids) {
        if (limit <= 1) {
            return;
        }
        beginnings.put(offset, ids.isEmpty() ? "" : ids.get(0));
        if (ids.size() >= limit) {
            ends.put(offset + step, new HashSet<>(ids.subList(step, ids.size())));
        }
        meet(offset);
        meet(offset + step);
    }

    /** A page has come that is not the last one, although it may be shorter than it should be; answers where the next one begins. */
    public int joinOn(int offset, List<String> ids) {
        int next = offset + step(ids.size());
        if (ids.size() > 1) {
            beginnings.put(offset, ids.get(0));
            ends.put(next, new HashSet<>(ids.subList(next - offset, ids.size())));
            meet(offset);
            meet(next);
        }
        return next;
    }

    private void meet(int offset) {
        if (ends.containsKey(offset) && beginnings.containsKey(offset)) {
            torn |= !ends.remove(offset).contains(beginnings.remove(offset));
        }
    }

    /** Whether two neighbours had nothing in common. */
    public boolean torn() {
        return torn;
    }

    /** The list is read anew. */
    public void forget() {
        torn = false;
        ends.clear();
        beginnings.clear();
    }
}
