package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Brings a database to the latest schema: numbered SQL files, each applied once, in order, all or none. */
final class Migrations {
    private static final List<String> FILES = List.of(
            "0004_original.sql",
            "0005_ledger.sql",
            "0006_members.sql",
            "0007_restore.sql",
            "0008_pack.sql",
            "0009_schedule.sql",
            "0010_inbox.sql",
            "0011_namesakes.sql",
            "0012_origin.sql",
            "0013_packed_items.sql",
            "0014_again.sql",
            "0015_attempts.sql",
            "0016_packed_seen.sql");

    static final int LATEST = number(FILES.get(FILES.size() - 1));

    private Migrations() {}

    /** Refuses what cannot be brought to the latest schema, before anything of it is touched. */
    static void mustFit(Schema schema, Path file) {
        if (!schema.isEmpty() && schema.checked(file).version() < Schema.ORIGINAL) {
            throw new ForeignDatabase("cannot write vault " + file + ": its schema version is " + schema.version()
                    + ", written by an early release of the original tool; it can only be read."
                    + " Extract into a new file with --db");
        }
    }

    /** Applies what is missing, within the caller's transaction. */
    static void apply(Sql sql, InstantSource clock) throws SQLException {
        Schema schema = Schema.of(sql);
        for (String name : FILES) {
            if (number(name) > schema.version()) {
                for (String statement : statements(name)) {
                    sql.run(statement);
                }
                sql.update(
                        "INSERT INTO schema_version (version, applied_at, description) VALUES (?, ?, ?)",
                        number(name),
                        Dates.text(clock.instant()),
                        name);
            }
        }
    }

    /** The statements of a file; a semicolon stands nowhere but at the end of one. */
    static List<String> statements(String name) {
        String text = read(name).lines().filter(line -> !line.startsWith("--")).reduce("", (a, b) -> a + b + "\n");
        return List.of(text.split(";", -1)).stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static String read(String name) {
        try (InputStream file = Migrations.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of this program", e);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, 4));
    }
}
