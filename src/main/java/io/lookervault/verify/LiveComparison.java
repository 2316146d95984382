package io.lookervault.verify;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.ReplyReader;
import io.lookervault.looker.Seams;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.LiveReport.Difference;
import io.lookervault.verify.LiveReport.LiveKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the vault with Looker, list by list. Where Looker says when an item was changed, only ids and dates are read;
 * else whole rows, compared key by key with what is stored. A list from which something may have slipped while it was read is
 * read again. Bean of the route {@code verify-live}, which asks for the next
 * call as long as there is {@link #isMore()}. For one thread; holds the ids of one kind at a time.
 */
public final class LiveComparison implements AutoCloseable {
    private static final int SHOWN = 100;
    private static final int MOST_READINGS = 10;
    private static final int UNSORTED_READINGS = 3;

    private final VaultReader vault;
    private final int batchSize;
    private final Deque<Kind> kinds;
    private final List<Kind> unlisted;
    private final List<LiveKind> done = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Seams seams;
    private int offset;
    private int readings;
    private int told;
    private long same;
    private long changed;
    private long added;
    private long gone;

    /** Opens the vault for reading. */
    public LiveComparison(LiveRequest request) {
        this.vault = VaultReader.open(request.vault());
        this.batchSize = request.batchSize();
        this.kinds = new ArrayDeque<>(request.listed());
        this.unlisted = request.unlisted();
        this.seams = new Seams(limit());
    }

    /** Rows of a page of the kind that is compared. */
    private int limit() {
        return Optional.ofNullable(kinds.peekFirst())
                .map(kind -> {
                    Listing listing = kind.listing().orElseThrow();
                    return isDated(kind) ? listing.briefPageSize(batchSize) : listing.pageSize(batchSize);
                })
                .orElse(batchSize);
    }

    private static boolean isDated(Kind kind) {
        return !kind.updatedField().isEmpty();
    }

    /** Whether something is still to be asked. */
    public boolean isMore() {
        return !kinds.isEmpty();
    }

    /** What to ask next. */
    public Call getNext() {
        Kind kind = kinds.getFirst();
        Listing listing = kind.listing().orElseThrow();
        List<String> query = new ArrayList<>();
        if (!listing.query().isEmpty()) {
            query.add(listing.query());
        }
        if (isDated(kind)) {
            query.add("fields=" + kind.idField() + "," + kind.updatedField());
        }
        if (listing.paged()) {
            query.add("limit=" + limit() + "&offset=" + offset);
        }
        if (listing.sorted()) {
            query.add("sorts=" + kind.idField());
        }
        return Call.get(listing.path(), listing.path(), String.join("&", query), reader(kind))
                .aside();
    }

    private ReplyReader reader(Kind kind) {
        return reply -> {
            List<Item> rows = new ArrayList<>();
            Json.each(reply.body(), data -> rows.add(Item.of(kind, data)));
            return rows;
        };
    }

    /** Takes the rows of a page. */
    public void take(List<Item> rows) {
        rows.forEach(this::compare);
        Listing listing = kinds.getFirst().listing().orElseThrow();
        if (!listing.paged()) {
            finish("");
            return;
        }
        seams.join(offset, rows.stream().map(row -> row.key().id()).toList());
        offset += seams.step();
        if (rows.size() < limit()) {
            end(listing);
        }
    }

    /** A list that Looker does not sort may differ each time, so it is read a few times. */
    private void end(Listing listing) {
        readings++;
        if (!seams.torn() || (!listing.sorted() && readings == UNSORTED_READINGS)) {
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

    private void compare(Item live) {
        if (!seen.add(live.key().id())) {
            return;
        }
        Optional<StoredItem> stored =
                vault.find(live.key()).filter(item -> item.summary().deletedAt().isEmpty());
        if (stored.isEmpty()) {
            added++;
            note(live.key(), "added");
        } else if (equal(live, stored.get().data())) {
            same++;
        } else {
            changed++;
            note(live.key(), "changed");
        }
    }

    private static boolean equal(Item live, Object stored) {
        if (isDated(live.key().kind())) {
            String updated = live.key().kind().updatedField();
            return Values.text(live.data(), updated).equals(Values.text(stored, updated));
        }
        return stored instanceof Map<?, ?> map
                && live.data().entrySet().stream()
                        .allMatch(entry -> Objects.equals(entry.getValue(), map.get(entry.getKey())));
    }

    private void finish(String refused) {
        Kind kind = kinds.removeFirst();
        if (refused.isEmpty()) {
            vault.scan(kind, item -> {
                ItemKey key = item.summary().key();
                if (!seen.contains(Verification.plain(key))) {
                    gone++;
                    note(key, "gone");
                }
            });
        }
        done.add(new LiveKind(kind, same, changed, added, gone, refused));
        told = differences.size();
        readings = 0;
        begin();
    }

    /** Of the kind that is next, nothing is known yet. */
    private void begin() {
        differences.subList(told, differences.size()).clear();
        seen.clear();
        seams = new Seams(limit());
        offset = 0;
        same = 0;
        changed = 0;
        added = 0;
        gone = 0;
    }

    private void note(ItemKey key, String what) {
        if (changed + added + gone <= SHOWN) {
            differences.add(new Difference(key, what));
        }
    }

    /** What was found, once nothing more is to be asked. */
    public LiveReport getReport() {
        close();
        return new LiveReport(List.copyOf(done), List.copyOf(differences), unlisted);
    }

    @Override
    public void close() {
        vault.close();
    }
}
