package io.lookervault.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A vault, an export of it, and the verbs that lead from one to the other. */
final class Workshop {
    private final Path dir;

    Workshop(Path dir) {
        this.dir = dir;
    }

    Path vault() {
        return dir.resolve("looker.db");
    }

    Path export() {
        return dir.resolve("e");
    }

    Path file(String name) {
        return export().resolve(name);
    }

    void store(Map<Kind, List<Map<String, Object>>> items) {
        Shop.store(vault(), items);
    }

    Run run(int code, String... arguments) {
        Run run = Run.of(vault(), arguments);
        assertEquals(code, run.code(), run.out() + run.err());
        return run;
    }

    Run unpack(int code, String... options) {
        return run(code, with("unpack", "--output-dir", options));
    }

    void unpack() {
        unpack(0);
    }

    Run pack(int code, String... options) {
        return run(code, with("pack", "--input-dir", options));
    }

    private String[] with(String verb, String option, String... more) {
        return Stream.concat(Stream.of(verb, option, export().toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    /** Replaces a text that is there. */
    void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(file(name));
        assertTrue(text.contains(from), text);
        Files.writeString(file(name), text.replace(from, to));
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    Object data(Kind kind, String id) {
        try (VaultReader reader = VaultReader.open(vault())) {
            return reader.find(new ItemKey(kind, id)).orElseThrow().data();
        }
    }

    boolean isDeleted(Kind kind, String id) {
        try (VaultReader reader = VaultReader.open(vault())) {
            return reader.find(new ItemKey(kind, id))
                    .orElseThrow()
                    .summary()
                    .deletedAt()
                    .isPresent();
        }
    }

    String text(Kind kind, String id, String path) {
        return Values.text(data(kind, id), path).orElse("");
    }

    Map<String, String> rows() {
        return Shop.rows(vault());
    }

    /** The rows that are other than before. */
    List<String> touched(Map<String, String> before) {
        Map<String, String> now = new TreeMap<>(rows());
        now.entrySet().removeIf(row -> row.getValue().equals(before.get(row.getKey())));
        return new ArrayList<>(now.keySet());
    }

    /** Changes rows behind the back of the program. */
    void sql(String statement, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault());
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
