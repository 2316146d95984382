package io.lookervault.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** The one writing connection. Thread-safe: transactions run one after the other, whole or not at all. */
final class Writer implements AutoCloseable {
    private static final int PATIENCE_AT_END_MILLIS = 500;

    private final Path file;
    private final Sql sql;
    private final ReentrantLock lock = new ReentrantLock();

    Writer(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
    }

    /** @param what what the work is, as the start of a sentence that says it failed */
    <T> T transaction(String what, Sql.Work<T> work) {
        lock.lock();
        try {
            sql.update("BEGIN IMMEDIATE");
            return committed(work);
        } catch (SQLException e) {
            throw Faults.writing(what, file, e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T committed(Sql.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(sql);
            sql.update("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /** SQLite has rolled back by itself after some errors, so this may find nothing to do. */
    private void rollBack() {
        try {
            sql.forgetStatements();
            sql.run("ROLLBACK");
        } catch (SQLException e) {
            // the error that brought us here is the one to report
        }
    }

    @Override
    public void close() {
        lock.lock();
        try (sql) {
            sql.run("PRAGMA busy_timeout=" + PATIENCE_AT_END_MILLIS); // whoever still reads folds the log in later
            foldIn();
        } catch (SQLException e) {
            throw Faults.reading("Closing", file, e); // whatever was to be written is committed
        } finally {
            lock.unlock();
        }
    }

    /** Where the disk has no room for it, the work stays in the log, where readers find it and the next writer folds it in. */
    private void foldIn() throws SQLException {
        try {
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            if (!Faults.isFull(e)) {
                throw e;
            }
        }
    }
}
