package io.lookervault.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a database turns out to hold.
 *
 * @param version highest version in {@code schema_version}; 0 for none
 * @param tables its tables
 * @param itemColumns the columns of {@code content_items}
 */
record Schema(int version, Set<String> tables, Set<String> itemColumns) {
    /** The last version of the original tool, which ours go on from. */
    static final int ORIGINAL = 4;

    private static final Set<String> NEEDED = Set.of(
            "id",
            "content_type",
            "name",
            "owner_id",
            "owner_email",
            "created_at",
            "updated_at",
            "synced_at",
            "deleted_at",
            "content_size",
            "content_data");

    static Schema of(Sql sql) throws SQLException {
        Set<String> tables =
                new HashSet<>(sql.list("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1)));
        Set<String> columns =
                new HashSet<>(sql.list("SELECT name FROM pragma_table_info('content_items')", row -> row.getString(1)));
        int version =
                tables.contains("schema_version") ? (int) sql.number("SELECT max(version) FROM schema_version") : 0;
        return new Schema(version, Set.copyOf(tables), Set.copyOf(columns));
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    boolean has(String table) {
        return tables.contains(table);
    }

    /** Refuses what is no vault, or a vault of a later program. */
    Schema checked(Path file) {
        if (!itemColumns.containsAll(NEEDED)) {
            throw new ForeignDatabase("cannot open " + file
                    + ": it is a database, but not a vault (no table content_items as a vault has it)."
                    + " Name another file with --db");
        }
        if (version > Migrations.LATEST) {
            throw new ForeignDatabase("cannot open vault " + file + ": its schema version is " + version
                    + ", this program knows up to " + Migrations.LATEST + ". Use a newer LookerVault");
        }
        return this;
    }
}
