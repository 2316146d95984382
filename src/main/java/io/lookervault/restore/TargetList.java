package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    private final int stripes;
    private int limit;
    private int allowed;
    private Seams seams;
    private int readings;

    /** @param limit rows of a page; 0 for a list that comes in one reply */
    TargetList(Target target, Kind kind, String query, int limit, int stripes) {
        this.target = target;
        this.kind = kind;
        this.query = query;
        this.limit = limit;
        this.allowed = limit;
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
        limit = allowed;
        seams = new Seams(limit);
        List<Work> works = new ArrayList<>();
        for (int stripe = 0; stripe < stripes; stripe++) {
            Work work = new Work();
            read(work, stripe * seams.step(), limit);
            works.add(work);
        }
        return works;
    }

    private void read(Work work, int offset, int rows) {
        look(work, offset, rows, page -> {
            int upTo = offset + page.rows().size();
            target.mirror().together(() -> page.rows().forEach(row -> target.put(kind, row)));
            int step = join(offset, page.rows());
            if (rows > 0 && page.rows().size() >= rows) {
                read(work, offset + stripes * step, rows);
            } else if (page.isShort(offset, rows)) {
                look(
                        work,
                        upTo,
                        rows,
                        more -> shorten(
                                more.rows().isEmpty() ? rows : page.rows().size()));
            }
        });
    }

    private void look(Work work, int offset, int rows, Consumer<Page> taker) {
        String path = kind.listing().orElseThrow().path();
        work.read(() -> Call.get(path, path, page(offset, rows), Page::of), answer -> taker.accept((Page) answer));
    }

    /** A page was cut short although there is more: some proxies allow that many rows only, so all is read again by as many. */
    private synchronized void shorten(int rows) {
        allowed = Math.min(allowed, rows);
    }

    private String page(int offset, int limit) {
        Listing listing = kind.listing().orElseThrow();
        String page = limit == 0
                ? query
                : query + (listing.sorted() ? "&sorts=" + kind.idField() : "") + "&limit=" + limit + "&offset="
                        + offset;
        return page.startsWith("&") ? page.substring(1) : page;
    }

    private synchronized int join(int offset, List<Map<String, Object>> rows) {
        seams.join(offset, rows.stream().map(row -> Target.id(kind, row)).toList());
        return seams.step();
    }

    /** Whether nothing can have slipped. A list that Looker does not sort may differ each time, so it is read a few times. */
    synchronized boolean whole() {
        boolean sorted = kind.listing().orElseThrow().sorted();
        return allowed == limit && (!seams.torn() || (!sorted && readings >= UNSORTED_READINGS));
    }
}
