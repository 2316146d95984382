package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.looker.Seams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A list that belongs to an item, read page by page to the end that Looker says it has. Pages overlap; where two neighbours have
 * nothing in common, the list is read anew.
 *
 * <p>Used by one worker at a time.
 */
final class PartPages {
    private static final int PAGE = 500;
    private static final int MOST_READINGS = 3;

    private final ItemKey key;
    private final String part;
    private final Seams seams = new Seams(PAGE);
    private final Map<String, Object> rows = new LinkedHashMap<>();
    private int offset;
    private int readings = 1;

    /**
     * @param key whose list it is
     * @param part what the list is called in the item
     */
    PartPages(ItemKey key, String part) {
        this.key = key;
        this.part = part;
    }

    /** What to ask next. */
    String query() {
        return "sorts=id&limit=" + PAGE + "&offset=" + offset;
    }

    /** Takes a page; tells whether it was the last. */
    boolean take(Rows page) {
        List<String> ids = page.ids();
        OptionalInt next = seams.next(offset, ids, page.total());
        if (!seams.lack().isEmpty()) {
            throw incomplete(seams.lack() + ". Look for a proxy that limits lists");
        }
        if (seams.torn()) {
            readAnew();
            return false;
        }
        for (int i = 0; i < ids.size(); i++) {
            rows.put(ids.get(i), page.rows().get(i));
        }
        offset = next.orElse(offset);
        return next.isEmpty();
    }

    private void readAnew() {
        if (readings++ == MOST_READINGS) {
            throw incomplete("it changed faster than it could be read, " + MOST_READINGS + " times");
        }
        seams.forget();
        rows.clear();
        offset = 0;
    }

    private IncompleteItem incomplete(String why) {
        return new IncompleteItem(key + " not stored: its " + part + " not read to the end: " + why);
    }

    /** All rows, each once. */
    List<Object> rows() {
        return List.copyOf(rows.values());
    }
}
