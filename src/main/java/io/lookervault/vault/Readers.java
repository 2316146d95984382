package io.lookervault.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Connections for reading, one for each read that is under way. Thread-safe; a read may start another. After {@link
 * #close} reads still work, but nothing is kept open.
 */
final class Readers implements AutoCloseable {
    private static final int KEPT = 16;

    private final SqliteFile file;
    private final Deque<Sql> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(SqliteFile file) {
        this.file = file;
    }

    Path path() {
        return file.path();
    }

    <T> T read(String what, Sql.Work<T> work) {
        try {
            Sql sql = take();
            boolean sound = false;
            try {
                T found = work.run(sql);
                sound = true;
                return found;
            } finally {
                giveBack(sql, sound);
            }
        } catch (SQLException e) {
            throw Faults.reading(what, file.path(), e);
        }
    }

    private Sql take() throws SQLException {
        Optional<Sql> kept;
        synchronized (idle) {
            kept = Optional.ofNullable(idle.poll());
        }
        if (kept.isPresent()) {
            return kept.get();
        }
        Sql sql = file.read();
        ContainsText.register(sql.connection());
        return sql;
    }

    private void giveBack(Sql sql, boolean sound) throws SQLException {
        synchronized (idle) {
            if (sound && !closed && idle.size() < KEPT) {
                idle.push(sql);
                return;
            }
        }
        sql.close();
    }

    @Override
    public void close() {
        try {
            synchronized (idle) {
                closed = true;
                while (!idle.isEmpty()) {
                    idle.pop().close();
                }
            }
        } catch (SQLException e) {
            throw Faults.reading("Closing", file.path(), e);
        }
    }
}
