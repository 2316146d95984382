package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One list of the target, page after page.
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
    private final int stripes;
    private final Seams seams;
    private int readings;

    /** @param limit rows of a page; 0 for a list that comes in one reply */
    TargetList(Target target, Kind kind, String query, int limit, int stripes) {
        this.target = target;
        this.kind = kind;
        this.query = query;
        this.limit = limit;
        this.seams = new Seams(limit);
        this.stripes = limit == 0 ? 1 : stripes;
    }

    /** What to ask to read all of it. */
    synchronized List<Work> works() {
        readings++;
        if (readings > MOST_READINGS) {
            throw new NotAsPlanned("the list of " + kind.plural() + " changed faster than it could be read, "
                    + MOST_READINGS + " times. Nothing was written; try again when fewer items are deleted in Looker");
        }
        seams.forget();
        List<Work> works = new ArrayList<>();
        for (int stripe = 0; stripe < stripes; stripe++) {
            Work work = new Work();
            read(work, stripe * seams.step());
            works.add(work);
        }
        return works;
    }

    private void read(Work work, int offset) {
        String path = kind.listing().orElseThrow().path();
        work.read(() -> Call.get(path, path, page(offset), reply -> Json.list(reply.body())), answer -> {
            List<Map<String, Object>> rows = Survey.rows(answer);
            target.mirror().together(() -> rows.forEach(row -> target.put(kind, row)));
            join(offset, rows.stream().map(row -> Target.id(kind, row)).toList());
            if (limit > 0 && rows.size() >= limit) {
                read(work, offset + stripes * seams.step());
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

    private synchronized void join(int offset, List<String> ids) {
        seams.join(offset, ids);
    }

    /** Whether nothing can have slipped. A list that Looker does not sort may differ each time, so it is read a few times. */
    synchronized boolean whole() {
        boolean sorted = kind.listing().orElseThrow().sorted();
        return !seams.torn() || (!sorted && readings >= UNSORTED_READINGS);
    }
}
