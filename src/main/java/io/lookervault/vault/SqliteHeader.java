package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of every SQLite file, looked at before anything touches a file that is something else. */
final class SqliteHeader {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);

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
        try (InputStream stream = Files.newInputStream(file)) {
            if (!Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC)) {
                throw new ForeignDatabase(
                        "cannot open vault " + file + ": it is no SQLite database. Name another file with --db");
            }
        } catch (IOException e) {
            throw new VaultUnwritable("cannot read vault " + file + ": " + e + ". Change its permissions", e);
        }
    }
}
