package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.PageKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What there is to do for one kind: the pages of its lists, taking turns; in a run that asks for changes, what has
 * changed, many at a time; then the items that have to be fetched or completed by themselves, which are read from the
 * ledger a few hundred at a time.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class KindWork {
    private static final int READ_AHEAD = 256;
    private static final int LARGEST_BATCH = 100;

    private final Kind kind;
    private final String session;
    private final SessionConfig config;
    private final ExtractionLedger ledger;
    private final Deque<Lane> lanes = new ArrayDeque<>();
    private final Deque<ItemKey> items = new ArrayDeque<>();
    private final Set<ItemKey> itemsOutstanding = new HashSet<>();
    private final Set<PageKey> cutShort = new HashSet<>();
    private Optional<String> readTo = Optional.empty();
    private Optional<String> batchedTo = Optional.empty();
    private int batchesOutstanding;
    private boolean batchesExhausted;
    private boolean batchesOfTrash;
    private boolean lanesKnown;
    private boolean itemsExhausted;
    private boolean readAgain;

    KindWork(Kind kind, String session, SessionConfig config, ExtractionLedger ledger) {
        this.kind = kind;
        this.session = session;
        this.config = config;
        this.ledger = ledger;
        this.batchesExhausted = !(config.incremental() && kind.searched());
    }

    /** Makes the lanes, once what they depend on is known. */
    void know() {
        if (!lanesKnown) {
            lanesKnown = true;
            kind.listing().ifPresent(this::makeLanes);
        }
    }

    private void makeLanes(Listing listing) {
        if (listing.scoped()) {
            List<String> parents = config.incremental() && !ledger.wasRefused(kind)
                    ? ledger.changedParentFolderMetadata(session)
                    : ledger.parentFolderMetadata(session);
            parents.forEach(parent -> lanes.add(Lane.of(kind, PageScope.parent(parent), config.batchSize())));
        } else if (listing.searched() && config.scoped()) {
            config.folders().forEach(folder -> makeSearched(PageScope.folder(folder)));
        } else if (listing.searched()) {
            makeSearched(PageScope.ALL);
        } else {
            lanes.add(Lane.of(kind, PageScope.ALL, config.batchSize()));
        }
    }

    private void makeSearched(PageScope scope) {
        lanes.add(searched(scope));
        if (config.trash()) {
            lanes.add(searched(scope.ofTrash()));
        }
    }

    private Lane searched(PageScope scope) {
        return config.incremental() ? Lane.dates(kind, scope) : Lane.of(kind, scope, config.batchSize());
    }

    /** A page that tells what there is. */
    Optional<PageKey> claimSurvey() {
        return turn(Lane::claimSurvey);
    }

    Optional<PageKey> claimPage() {
        return turn(Lane::claim);
    }

    /** There may be a lane for each of thousands of folders; what is read is not looked at again. */
    private Optional<PageKey> turn(Function<Lane, Optional<PageKey>> claim) {
        lanes.removeIf(Lane::drained);
        for (int i = lanes.size(); i > 0; i--) {
            Lane lane = lanes.removeFirst();
            lanes.addLast(lane);
            Optional<PageKey> page = claim.apply(lane);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** Whether it is known what the lists hold. */
    boolean surveyed() {
        return lanesKnown && lanes.stream().allMatch(Lane::surveyed);
    }

    /** Pages still to come, once the lists are surveyed. */
    long pagesLeft() {
        return lanes.stream().mapToLong(Lane::pagesLeft).sum();
    }

    /** Items that are known by nothing but their ids, as many as fit in one call: first those that live, then those in the Trash. */
    List<ItemKey> claimBatch() {
        if (batchesExhausted) {
            return List.of();
        }
        List<ItemKey> batch = nextBatch();
        if (batch.isEmpty() && config.trash() && !batchesOfTrash) {
            if (batchesOutstanding > 0) {
                return batch; // what does not come among the living is known when all answers are there
            }
            batchesOfTrash = true;
            batchedTo = Optional.empty();
            batch = nextBatch();
        }
        if (batch.isEmpty()) {
            batchesExhausted = true;
        } else {
            batchedTo = Optional.of(batch.get(batch.size() - 1).id());
            batchesOutstanding++;
        }
        return batch;
    }

    private List<ItemKey> nextBatch() {
        int most = Math.min(LARGEST_BATCH, config.batchSize());
        return ledger.openWithoutDraft(session, kind, batchedTo, most);
    }

    /** Whether batches are of items in the Trash by now. */
    boolean batchesOfTrash() {
        return batchesOfTrash;
    }

    void batchDone() {
        batchesOutstanding--;
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

    private Stream streamOf(PageKey page) {
        return lanes.stream()
                .flatMap(lane -> lane.holding(page).stream())
                .findFirst()
                .orElseThrow();
    }

    /** A page came back. What it left out, as a proxy does that allows shorter pages only, is asked for as well, once. */
    void settled(PageKey page, int rows, OptionalLong total) {
        streamOf(page).settled(page, rows, total);
        if (rows > 0 && Stream.cutShort(page, rows, total) && cutShort.add(page)) {
            lanes.addFirst(Lane.restOf(page, rows));
        }
    }

    /** A page will not come back. */
    void givenUp(PageKey page) {
        streamOf(page).givenUp(page);
    }

    /** Lets every row of a failed page be asked for by itself. */
    void splitRows(PageKey page) {
        givenUp(page);
        lanes.addFirst(Lane.rowsOf(page));
    }

    /** Asks for no further pages of the list that holds this page; for a single row, of no list of the kind. */
    void refuse(PageKey page) {
        Stream stream = streamOf(page);
        stream.givenUp(page);
        stream.close();
        if (page.limit() == 1) {
            lanes.forEach(Lane::close);
        }
    }

    /** Whether every list has been read, and every change that a list told of. */
    boolean listsDrained() {
        return lanesKnown && lanes.stream().allMatch(Lane::drained) && batchesExhausted && batchesOutstanding == 0;
    }

    /** Whether every list has been read. */
    boolean pagesDrained() {
        return lanesKnown && lanes.stream().allMatch(Lane::drained);
    }

    boolean drained() {
        return listsDrained() && itemsExhausted && !readAgain && items.isEmpty() && itemsOutstanding.isEmpty();
    }
}
