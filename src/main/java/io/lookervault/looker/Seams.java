package io.lookervault.looker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
    private int reached;
    private String lack = "";

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

    /**
     * The next page has come of a list that is read one page after the other. A page that is not full is the last one, unless the
     * same reply says that there is more: a proxy may allow shorter ones only.
     *
     * @param total how many rows the whole list has, if the reply said so
     * @return where the next page begins; empty after the last one, and when {@linkplain #lack() nothing comes any more}
     */
    public OptionalInt next(int offset, List<String> ids, OptionalLong total) {
        int upTo = offset + ids.size();
        boolean cutShort = ids.size() < limit && total.orElse(0) > upTo;
        if (cutShort && upTo <= reached) {
            lack = "Looker said that there are " + total.getAsLong() + ", and gave none from the " + (reached + 1)
                    + ". on";
            return OptionalInt.empty();
        }
        boolean last = ids.size() < limit && !cutShort;
        int next = offset + step(ids.size());
        beginnings.put(offset, ids.isEmpty() ? "" : ids.get(0));
        if (!last && next < upTo) {
            ends.put(next, new HashSet<>(ids.subList(next - offset, ids.size())));
        }
        meet(offset);
        reached = upTo;
        return last ? OptionalInt.empty() : OptionalInt.of(next);
    }

    /** What the list said that it has and did not give; empty when nothing is missing. */
    public String lack() {
        return lack;
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
        reached = 0;
        lack = "";
        ends.clear();
        beginnings.clear();
    }
}
