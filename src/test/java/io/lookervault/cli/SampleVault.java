package io.lookervault.cli;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Batch;
import io.lookervault.vault.Failure;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.PageKey;
import io.lookervault.vault.PageMark;
import io.lookervault.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small vaults for tests: ours, and one as the original tool leaves it. */
final class SampleVault {
    static final Instant NOW = Instant.parse("2025-03-01T10:00:00Z");

    private SampleVault() {}

    /** Two folders, three dashboards (one refers to a look and a folder that are not there), one look, one session. */
    static Path ours(Path directory) {
        Path file = directory.resolve("looker.db");
        try (Vault vault = Vault.open(file, "test", InstantSource.fixed(NOW))) {
            String session = vault.sessions().start("{\"workers\": 8}", "https://looker.example");
            store(
                    vault,
                    session,
                    Kind.FOLDER,
                    List.of(map("id", "1", "name", "Shared"), map("id", "2", "name", "Sales", "parent_id", "1")));
            store(
                    vault,
                    session,
                    Kind.DASHBOARD,
                    List.of(
                            map(
                                    "id",
                                    "42",
                                    "title",
                                    "Revenue",
                                    "user_id",
                                    "7",
                                    "folder_id",
                                    "2",
                                    "created_at",
                                    "2024-01-31T00:00:00Z",
                                    "updated_at",
                                    "2024-05-06T07:08:09.123Z",
                                    "switch",
                                    "on",
                                    "number",
                                    1.5,
                                    "big",
                                    12345678901234567L,
                                    "none",
                                    null),
                            map(
                                    "id",
                                    "43",
                                    "title",
                                    "Costs",
                                    "folder_id",
                                    "99",
                                    "created_at",
                                    "2024-02-02T00:00:00Z",
                                    "updated_at",
                                    "2024-05-05T00:00:00Z",
                                    "dashboard_elements",
                                    List.of(map("id", "1", "look_id", "5"), map("id", "2", "look_id", "6"))),
                            map(
                                    "id",
                                    "44",
                                    "title",
                                    "Evil \u001B[31m\u202Eeman",
                                    "folder_id",
                                    "2",
                                    "created_at",
                                    "2024-02-03T00:00:00Z",
                                    "updated_at",
                                    "2024-05-04T00:00:00Z")));
            store(vault, session, Kind.LOOK, List.of(map("id", "5", "title", "Margin", "folder_id", "2")));
            vault.ledger()
                    .park(session, new ItemKey(Kind.LOOK, "8"), new Failure("Rejected", "look 8 not read", "", ""));
            vault.sessions()
                    .finish(
                            session,
                            "partial",
                            6,
                            1,
                            "{\"calls\": {\"administrative\": 10, \"query\": 2}, \"duration_seconds\": 3.5}");
        }
        return file;
    }

    private static void store(Vault vault, String session, Kind kind, List<Map<String, Object>> data) {
        List<PackedItem> items =
                data.stream().map(d -> PackedItem.of(Item.of(kind, d))).toList();
        PageMark page = new PageMark(new PageKey(kind, "", 0, 100), items.size(), "");
        vault.ledger().storePage(session, page, new Batch(items, List.of(), List.of(), List.of()));
    }

    /** Schema version 4 of the original tool, written by its sequential engine: ids with a prefix, local dates. */
    static Path original(Path directory) throws SQLException {
        Path file = directory.resolve("original.db");
        sql(file, """
                CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT, description TEXT);
                INSERT INTO schema_version VALUES (3, '2025-01-01T00:00:00.000001', 'x'), (4, '2025-01-01T00:00:00.000001', 'x');
                CREATE TABLE content_items (id TEXT NOT NULL, content_type INTEGER NOT NULL, name TEXT NOT NULL,
                    owner_id INTEGER, owner_email TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
                    synced_at TEXT NOT NULL, deleted_at TEXT DEFAULT NULL, content_size INTEGER NOT NULL,
                    content_data BLOB NOT NULL, folder_id TEXT DEFAULT NULL, PRIMARY KEY (id, content_type));
                CREATE TABLE extraction_sessions (id TEXT PRIMARY KEY, started_at TEXT NOT NULL, completed_at TEXT,
                    status TEXT NOT NULL, total_items INTEGER DEFAULT 0, error_count INTEGER DEFAULT 0,
                    config TEXT, metadata TEXT);
                INSERT INTO extraction_sessions VALUES ('0f0f', '2025-01-02T10:11:12.345678', '2025-01-02T10:12:12.345678',
                    'completed', 2, 0, '{"content_types":[1,2],"batch_size":100,"fields":null}', NULL)
                """);
        byte[] dashboard = MessagePack.encode(
                map("id", "42", "title", "Old", "created_at", Instant.parse("2024-01-02T03:04:05Z")));
        insert(file, "dashboard::42", 1, "Old", dashboard, dashboard.length);
        byte[] look = MessagePack.encode(map("id", "5", "title", "Look"));
        insert(file, "5", 2, "Look", look, look.length);
        return file;
    }

    static void insert(Path file, String id, int type, String name, byte[] content, int size) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO content_items (id, content_type, name,"
                                + " created_at, updated_at, synced_at, content_size, content_data) VALUES (?, ?, ?,"
                                + " '2024-01-02T03:04:05+00:00', '2024-01-02T03:04:05+00:00', '2025-01-02T10:11:12.345678', ?, ?)")) {
            insert.setString(1, id);
            insert.setInt(2, type);
            insert.setString(3, name);
            insert.setInt(4, size);
            insert.setBytes(5, content);
            insert.executeUpdate();
        }
    }

    static void sql(Path file, String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String statement : statements.split(";", -1)) {
                if (!statement.isBlank()) {
                    connection.createStatement().execute(statement);
                }
            }
        }
    }

    /** A map in the order written. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
