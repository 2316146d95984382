package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.PageKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to do for one kind: the pages of its lists, then the items that have to be fetched or completed by
 * themselves, which are read from the ledger a few hundred at a time.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class KindWork {
    private static final int READ_AHEAD = 256;

    private final Kind kind;
    private final String session;
    private final ExtractionLedger ledger;
    private final List<Stream> streams = new ArrayList<>();
    private final Deque<ItemKey> items = new ArrayDeque<>();
    private final Set<ItemKey> itemsOutstanding = new HashSet<>();
    private Optional<String> readTo = Optional.empty();
    private boolean streamsKnown;
    private boolean severalPages;
    private boolean censusTaken;
    private boolean refused;
    private boolean itemsExhausted;
    private boolean readAgain;

    KindWork(Kind kind, String session, ExtractionLedger ledger) {
        this.kind = kind;
        this.session = session;
        this.ledger = ledger;
    }

    /** Makes the streams of pages, once what they depend on is known. */
    void know(int batchSize) {
        if (streamsKnown) {
            return;
        }
        streamsKnown = true;
        kind.listing().ifPresent(listing -> {
            if (listing.scoped()) {
                ledger.parentFolderMetadata().forEach(scope -> streams.add(Stream.whole(kind, scope)));
            } else {
                streams.add(stream(listing, batchSize));
            }
        });
    }

    private Stream stream(Listing listing, int batchSize) {
        return listing.paged() ? Stream.paged(kind, "", batchSize) : Stream.whole(kind, "");
    }

    Optional<PageKey> claimPage() {
        forgetDrained();
        for (Stream stream : streams) {
            Optional<PageKey> page = stream.claim();
            if (page.isPresent()) {
                return page;
            }
        }
        if (censusDue()) {
            censusTaken = true;
            streams.add(Stream.census(kind));
            return streams.get(streams.size() - 1).claim();
        }
        return Optional.empty();
    }

    /** There may be a stream for each of thousands of folders; what is read is not looked at again. */
    private void forgetDrained() {
        severalPages |= streams.stream().anyMatch(Stream::severalPages);
        streams.removeIf(Stream::drained);
    }

    /** Pages of a list that others edit meanwhile can miss items; one page cannot. */
    private boolean censusDue() {
        return !censusTaken
                && !refused
                && streams.stream().allMatch(Stream::drained)
                && (severalPages || streams.stream().anyMatch(Stream::severalPages))
                && kind.listing().filter(Listing::paged).isPresent();
    }

    Optional<ItemKey> claimItem() {
        if (readAgain && itemsExhausted) {
            readFromStart();
        }
        while (items.isEmpty() && !itemsExhausted) {
            List<ItemKey> more = ledger.open(session, kind, readTo, READ_AHEAD);
            more.stream().filter(key -> !itemsOutstanding.contains(key)).forEach(items::add);
            itemsExhausted = more.isEmpty() && !readAgain;
            if (!more.isEmpty()) {
                readTo = Optional.of(more.get(more.size() - 1).id());
            } else if (readAgain) {
                readFromStart();
            }
        }
        Optional<ItemKey> item = Optional.ofNullable(items.poll());
        item.ifPresent(itemsOutstanding::add);
        return item;
    }

    private void readFromStart() {
        readAgain = false;
        itemsExhausted = false;
        readTo = Optional.empty();
    }

    /** An item has just named some of this kind, which the reading may have passed already. */
    void reopen() {
        readAgain = true;
    }

    void itemDone(ItemKey key) {
        itemsOutstanding.remove(key);
    }

    Stream streamOf(PageKey page) {
        return streams.stream().filter(s -> s.holds(page)).findFirst().orElseThrow();
    }

    /** Lets every row of a failed page be asked for by itself. */
    void splitRows(PageKey page) {
        streams.add(0, Stream.rowsOf(page));
    }

    /** Asks for no further pages of the lists that hold this page. */
    void refuse(PageKey page) {
        refused = true;
        streams.stream().filter(s -> s.holds(page) || page.limit() == 1).forEach(Stream::close);
    }

    boolean pagesDrained() {
        return streamsKnown && streams.stream().allMatch(Stream::drained) && !censusDue();
    }

    boolean drained() {
        return pagesDrained() && itemsExhausted && !readAgain && items.isEmpty() && itemsOutstanding.isEmpty();
    }
}
