package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports as the original tool writes them: its directories, its five keys of {@code _metadata}, its spelling of values. */
class OriginalExportTest {
    private static final String DASHBOARD = """
            id: '42'
            title: Sales
            description:
            folder_id: '12'
            user_id: '7'
            on_air: yes
            opens: 12:30:45
            created_at: 2024-01-02 03:04:05+00:00
            updated_at: 2024-05-06 07:08:09.123000+00:00
            large: 1e+21
            dashboard_elements:
            - id: e1
              query_id: q1
              query:
                id: q1
                model: shop
                view: orders
                fields:
                - orders.count
                vis_config:
                  x: 1.0
              look:
              note: a text that the original tool folds where its line has had a hundred columns, so
                that it goes on here
              lines: "a\\nb\\tc"
            empty: []
            """;

    private static final Map<String, Object> CONTENT = map(
            "id",
            "42",
            "title",
            "Sales",
            "description",
            null,
            "folder_id",
            "12",
            "user_id",
            "7",
            "on_air",
            "yes",
            "opens",
            "12:30:45",
            "created_at",
            Instant.parse("2024-01-02T03:04:05Z"),
            "updated_at",
            Instant.parse("2024-05-06T07:08:09.123Z"),
            "large",
            1e21,
            "dashboard_elements",
            List.of(map(
                    "id",
                    "e1",
                    "query_id",
                    "q1",
                    "query",
                    map(
                            "id",
                            "q1",
                            "model",
                            "shop",
                            "view",
                            "orders",
                            "fields",
                            List.of("orders.count"),
                            "vis_config",
                            map("x", 1.0)),
                    "look",
                    null,
                    "note",
                    "a text that the original tool folds where its line has had a hundred columns, so that it goes on here",
                    "lines",
                    "a\nb\tc")),
            "empty",
            List.of());

    @TempDir
    Path dir;

    private void file(String path, String id, String type, String yaml, byte[] content, String more)
            throws IOException {
        Path file = dir.resolve("e").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                yaml + "_metadata:\n  db_id: '" + id + "'\n  content_type: " + type
                        + "\n  exported_at: '2025-12-14T10:00:00.123456'\n  content_size: " + content.length
                        + "\n  checksum: sha256:" + Sha256.of(content) + "\n" + more);
    }

    private void metadata(String strategy, String folders) throws IOException {
        Files.writeString(
                dir.resolve("e/metadata.json"),
                "{\"version\": \"1.0.0\", \"export_timestamp\": \"2025-12-14T10:00:00.123456\", \"strategy\": \""
                        + strategy + "\", \"database_schema_version\": 4, \"content_type_counts\": {}, "
                        + "\"total_items\": 1, \"source_database\": \"looker.db\", \"checksum\": \"ab\", \"folder_map\": {"
                        + folders + "}}");
    }

    private Run pack(int code, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "pack";
        arguments[1] = "--input-dir";
        arguments[2] = dir.resolve("e").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        Run run = Run.of(dir.resolve("looker.db"), arguments);
        assertEquals(code, run.code(), run.out() + run.err());
        return run;
    }

    private StoredItem stored(Kind kind, String id) {
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            return reader.find(new ItemKey(kind, id)).orElseThrow();
        }
    }

    @Test
    void aFullExportBecomesAVaultWithTheVeryContentAndColumnsThatFollowFromIt() throws IOException {
        byte[] content = MessagePack.encode(CONTENT);
        file("dashboard/42.yaml", "42", "DASHBOARD", DASHBOARD, content, "");
        byte[] model = MessagePack.encode(map("name", "a/b", "label", "on"));
        file("lookml_model/a%2Fb.yaml", "a/b", "LOOKML_MODEL", "name: a/b\nlabel: on\n", model, "");
        metadata("full", "");
        assertTrue(pack(0).out().contains("2 added"));
        Map<String, String> rows = Shop.rows(dir.resolve("looker.db"));
        String row = rows.get("dashboard 42");
        assertTrue(row.startsWith("Sales|Optional[7]|Optional.empty|Optional[12]|2024-01-02T03:04:05"), row);
        assertTrue(row.contains("|2024-05-06T07:08:09.123"), row);
        assertEquals(CONTENT, stored(Kind.DASHBOARD, "42").data());
        assertEquals(Sha256.of(content), stored(Kind.DASHBOARD, "42").sha256().orElseThrow());
        assertTrue(pack(0).out().contains("0 added, 0 changed"));
    }

    @Test
    void idsWithAPrefixAreThoseOfTheVaultThatTheyCameFrom() throws IOException {
        byte[] content = MessagePack.encode(CONTENT);
        file("dashboard/dashboard::42.yaml", "dashboard::42", "DASHBOARD", DASHBOARD, content, "");
        metadata("full", "");
        pack(0);
        assertEquals(CONTENT, stored(Kind.DASHBOARD, "dashboard::42").data());
        Path file = dir.resolve("e/dashboard/dashboard::42.yaml");
        Files.writeString(file, Files.readString(file).replace("title: Sales", "title: Margin"));
        String dry = pack(0, "--dry-run").out();
        assertTrue(dry.contains("title: \"Sales\" -> \"Margin\""), dry);
        assertTrue(pack(0).out().contains("0 added, 1 changed"));
        assertEquals("Margin", stored(Kind.DASHBOARD, "dashboard::42").summary().name());
    }

    /** What the vault says of its packs: whether it is made of a part only. */
    private String partial() throws SQLException {
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("looker.db"));
                ResultSet row = vault.createStatement().executeQuery("SELECT group_concat(partial) FROM packs")) {
            return row.getString(1);
        }
    }

    @Test
    void aFolderExportHasFilesInTheFoldersThemselvesAndNewOnesFindTheirFolder() throws IOException, SQLException {
        byte[] content = MessagePack.encode(CONTENT);
        file("Shared/West/42.yaml", "42", "DASHBOARD", DASHBOARD, content, "  folder_path: Shared/West\n");
        file("_orphaned/43.yaml", "43", "DASHBOARD", DASHBOARD.replace("'42'", "'43'"), content, "  folder_path:\n");
        Files.writeString(
                dir.resolve("e/Shared/West/fresh.yaml"),
                "title: Fresh\ndashboard_elements: []\n_metadata:\n  content_type: DASHBOARD\n");
        metadata(
                "folder",
                "\"11\": {\"id\": \"11\", \"name\": \"Shared\", \"parent_id\": null, \"path\": \"Shared\", \"depth\": 0},"
                        + "\"12\": {\"id\": \"12\", \"name\": \"West\", \"parent_id\": \"11\", \"path\": \"Shared/West\"}");
        Run run = pack(0);
        assertTrue(run.out().contains("3 added"), run.out());
        assertTrue(run.err().contains("partial"), run.err());
        assertEquals("1", partial());
        assertEquals(
                "12", stored(Kind.DASHBOARD, "new-fresh").summary().folderId().orElseThrow());
        assertEquals("12", stored(Kind.DASHBOARD, "43").summary().folderId().orElseThrow());
    }

    @Test
    void whatIsWrongIsSaidWithFileAndLine() throws IOException {
        byte[] content = MessagePack.encode(CONTENT);
        file("dashboard/42.yaml", "42", "DASHBOARD", DASHBOARD.replace("model: shop", "model: [shop]"), content, "");
        file("dashboard/43.yaml", "42", "DASHBOARD", DASHBOARD, content, "");
        file("look/1.yaml", "1", "LOK", "id: '1'\n", content, "");
        metadata("full", "");
        String err = pack(5).err();
        assertTrue(err.contains("dashboard/42.yaml:16: "), err);
        assertTrue(err.contains("dashboard/43.yaml:"), err);
        assertTrue(err.contains("look/1.yaml:4: unknown content_type LOK"), err);
    }
}
