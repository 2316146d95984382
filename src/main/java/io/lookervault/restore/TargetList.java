package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One list of the target, page after page. Neighbouring pages overlap by a tenth, so that as many items may be deleted between
 * two of them; where more were, the pages have nothing in common, and the list has to be read again.
 *
 * <p>Thread-safe.
 */
final class TargetList {
    private static final int MOST_READINGS = 10;
    private static final int UNSORTED_READINGS = 3;

    private final Target target;
    private final Kind kind;
    private final String query;
    private final int limit;
    private final int step;
    private final int stripes;
    private final Map<Integer, Set<String>> ends = new HashMap<>();
    private final Map<Integer, String> beginnings = new HashMap<>();
    private boolean torn;
    private int readings;

    /** @param limit rows of a page; 0 for a list that comes in one reply */
    TargetList(Target target, Kind kind, String query, int limit, int stripes) {
        this.target = target;
        this.kind = kind;
        this.query = query;
        this.limit = limit;
        this.step = limit - (limit > 1 ? (limit + 9) / 10 : 0);
        this.stripes = limit == 0 ? 1 : stripes;
    }

    /** What to ask to read all of it. */
    synchronized List<Work> works() {
        readings++;
        if (readings > MOST_READINGS) {
            throw new NotAsPlanned("the list of " + kind.plural() + " changed faster than it could be read, "
                    + MOST_READINGS + " times. Nothing was written; try again when fewer items are deleted in Looker");
        }
        torn = false;
        ends.clear();
        beginnings.clear();
        List<Work> works = new ArrayList<>();
        for (int stripe = 0; stripe < stripes; stripe++) {
            Work work = new Work();
            read(work, stripe * step);
            works.add(work);
        }
        return works;
    }

    private void read(Work work, int offset) {
        String path = kind.listing().orElseThrow().path();
        work.read(() -> Call.get(path, path, page(offset), reply -> Json.list(reply.body())), answer -> {
            List<Map<String, Object>> rows = Survey.rows(answer);
            target.mirror().together(() -> rows.forEach(row -> target.put(kind, row)));
            if (limit > 1) {
                join(offset, rows.stream().map(row -> Target.id(kind, row)).toList());
            }
            if (limit > 0 && rows.size() >= limit) {
                read(work, offset + stripes * step);
            }
        });
    }

    private String page(int offset) {
        Listing listing = kind.listing().orElseThrow();
        String page = limit == 0
                ? query
                : query + (listing.sorted() ? "&sorts=" + kind.idField() : "") + "&limit=" + limit + "&offset="
                        + offset;
        return page.startsWith("&") ? page.substring(1) : page;
    }

    /** The first row of a page is to be among the last ones of the page before it, if that was full. */
    private synchronized void join(int offset, List<String> ids) {
        beginnings.put(offset, ids.isEmpty() ? "" : ids.get(0));
        if (ids.size() >= limit) {
            ends.put(offset + step, new HashSet<>(ids.subList(step, ids.size())));
        }
        meet(offset);
        meet(offset + step);
    }

    private void meet(int offset) {
        if (ends.containsKey(offset) && beginnings.containsKey(offset)) {
            torn |= !ends.remove(offset).contains(beginnings.remove(offset));
        }
    }

    /** Whether nothing can have slipped. A list that Looker does not sort may differ each time, so it is read a few times. */
    synchronized boolean whole() {
        boolean sorted = kind.listing().orElseThrow().sorted();
        return !torn || (!sorted && readings >= UNSORTED_READINGS);
    }
}
