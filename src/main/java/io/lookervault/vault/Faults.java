package io.lookervault.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into an exception that tells the caller what to do. */
final class Faults {
    // Primary result codes: https://www.sqlite.org/rescode.html
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private Faults() {}

    /** @param what what failed, as the start of a sentence */
    static VaultException reading(String what, Path file, SQLException e) {
        return of(what, file, e, false);
    }

    /** @param what what failed, as the start of a sentence */
    static VaultException writing(String what, Path file, SQLException e) {
        return of(what, file, e, true);
    }

    /** Whether there was no room: on the disk, in a quota, or below the limit for the size of a file. */
    static boolean isFull(SQLException e) {
        return primary(e) == FULL
                || (e instanceof SQLiteException sqlite
                        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE);
    }

    /** Whether the file is none of SQLite. */
    static boolean isNoDatabase(SQLException e) {
        return primary(e) == NOTADB;
    }

    private static VaultException of(String what, Path file, SQLException e, boolean writing) {
        String failed = what + " failed in vault " + file + ": " + e.getMessage() + ". ";
        return switch (primary(e)) {
            case CORRUPT, NOTADB ->
                new DamagedVault(failed + "Restore the file from a copy, or extract into a new one", e);
            case FULL -> full(failed, e);
            case IOERR -> writing ? full(failed, e) : new VaultException(failed + "Check the disk", e);
            case READONLY, CANTOPEN, PERM ->
                new VaultUnwritable(failed + "Check the permissions of the file and of its directory", e);
            case BUSY, LOCKED ->
                new VaultInUse(failed + "Another program is using the file: end it, or try again later", e);
            default -> new VaultException(failed + "Run: lookervault check", e);
        };
    }

    private static VaultFull full(String failed, SQLException e) {
        return new VaultFull(
                failed
                        + "Nothing of this step was stored. Free space on the disk, then run it again (extract: with --resume)",
                e);
    }

    private static int primary(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
