package io.lookervault.verify;

import io.lookervault.content.Item;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Reply;
import io.lookervault.looker.Seams;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.LiveReport.Difference;
import io.lookervault.verify.LiveReport.LiveKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the vault with Looker, list by list. Where Looker says when an item was changed, only ids and dates are read;
 * else whole rows. A list from which something may have slipped while it was read is read again; one that comes in shorter pages
 * than it was asked for is read on to the end that it told. Bean of the route {@code verify-live}, which asks for the next
 * call as long as there is {@link #isMore()}. For one thread; holds the ids of one kind at a time.
 */
public final class LiveComparison implements AutoCloseable {
    private static final int MOST_READINGS = 10;
    private static final int UNSORTED_READINGS = 3;

    private final VaultReader vault;
    private final int batchSize;
    private final Deque<Kind> kinds;
    private final List<Kind> unlisted;
    private final List<LiveKind> done = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private Optional<KindComparison> current = Optional.empty();
    private Seams seams = new Seams(1);
    private boolean whole;
    private int offset;
    private int readings;

    /** Opens the vault for reading. */
    public LiveComparison(LiveRequest request) {
        this.vault = VaultReader.open(request.vault());
        this.batchSize = request.batchSize();
        this.kinds = new ArrayDeque<>(request.listed());
        this.unlisted = request.unlisted();
        begin();
    }

    /** Of the kind that is next, nothing is known yet. */
    private void begin() {
        current = Optional.ofNullable(kinds.peekFirst()).map(kind -> new KindComparison(vault, kind));
        current.ifPresent(comparison -> seams = new Seams(limit()));
        offset = 0;
    }

    private KindComparison current() {
        return current.orElseThrow();
    }

    private Listing listing() {
        return current().kind().listing().orElseThrow();
    }

    /** Whether ids and dates are enough. */
    private boolean isBrief() {
        return !current().kind().updatedField().isEmpty() && !whole;
    }

    /** Rows of a page of the kind that is compared. */
    private int limit() {
        return isBrief() ? listing().briefPageSize(batchSize) : listing().pageSize(batchSize);
    }

    /** Whether something is still to be asked. */
    public boolean isMore() {
        return current.isPresent();
    }

    /** What to ask next. */
    public Call getNext() {
        Kind kind = current().kind();
        Listing listing = listing();
        List<String> query = new ArrayList<>();
        if (!listing.query().isEmpty()) {
            query.add(listing.query());
        }
        if (isBrief()) {
            query.add("fields=" + kind.idField() + "," + kind.updatedField());
        }
        if (listing.paged()) {
            query.add("limit=" + limit() + "&offset=" + offset);
        }
        if (listing.sorted()) {
            query.add("sorts=" + kind.idField());
        }
        return Call.get(listing.path(), listing.path(), String.join("&", query), reply -> read(kind, reply))
                .aside();
    }

    private static LivePage read(Kind kind, Reply reply) throws IOException {
        List<Item> rows = new ArrayList<>();
        try {
            Json.each(reply.body(), data -> rows.add(Item.of(kind, data)));
        } catch (IllegalArgumentException nameless) {
            throw new IOException(nameless.getMessage(), nameless);
        }
        return new LivePage(rows, reply.total());
    }

    /** Takes the rows of a page. */
    void take(LivePage page) {
        if (isBrief() && page.rows().stream().anyMatch(row -> row.updatedAt().isEmpty())) {
            whole = true; // there is nothing to compare but all of it
            begin();
            return;
        }
        page.rows().forEach(current()::take);
        if (listing().paged()) {
            goOn(page);
        } else {
            finish("");
        }
    }

    private void goOn(LivePage page) {
        OptionalInt next = seams.next(
                offset, page.rows().stream().map(row -> row.key().id()).toList(), page.total());
        if (next.isPresent()) {
            offset = next.getAsInt();
        } else if (seams.lack().isEmpty()) {
            end();
        } else {
            finish("the list of " + current().kind().plural() + " not read to its end: " + seams.lack()
                    + ". Look for a proxy that limits lists, then compare again");
        }
    }

    /** A list that Looker does not sort may differ each time, so it is read a few times. */
    private void end() {
        readings++;
        if (!seams.torn() || (!listing().sorted() && readings == UNSORTED_READINGS)) {
            finish("");
        } else if (readings == MOST_READINGS) {
            begin();
            finish("the list changed faster than it could be read, " + readings
                    + " times. Try again when fewer items are deleted in Looker");
        } else {
            begin();
        }
    }

    /** Looker would not list the kind. */
    public void refuse(Exception cause) {
        finish(cause.getMessage());
    }

    private void finish(String refused) {
        if (refused.isEmpty()) {
            current().end();
        }
        done.add(current().counts(refused));
        differences.addAll(current().differences());
        kinds.removeFirst();
        readings = 0;
        whole = false;
        begin();
    }

    /** What was found, once nothing more is to be asked. */
    public LiveReport getReport() {
        return new LiveReport(List.copyOf(done), List.copyOf(differences), unlisted);
    }

    @Override
    public void close() {
        vault.close();
    }
}
