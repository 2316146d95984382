package io.lookervault.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Opens connections to one file. Neither way creates it.
 *
 * @param path the database file, as people name it
 * @param real the same file behind all links, which is where SQLite puts its log
 */
record SqliteFile(Path path, Path real) {

    SqliteFile(Path path) {
        this(path, behindLinks(path));
    }

    private static Path behindLinks(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath();
        }
    }

    /** A connection that may write; the caller sets up the rest. */
    Sql write() throws SQLException {
        return open("mode=rw", "PRAGMA busy_timeout=30000", "PRAGMA foreign_keys=OFF", "PRAGMA temp_store=MEMORY");
    }

    /**
     * Does something in a transaction of a connection of its own.
     *
     * @param what names it in a failure: "Reading drops"
     */
    <T> T change(String what, Sql.Work<T> work) {
        try (Sql sql = write()) {
            sql.run("BEGIN IMMEDIATE");
            T result = work.run(sql);
            sql.run("COMMIT");
            return result;
        } catch (SQLException e) {
            throw Faults.writing(what, path, e);
        }
    }

    /** A connection that never changes the database. */
    Sql read() throws SQLException {
        return open(
                readMode(),
                "PRAGMA busy_timeout=30000",
                "PRAGMA query_only=ON",
                "PRAGMA temp_store=MEMORY",
                "PRAGMA cache_size=-1000");
    }

    /**
     * How to read without leaving a trace. With {@code mode=ro} SQLite creates {@code -wal} and {@code -shm} beside a
     * WAL database at rest and cannot remove them; a query-only connection that could write removes them when it
     * closes. Where nothing can be created the database is read as immutable, which is right only without a log.
     */
    private String readMode() {
        if (hasLog()) {
            return "mode=ro";
        }
        Path directory = real.getParent();
        if (Files.isWritable(real) && Files.isWritable(directory)) {
            return "mode=rw";
        }
        return Files.exists(beside("-wal")) && Files.exists(beside("-shm")) ? "mode=ro" : "mode=ro&immutable=1";
    }

    /** Whether something is in a log beside the file that may not be in the file. */
    boolean hasLog() {
        return size("-wal") > 0 || size("-journal") > 0;
    }

    private long size(String suffix) {
        try {
            return Files.size(beside(suffix));
        } catch (IOException e) {
            return 0;
        }
    }

    private Path beside(String suffix) {
        return real.resolveSibling(real.getFileName() + suffix);
    }

    private Sql open(String mode, String... pragmas) throws SQLException {
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:file:" + real.toUri().getRawPath() + "?" + mode);
        Sql sql = new Sql(connection);
        try {
            for (String pragma : pragmas) {
                sql.run(pragma);
            }
            return sql;
        } catch (SQLException e) {
            sql.close();
            throw e;
        }
    }
}
