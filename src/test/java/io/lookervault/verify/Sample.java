package io.lookervault.verify;

import static io.lookervault.pack.Shop.map;

import io.lookervault.content.Kind;
import io.lookervault.pack.Shop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A small vault that is sound: three folders, two dashboards, two looks, a role. */
final class Sample {
    private Sample() {}

    static Path vault(Path directory) {
        Path file = directory.resolve("looker.db");
        Shop.store(
                file,
                Map.of(
                        Kind.FOLDER,
                        List.of(folder("1", "Shared"), folder("2", "Sales"), folder("3", "Costs")),
                        Kind.DASHBOARD,
                        List.of(dashboard("42", "2024-05-06T07:08:09Z"), dashboard("43", "2024-05-07T07:08:09Z")),
                        Kind.LOOK,
                        List.of(
                                map("id", "5", "title", "Margin", "folder_id", "2"),
                                map("id", "6", "title", "Turnover", "folder_id", "3")),
                        Kind.ROLE,
                        List.of(map("id", "1", "name", "Admin", "user_ids", List.of("7")))));
        return file;
    }

    static Map<String, Object> folder(String id, String name) {
        return map("id", id, "name", name, "child_count", 2L);
    }

    static Map<String, Object> dashboard(String id, String updated) {
        return map("id", id, "title", "Dashboard " + id, "folder_id", "2", "updated_at", updated);
    }

    /** Changes rows behind the back of the program. */
    static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
