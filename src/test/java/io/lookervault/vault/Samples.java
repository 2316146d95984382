package io.lookervault.vault;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items, batches and databases for tests. */
final class Samples {
    static final Failure FAILURE = new Failure("Timeout", "dashboard 1 not fetched: timeout. Retry", "at X", "{}");

    private Samples() {}

    static ItemKey key(Kind kind, String id) {
        return new ItemKey(kind, id);
    }

    static PackedItem dashboard(String id, String title) {
        return packed(Kind.DASHBOARD, id, "title", title, "user_id", "7", "folder_id", "5");
    }

    static PackedItem packed(Kind kind, String id, Object... more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(kind.idField(), id);
        for (int i = 0; i < more.length; i += 2) {
            data.put((String) more[i], more[i + 1]);
        }
        return PackedItem.of(Item.of(kind, data));
    }

    static Batch complete(PackedItem... items) {
        return new Batch(List.of(items), List.of(), List.of(), List.of());
    }

    static Batch drafts(Draft... drafts) {
        return new Batch(List.of(), List.of(drafts), List.of(), List.of());
    }

    static Batch discovered(ItemKey... keys) {
        return new Batch(List.of(), List.of(), List.of(keys), List.of());
    }

    static Batch harvested(PackedItem... items) {
        return new Batch(List.of(), List.of(), List.of(), List.of(items));
    }

    static PageMark page(Kind kind, int offset) {
        return new PageMark(new PageKey(kind, "", offset, 100), 100, "");
    }

    /** Writes a database as the original tool leaves it: schema version 4, WAL, pages of 16 KB, both id schemes. */
    static Path original(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA page_size=16384");
                statement.execute("PRAGMA journal_mode=WAL");
                for (String text : Migrations.statements("0004_original.sql")) {
                    statement.execute(text);
                }
                statement.execute("INSERT INTO schema_version VALUES (3, '2026-01-02T10:11:12.345678', 'x'),"
                        + " (4, '2026-01-02T10:11:12.345679', 'x')");
                statement.execute("INSERT INTO extraction_sessions VALUES ('s1', '2026-01-02T10:11:12.345678', NULL,"
                        + " 'running', 2, 0, '{\"content_types\": [1, 2]}', NULL)");
            }
            originalRow(connection, "42", 1, "Sales", "2024-01-02T03:04:05+00:00", "2026-01-02T10:11:12.345678+00:00");
            originalRow(
                    connection,
                    "dashboard::43",
                    1,
                    "Ünits",
                    "2024-05-06T07:08:09.123000+02:00",
                    "2026-01-02T10:11:12.345678");
            originalRow(connection, "42", 2, "A look", "2024-01-02T03:04:05+00:00", "2026-01-02T10:11:12.345678+00:00");
        }
        return file;
    }

    private static void originalRow(Connection connection, String id, int type, String name, String date, String synced)
            throws SQLException {
        byte[] content = HexFormat.of().parseHex("82a26964a23432aa637265617465645f6174d6ff65937d25");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO content_items (id, content_type, name,"
                + " owner_id, created_at, updated_at, synced_at, content_size, content_data, folder_id)"
                + " VALUES (?, ?, ?, 7, ?, ?, ?, ?, ?, '5')")) {
            List<Object> values = new ArrayList<>(List.of(id, type, name, date, date, synced, content.length));
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.setBytes(8, content);
            insert.executeUpdate();
        }
    }

    static List<String> files(Path directory) throws java.io.IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Runs SQL on a database file, as any other program may. */
    static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    static String value(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
