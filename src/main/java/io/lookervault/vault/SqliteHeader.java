package io.lookervault.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The first bytes of every SQLite file, looked at before anything touches a file that is something else.
 *
 * <p>By SQLite and by nothing else: whoever opens and closes the file of a database beside it takes the locks away that SQLite holds on
 * it in this process, for POSIX knows locks by process and file. Another process that closes the database then takes itself for the
 * last one, and removes the log into which this one goes on writing.
 */
final class SqliteHeader {
    /** The smallest page that SQLite has; a shorter file would count as an empty database. */
    private static final int SMALLEST = 512;

    private SqliteHeader() {}

    /**
     * Refuses a file that is no SQLite database.
     *
     * @throws ForeignDatabase also for an empty file
     */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new ForeignDatabase("cannot open vault " + file + ": it is a directory. Name a file with --db");
        }
        try {
            if (Files.size(file) < SMALLEST || !isDatabase(file)) {
                throw new ForeignDatabase(
                        "cannot open vault " + file + ": it is no SQLite database. Name another file with --db");
            }
        } catch (IOException e) {
            throw new VaultUnwritable("cannot read vault " + file + ": " + e + ". Change its permissions", e);
        }
    }

    /** Whatever else is wrong with the file is told by whoever opens it next. */
    private static boolean isDatabase(Path file) {
        try (Sql sql = new SqliteFile(file).read()) {
            sql.number("PRAGMA schema_version");
            return true;
        } catch (SQLException e) {
            return !Faults.isNoDatabase(e);
        }
    }
}
