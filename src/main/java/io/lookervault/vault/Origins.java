package io.lookervault.vault;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Which Looker a vault is of: the one that it was last extracted from, else the one that a pack into it was of. */
final class Origins {
    private static final String EXTRACTED =
            "SELECT instance FROM extraction_sessions WHERE instance IS NOT NULL ORDER BY rowid DESC";
    private static final String PACKED = "SELECT instance FROM packs WHERE instance IS NOT NULL ORDER BY id DESC";

    private Origins() {}

    /** The one that counts, then those that it was before it moved; none in a vault that does not know. */
    static List<String> of(Sql sql, Schema schema) throws SQLException {
        return Stream.concat(
                        told(sql, schema, "extraction_sessions", EXTRACTED).stream(),
                        told(sql, schema, "packs", PACKED).stream())
                .distinct()
                .toList();
    }

    private static List<String> told(Sql sql, Schema schema, String table, String question) throws SQLException {
        boolean tells = schema.has(table)
                && !sql.list("SELECT 1 FROM pragma_table_info(?) WHERE name = 'instance'", row -> 1, table)
                        .isEmpty();
        return tells ? sql.list(question, row -> row.getString(1)) : List.of();
    }
}
