package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a vault, ours or the original tool's (schema versions 1 to 4), without creating, migrating or changing anything.
 * What an older schema does not have, reads as empty.
 *
 * <p>Thread-safe, and right beside a writer: each call sees the last finished transaction.
 */
public final class VaultReader implements AutoCloseable {
    private static final int FAULTS = 10;

    private final Readers readers;
    private final Schema schema;
    private final ItemRows items;

    private VaultReader(Readers readers, Schema schema) {
        this.readers = readers;
        this.schema = schema;
        this.items = new ItemRows(schema);
    }

    /**
     * Opens a vault for reading.
     *
     * @throws NoVault when the file does not exist
     * @throws ForeignDatabase when it is no vault, or one of a later program
     * @throws DamagedVault when SQLite finds it malformed
     * @throws VaultUnwritable when it may not be read
     */
    public static VaultReader open(Path file) {
        if (Files.notExists(file)) {
            throw new NoVault("there is no vault at " + file + ". Create it with: lookervault extract --db " + file);
        }
        if (!Files.isReadable(file)) {
            throw new VaultUnwritable("cannot read vault " + file + ": permission denied. Change its permissions");
        }
        SqliteHeader.check(file);
        Readers readers = new Readers(new SqliteFile(file));
        try {
            return of(readers);
        } catch (VaultException e) {
            readers.close();
            throw e;
        }
    }

    static VaultReader of(Readers readers) {
        Schema schema = readers.read("Opening", Schema::of).checked(readers.path());
        return new VaultReader(readers, schema);
    }

    /** Whether a run has the vault now; yes where nobody can tell. */
    public boolean mayBeInUse() {
        return RunLock.isHeld(path());
    }

    /** The file. */
    public Path path() {
        return readers.path();
    }

    /** The version of the schema: 1 to 4 are the original tool's, later ones ours. */
    public int schemaVersion() {
        return schema.version();
    }

    /** The items that match, last updated first, then by id. */
    public List<ItemSummary> list(ItemQuery query) {
        List<ItemSummary> list = new ArrayList<>();
        each(query, list::add);
        return list;
    }

    /** Passes them on one at a time, as they were at the beginning, whatever is written meanwhile. */
    public void each(ItemQuery query, Consumer<ItemSummary> each) {
        readers.read("Listing " + query.kind().plural(), sql -> {
            items.each(sql, query, each);
            return query;
        });
    }

    /** How many items match, whatever the limit and offset of the query. */
    public long count(ItemQuery query) {
        return readers.read("Counting " + query.kind().plural(), sql -> items.count(sql, query));
    }

    /** The item, soft-deleted or not; {@code 42} also finds {@code dashboard::42} of the original tool. */
    public Optional<StoredItem> find(ItemKey key) {
        return readers.read("Reading " + key, sql -> items.find(sql, key));
    }

    /** Whether {@link #find} finds it. */
    public boolean has(ItemKey key) {
        return readers.read("Looking for " + key, sql -> items.has(sql, key));
    }

    /** Whether the item is as it was packed, and no extraction of everything has found that in Looker since. */
    public boolean isPacked(ItemKey key) {
        return readers.read("Looking for a pack of " + key, sql -> PackStore.isAhead(sql, schema, key));
    }

    /** Passes on every item of a kind that is not soft-deleted, by id, one at a time in memory. */
    public void scan(Kind kind, Consumer<StoredItem> each) {
        scan(kind, "AND deleted_at IS NULL", each);
    }

    /** Passes on every item of a kind, soft-deleted or not, by id, one at a time in memory. */
    public void scanWithDeleted(Kind kind, Consumer<StoredItem> each) {
        scan(kind, "", each);
    }

    /** Passes on every item of a kind that is soft-deleted, by id, one at a time in memory. */
    public void scanDeleted(Kind kind, Consumer<StoredItem> each) {
        scan(kind, "AND deleted_at IS NOT NULL", each);
    }

    private void scan(Kind kind, String condition, Consumer<StoredItem> each) {
        readers.read("Reading " + kind.plural(), sql -> {
            items.scan(sql, kind, condition, each);
            return kind;
        });
    }

    /** How many items of each kind there are that are not soft-deleted; kinds without items are left out. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        readers.read("Counting items", sql -> {
            sql.each(
                    "SELECT content_type, count(*) FROM content_items WHERE deleted_at IS NULL GROUP BY content_type",
                    row -> {
                        long count = row.getLong(2);
                        Kind.coded(row.getInt(1)).ifPresent(kind -> counts.put(kind, count));
                    });
            return counts;
        });
        return counts;
    }

    /** When the last extraction came to its end, if one did. */
    public Optional<Instant> lastExtraction() {
        return readers.read(
                "Looking for the last session",
                sql -> schema.has("extraction_items") ? SessionRows.lastEnd(sql) : Optional.empty());
    }

    /**
     * How many items of each kind were marked as deleted before this moment, and were in the vault by then; kinds without any are left
     * out.
     */
    public Map<Kind, Long> deletedBefore(Instant moment) {
        return readers.read("Counting deleted items", sql -> ItemRows.deletedBefore(sql, schema, moment));
    }

    /** What SQLite finds wrong with the file itself: pages, and indices that do not have every row. Reads all of it. */
    public List<String> faults() {
        return readers.read("Checking", sql -> {
            List<String> found = sql.list("PRAGMA integrity_check(" + FAULTS + ")", row -> row.getString(1));
            return found.equals(List.of("ok")) ? List.of() : found;
        });
    }

    /** Bytes that the vault takes on disk, with its write-ahead log. */
    public long bytes() {
        try {
            Path log = path().resolveSibling(path().getFileName() + "-wal");
            return Files.size(path()) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new VaultException("cannot tell the size of vault " + path() + ": " + e + ". Check the disk", e);
        }
    }

    /** Extraction and restoration sessions, last started first; 0 for all. */
    public List<SessionRow> sessions(int limit) {
        return readers.read("Reading sessions", sql -> SessionRows.last(sql, schema, limit));
    }

    public Optional<SessionRow> session(String id) {
        return readers.read("Reading session " + id, sql -> SessionRows.find(sql, schema, id));
    }

    /** The schedules as the daemon last knew them, by name; none where there was no daemon yet. */
    public List<ScheduleRow> schedules() {
        return readers.read("Reading schedules", sql -> schema.has("schedules") ? FireRows.schedules(sql) : List.of());
    }

    /** How the daemon of this vault is doing; empty when none is running. */
    public Optional<DaemonRow> daemon() {
        if (!schema.has("daemon") || !RunLock.schedulesAreHeld(path())) {
            return Optional.empty();
        }
        return readers.read("Reading the state of the daemon", FireRows::daemon);
    }

    /** Fires of one schedule, or of all, the newest first; limit 0 for all. */
    public List<FireRow> fires(Optional<String> schedule, int limit) {
        return readers.read(
                "Reading fires", sql -> schema.has("schedule_fires") ? FireRows.list(sql, schedule, limit) : List.of());
    }

    /** How many drops ended how, or have not ended, by the words of {@link Drops#OUTCOMES}. */
    public Map<String, Long> dropCounts() {
        return readers.read("Counting drops", sql -> schema.has("inbox_drops") ? DropRows.counts(sql) : Map.of());
    }

    /** Drops that have not ended, the oldest first. */
    public List<DropRow> openDrops() {
        return readers.read("Reading drops", sql -> schema.has("inbox_drops") ? DropRows.open(sql) : List.of());
    }

    /** What became of the items of an extraction session, kind by kind; empty when that is not known any more. */
    public List<Tally> tallies(String sessionId) {
        return readers.read("Counting session " + sessionId, sql -> tallies(sql, sessionId));
    }

    private List<Tally> tallies(Sql sql, String sessionId) throws SQLException {
        return schema.has("extraction_items") ? LedgerRows.tallies(sql, sessionId) : List.of();
    }

    /** Parked items, first failed first; limit 0 for all. */
    public List<DeadLetter> deadLetters(Optional<String> sessionId, Optional<Kind> kind, int limit, int offset) {
        return readers.read(
                "Reading dead letters",
                sql -> schema.has("dead_letter_queue")
                        ? DeadLetterRows.list(sql, sessionId, kind, limit, offset)
                        : List.of());
    }

    /** The vault as it is now, row by row. */
    public Snapshot snapshot() {
        return Snapshot.open(new SqliteFile(path()));
    }

    /** Items that could not be restored, first failed first; limit 0 for all. */
    public List<DeadLetter> unrestored(Optional<String> sessionId, Optional<Kind> kind, int limit, int offset) {
        return readers.read(
                "Reading dead letters",
                sql -> schema.has("dead_letter_queue")
                        ? DeadLetterRows.restorations(sql, sessionId, kind, limit, offset)
                        : List.of());
    }

    /** The Looker that a restoration goes to; empty for those of the original tool. */
    public Optional<String> destination(String sessionId) {
        return readers.read(
                "Reading session " + sessionId,
                sql -> schema.has("restoration_sessions")
                        ? RestorationRows.destination(sql, sessionId)
                        : Optional.empty());
    }

    /** How many {@link #unrestored} there are. */
    public long countUnrestored(Optional<String> sessionId, Optional<Kind> kind) {
        return readers.read(
                "Counting dead letters",
                sql -> schema.has("dead_letter_queue") ? DeadLetterRows.countRestorations(sql, sessionId, kind) : 0L);
    }

    /** One of {@link #unrestored} by its number. */
    public Optional<DeadLetter> unrestored(long id) {
        return readers.read(
                "Reading dead letter " + id,
                sql -> schema.has("dead_letter_queue") ? DeadLetterRows.findRestoration(sql, id) : Optional.empty());
    }

    /** What a restoration planned, and what became of it; empty when that is not known any more. */
    public List<PlanTally> planTallies(String sessionId) {
        return readers.read(
                "Counting the plan",
                sql -> schema.has("restoration_items") ? RestorationRows.tallies(sql, sessionId) : List.of());
    }

    /** The vault in numbers; empty when its schema is not the latest. */
    public Optional<VaultStatistics> statistics() {
        return schema.version() < Migrations.LATEST
                ? Optional.empty()
                : Optional.of(readers.read("Counting", sql -> StatisticsRows.read(sql, bytes())));
    }

    @Override
    public void close() {
        readers.close();
    }
}
