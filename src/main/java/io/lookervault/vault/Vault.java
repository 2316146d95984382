package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * The one writer of a vault. While it is open, no other run writes the file; readers are not disturbed.
 *
 * <p>Thread-safe: workers share it. Every method of what it hands out is one transaction, whole or not at all.
 */
public final class Vault implements AutoCloseable {
    /** Items of 20 KB take fewer, larger pages, which nearly halves the time of a write; a file keeps what it has. */
    private static final int PAGE_BYTES = 8192;

    /** How far the log may grow before it is folded into the file: each time costs two syncs. */
    private static final int LOG_BYTES = 32 << 20;

    private final RunLock lock;
    private final Writer writer;
    private final Readers readers;
    private final VaultReader reader;
    private final InstantSource clock;

    private Vault(RunLock lock, Writer writer, Readers readers, InstantSource clock) {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
        this.reader = VaultReader.of(readers);
        this.clock = clock;
    }

    /**
     * Opens a vault for writing: creates the file (mode 0600) or brings its schema up to date. Its directory must
     * exist.
     *
     * @param holder what the run does, such as {@code extract}: told to others who try meanwhile
     * @param clock gives the time that rows are stamped with
     * @throws VaultInUse at once, when another run has the vault open
     * @throws ForeignDatabase when the file is no vault, or one that can only be read
     * @throws VaultUnwritable when the file or its directory cannot be written
     */
    public static Vault open(Path file, String holder, InstantSource clock) {
        mustBeOpenable(file);
        RunLock lock = RunLock.take(file, holder, clock);
        try {
            return open(file, lock, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Throws what {@link #open} would throw at once, and makes nothing but the lock file. */
    public static void probe(Path file, InstantSource clock) {
        mustBeOpenable(file);
        RunLock.take(file, "probe", clock).close();
    }

    /** Throws what is known of the file alone, before anything is locked or made. */
    static void mustBeOpenable(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw new VaultUnwritable("cannot create vault " + file + ": there is no directory " + directory
                    + ". Create it, or name another file with --db");
        }
        if (Files.exists(file) && (Files.isDirectory(file) || file.toFile().length() > 0)) {
            SqliteHeader.check(file);
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new VaultUnwritable(
                    "cannot write vault " + file + ": permission denied. Change its permissions, or use a copy");
        }
    }

    private static Vault open(Path file, RunLock lock, InstantSource clock) {
        create(file);
        SqliteFile database = new SqliteFile(file);
        Writer writer = new Writer(file, connect(database));
        Readers readers = new Readers(database);
        try {
            writer.transaction("Preparing the schema", sql -> {
                Migrations.apply(sql, clock);
                return file;
            });
            return new Vault(lock, writer, readers, clock);
        } catch (RuntimeException e) {
            readers.close();
            writer.close();
            throw e;
        }
    }

    private static void create(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OwnerOnly.attributes(file))
                    .close();
        } catch (IOException e) {
            throw new VaultUnwritable(
                    "cannot create vault " + file + ": " + e + ". Check the permissions of its directory", e);
        }
    }

    private static Sql connect(SqliteFile database) {
        try {
            Sql sql = database.write();
            try {
                Migrations.mustFit(Schema.of(sql), database.path());
                sql.run("PRAGMA page_size=" + PAGE_BYTES);
                sql.run("PRAGMA journal_mode=WAL");
                sql.run("PRAGMA synchronous=NORMAL");
                sql.run("PRAGMA wal_autocheckpoint=" + LOG_BYTES / sql.number("PRAGMA page_size"));
                sql.run("PRAGMA cache_size=-8000");
                sql.run("PRAGMA journal_size_limit=" + LOG_BYTES);
                ItemWrites.prepare(sql);
                return sql;
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.writing("Opening", database.path(), e);
        }
    }

    /** Reads what has been stored so far; it is the vault's own and closes with it. */
    public VaultReader reader() {
        return reader;
    }

    public Sessions sessions() {
        return new Sessions(writer, readers, clock);
    }

    public ExtractionLedger ledger() {
        return new ExtractionLedger(writer, readers, clock);
    }

    public Restorations restorations() {
        return new Restorations(writer, readers, clock);
    }

    public DeadLetters deadLetters() {
        return new DeadLetters(writer, clock);
    }

    /** Removes for good what was marked as deleted before this moment, all of it or nothing; tells how many of each kind. */
    public Map<Kind, Long> removeDeletedBefore(Instant moment) {
        return writer.transaction("Removing deleted items", sql -> {
            Map<Kind, Long> removed = ItemRows.deletedBefore(sql, Schema.of(sql), moment);
            for (Kind kind : removed.keySet()) {
                ItemWrites.removeDeletedBefore(sql, kind, moment);
            }
            return removed;
        });
    }

    public PackStore packs() {
        return new PackStore(writer, readers, clock);
    }

    /** Lets the file grow to so many pages and no more. */
    void limitPages(int pages) {
        writer.transaction("Limiting the file", sql -> sql.number("PRAGMA max_page_count=" + pages));
    }

    /** Folds the write-ahead log into the file, so that the file alone is the vault, and lets other runs in. */
    @Override
    public void close() {
        try (lock;
                writer;
                readers) {
            // closed in reverse order: the writer is the last connection and removes the log
        }
    }
}
