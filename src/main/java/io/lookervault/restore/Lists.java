package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of the target, read into its mirror. Long lists are read by several workers; what slips from one page to another
 * because others delete meanwhile is noticed, and such a list is read again.
 *
 * <p>Thread-safe between rounds.
 */
final class Lists {
    private static final int FOUND = 1000;
    private static final int STRIPES = 4;
    private static final String LIGHT =
            "&fields=id,title,slug,folder_id,user_id,created_at,deleted,content_metadata_id";

    private final Target target;
    private final int batchSize;
    private final List<TargetList> read = new ArrayList<>();

    Lists(Target target, int batchSize) {
        this.target = target;
        this.batchSize = batchSize;
    }

    /** Everything of a kind, what lies in the Trash as well. */
    List<Work> whole(Kind kind) {
        Listing listing = kind.listing().orElseThrow();
        int limit = listing.paged() ? listing.pageSize(batchSize) : 0;
        List<Work> works = new ArrayList<>(list(kind, listing.query(), limit, kind.searched() ? STRIPES : 1));
        if (kind.searched()) {
            works.addAll(list(kind, listing.query() + "&deleted=true", limit, 1));
        }
        return works;
    }

    /** Everything of a kind, with the fields that tell items apart. */
    List<Work> light(Kind kind) {
        return list(kind, kind.listing().orElseThrow().query() + LIGHT, FOUND, STRIPES);
    }

    /** What a search finds. */
    Work found(Kind kind, String query) {
        return list(kind, query, FOUND, 1).get(0);
    }

    private List<Work> list(Kind kind, String query, int limit, int stripes) {
        TargetList list = new TargetList(target, kind, query, limit, stripes);
        read.add(list);
        return list.works();
    }

    /** The lists from which something may have slipped, once more. */
    List<Work> torn() {
        List<Work> again = new ArrayList<>();
        read.removeIf(list -> list.whole());
        read.forEach(list -> again.addAll(list.works()));
        return again;
    }
}
