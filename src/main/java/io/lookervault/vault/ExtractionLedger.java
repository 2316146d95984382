package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What an extraction session has listed, done and still has to do. An item is open until it is stored, parked or gone;
 * it changes together with the rows that prove it, so after a crash the ledger is right.
 *
 * <p>An item that is parked has exactly one dead letter of its session; being stored, vanished or forgotten later
 * removes it. Thread-safe: workers share it, and each method is one transaction.
 */
public final class ExtractionLedger {
    /** Stands in dead letters and in the ledger for a kind as a whole. */
    /** What stands for the lists of a kind where an item would have its id. */
    static final String WHOLE_KIND = "*";

    private final Writer writer;
    private final Readers readers;
    private final InstantSource clock;

    ExtractionLedger(Writer writer, Readers readers, InstantSource clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    private LedgerWrites writes(Sql sql, String session) throws SQLException {
        return new LedgerWrites(sql, session, now(sql, session));
    }

    /** No row of a session is older than the session, although the clock may be set back meanwhile. */
    private Instant now(Sql sql, String session) throws SQLException {
        Instant now = clock.instant();
        return sql.first("SELECT started_at FROM extraction_sessions WHERE id = ?", row -> row.getString(1), session)
                .flatMap(Dates::parse)
                .filter(now::isBefore)
                .orElse(now);
    }

    /** The mark of a page that is done. */
    public Optional<PageMark> page(String session, PageKey page) {
        return readers.read("Reading the ledger", sql -> LedgerRows.page(sql, session, page));
    }

    /** Stores what a page brought, and that the page is done. */
    public void storePage(String session, PageMark mark, Batch batch) {
        writer.transaction("Storing " + mark.key(), sql -> {
            writes(sql, session).store(batch);
            LedgerRows.savePage(sql, session, mark);
            return mark;
        });
    }

    /** Stores what asking for several items at once brought. */
    public void storeBatch(String session, Batch batch) {
        writer.transaction("Storing a batch", sql -> {
            writes(sql, session).store(batch);
            return batch;
        });
    }

    /** Stores what fetching an item brought, and that the item is stored. */
    public void storeItem(String session, ItemKey key, Batch batch) {
        writer.transaction("Storing " + key, sql -> {
            LedgerWrites writes = writes(sql, session);
            writes.store(batch);
            writes.stored(key);
            return key;
        });
    }

    /** Writes down that an item was gone from Looker before it could be fetched. */
    public void vanish(String session, ItemKey key) {
        writer.transaction("Closing " + key, sql -> {
            LedgerRows.close(sql, session, key, LedgerRows.VANISHED);
            writes(sql, session).settle(key);
            return key;
        });
    }

    /** Drops an item that turned out not to be content. */
    public void forget(String session, ItemKey key) {
        writer.transaction("Forgetting " + key, sql -> {
            writes(sql, session).forget(key);
            return key;
        });
    }

    /** Gives an item up for now; its draft stays. Parking it again keeps its one letter, counted up. */
    public void park(String session, ItemKey key, Failure failure) {
        writer.transaction("Parking " + key, sql -> {
            LedgerRows.close(sql, session, key, LedgerRows.PARKED);
            DeadLetterRows.park(sql, session, key, failure, clock.instant());
            return key;
        });
    }

    /**
     * Gives up listing a kind as a whole: one letter with id {@code *}, which the tally of the kind counts as one item
     * listed and parked. {@link #listAgain} takes it back.
     */
    public void parkKind(String session, Kind kind, Failure failure) {
        park(session, new ItemKey(kind, WHOLE_KIND), failure);
    }

    /**
     * Takes back what could not be listed: a session that goes on asks for all of it again. So it does for lists that have to be of
     * one moment, since what others deleted meanwhile has moved the rows of all pages that were not read yet.
     *
     * @param scopes how the scope of such lists begins
     */
    public void listAgain(String session, String scopes) {
        writer.transaction("Opening the lists again", sql -> {
            LedgerRows.removePages(sql, session, scopes);
            LedgerWrites writes = writes(sql, session);
            for (Kind kind : Kind.values()) {
                writes.forget(new ItemKey(kind, WHOLE_KIND));
            }
            return session;
        });
    }

    /** Open items in the order of their ids, after the given one. */
    public List<ItemKey> open(String session, Kind kind, Optional<String> afterId, int limit) {
        return readers.read(
                "Reading the ledger", sql -> LedgerRows.open(sql, session, kind, afterId.orElse(""), limit));
    }

    /** Of {@link #open}, those of which nothing is known but the id. */
    public List<ItemKey> openWithoutDraft(String session, Kind kind, Optional<String> afterId, int limit) {
        return readers.read(
                "Reading the ledger",
                sql -> LedgerRows.openWithoutDraft(sql, session, kind, afterId.orElse(""), limit));
    }

    /** The ids of what belongs to an item, as its members said in this session. */
    public List<String> members(String session, ItemKey of) {
        return readers.read("Reading members", sql -> LedgerRows.members(sql, session, of));
    }

    /**
     * Opens again what earlier sessions parked and what never came into the vault since, so that a run that asks only for
     * changes does not pass over it.
     */
    public int reopenParked(String session, Kind kind) {
        return writer.transaction(
                "Reopening parked " + kind.plural(), sql -> LedgerRows.reopenParked(sql, session, kind));
    }

    /** Whether the vault holds the item, alive, with this content. */
    public boolean holds(PackedItem item) {
        return readers.read("Reading the hash of " + item.key(), sql -> ItemRows.liveHash(sql, item.key()))
                .filter(item.sha256()::equals)
                .isPresent();
    }

    /**
     * Whether the vault holds the item, in the Trash or not, as it was changed last at that time. What was stored
     * within two seconds of its last change may have been changed again within the same tick of Looker's clock, and
     * does not count.
     */
    public boolean holds(ItemKey key, String updatedAt, boolean inTrash) {
        Optional<Instant> changed = Dates.parse(updatedAt);
        return changed.isPresent()
                && readers.read(
                        "Reading the date of " + key, sql -> ItemRows.heldSince(sql, key, changed.get(), inTrash));
    }

    /** Of {@link #parentFolderMetadata}, those of the parents of folders that this session brought or changed. */
    public List<String> changedParentFolderMetadata(String session) {
        return readers.read("Reading folders", sql -> FolderMetadata.ofChangedParents(sql, session));
    }

    /** Whether Looker would not list the kind, or one of its lists, when it was last asked for all of it. */
    public boolean wasRefused(Kind kind) {
        return readers
                .read(
                        "Reading dead letters",
                        sql -> DeadLetterRows.list(sql, Optional.empty(), Optional.of(kind), 0, 0))
                .stream()
                .anyMatch(letter -> letter.contentId().equals(WHOLE_KIND));
    }

    /** Whether the session knows of the item. */
    public boolean lists(String session, ItemKey key) {
        return readers.read("Reading the ledger", sql -> LedgerRows.has(sql, session, key));
    }

    /** Whether the session could not list all of a kind. */
    public boolean listsInDoubt(String session, Kind kind) {
        return lists(session, new ItemKey(kind, WHOLE_KIND));
    }

    /** Items of a kind that are parked, a list as a whole among them. */
    public long parkedCount(String session, Kind kind) {
        return readers.read("Reading the ledger", sql -> LedgerRows.parkedCount(sql, session, kind));
    }

    /** All items of a kind, whatever became of them. */
    public long listedCount(String session, Kind kind) {
        return count(session, kind, "");
    }

    /** Open items of which nothing is known but the id. */
    public long openWithoutDraftCount(String session, Kind kind) {
        return count(session, kind, LedgerRows.WITHOUT_DRAFT);
    }

    /** Open items that the vault does not hold. */
    public long openNewCount(String session, Kind kind) {
        return count(session, kind, LedgerRows.NEW);
    }

    private long count(String session, Kind kind, String condition) {
        return readers.read("Reading the ledger", sql -> LedgerRows.count(sql, session, kind, condition));
    }

    /** Ids of some items that are stored. */
    public List<String> storedSample(String session, Kind kind, int limit) {
        return readers.read("Reading the ledger", sql -> LedgerRows.storedSample(sql, session, kind, limit));
    }

    public long openCount(String session, Kind kind) {
        return readers.read("Reading the ledger", sql -> LedgerRows.openCount(sql, session, kind));
    }

    /** What a list told of an item that is open or parked. */
    public Optional<byte[]> draft(String session, ItemKey key) {
        return readers.read("Reading the draft of " + key, sql -> LedgerRows.draft(sql, session, key));
    }

    /** What became of the items, kind by kind in the order of {@link Kind}. */
    public List<Tally> tallies(String session) {
        return readers.read("Counting the ledger", sql -> LedgerRows.tallies(sql, session));
    }

    /** How many items the ledger calls stored that have no row: 0, or the ledger lies. */
    public long storedRowsMissing(String session) {
        return readers.read("Checking the ledger", sql -> LedgerRows.missing(sql, session));
    }

    /**
     * Soft-deletes the items of a kind that the session did not list, or that have vanished, and tells how many. Open
     * and parked ones stay, and so does everything of a kind that could not be listed as a whole. Only after every list of
     * the kind has been read to its end.
     */
    public int softDeleteUnlisted(String session, Kind kind) {
        return writer.transaction(
                "Soft-deleting " + kind.plural(),
                sql -> ItemWrites.softDeleteUnlisted(sql, session, kind, clock.instant()));
    }

    /** How much of a kind {@link #softDeleteUnlisted} is about. */
    public Shrinkage shrinkage(String session, Kind kind) {
        return readers.read("Counting what is missing", sql -> Shrinkage.of(sql, session, kind));
    }

    /** How much of what was listed of a kind was not there any more when it was asked for, whatever the vault holds. */
    public Shrinkage vanished(String session, Kind kind) {
        return tallies(session).stream()
                .filter(tally -> tally.kind() == kind)
                .map(tally -> new Shrinkage(tally.vanished(), tally.listed()))
                .findFirst()
                .orElse(new Shrinkage(0, 0));
    }

    /** Gives every item with an owner the e-mail address of that user, where the vault has it; tells how many changed. */
    public int fillOwnerEmails() {
        return writer.transaction("Filling in owners", ItemWrites::fillOwnerEmails);
    }

    /** The {@code content_metadata_id} of every folder that is the parent of another, as the session listed them. */
    public List<String> parentFolderMetadata(String session) {
        return readers.read("Reading folders", sql -> FolderMetadata.ofParents(sql, session));
    }
}
