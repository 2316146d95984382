package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rows in a database with the tables and settings of a vault, by plain JDBC: one transaction and batch for each page. */
final class PlainStore implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final boolean carried;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param carried whether the queries inside dashboards become rows as well */
    PlainStore(Path file, boolean carried) throws SQLException {
        Vault.open(file, "bench", InstantSource.system()).close();
        this.carried = carried;
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute("PRAGMA wal_autocheckpoint=4096");
            statement.execute("PRAGMA cache_size=-8000");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("""
                INSERT INTO content_items (id, content_type, name, owner_id, created_at, updated_at, synced_at,
                    content_size, content_data, folder_id, content_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""");
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Row(int kind, JsonNode item, byte[] content, String sha256) {}

    void store(JsonNode page) throws IOException, SQLException, GeneralSecurityException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode dashboard : page) {
            rows.add(row(1, dashboard));
            for (JsonNode query : carried ? dashboard.findValues("query") : List.<JsonNode>of()) {
                if (query.isObject() && known.add(query.path("id").asText())) {
                    rows.add(row(8, query));
                }
            }
        }
        write(rows);
    }

    private static Row row(int kind, JsonNode item) throws IOException, GeneralSecurityException {
        byte[] content = PlainPages.bytes(item);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
        return new Row(kind, item, content, HexFormat.of().formatHex(hash));
    }

    private synchronized void write(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            JsonNode item = row.item();
            insert.setString(1, item.path("id").asText());
            insert.setInt(2, row.kind());
            insert.setString(3, item.path("title").asText());
            insert.setLong(4, item.path("user_id").asLong());
            insert.setString(5, item.path("created_at").asText());
            insert.setString(6, item.path("updated_at").asText());
            insert.setString(7, "2026-01-01T00:00:00+00:00");
            insert.setInt(8, row.content().length);
            insert.setBytes(9, row.content());
            insert.setString(10, item.path("folder_id").asText());
            insert.setString(11, row.sha256());
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    /** Folds the log into the file, as a vault does when it closes. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
