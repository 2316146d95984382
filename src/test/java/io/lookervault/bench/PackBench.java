package io.lookervault.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Unpack dashboards, pack them into a new vault, and pack them again unedited, beside what the libraries alone take. */
final class PackBench {
    private final int dashboards;
    private final int runs;

    PackBench(Arguments arguments) {
        dashboards = arguments.number("dashboards", 10_000);
        runs = arguments.number("runs", 3);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server =
                new DemoServer("--dashboards " + dashboards + " --looks 0 --merges 0 --sql-tiles 0 --latency 0")) {
            Path vault = scratch.resolve("looker.db");
            Program.extract(server.environment(), vault, 8, "dashboards", (pid, event) -> {});
            compare(new Comparison("pack: " + dashboards + " dashboards", runs), scratch, vault);
        } finally {
            Java.delete(scratch);
        }
    }

    static void compare(Comparison table, Path scratch, Path vault) throws Exception {
        AtomicInteger places = new AtomicInteger();
        Supplier<String> fresh =
                () -> scratch.resolve("fresh" + places.incrementAndGet()).toString();
        String export = fresh.get();
        unpack(vault, export);
        table.row(
                "`unpack`",
                () -> unpack(vault, fresh.get()),
                "JDBC, the MessagePack and the YAML library, files",
                () -> PlainYaml.seconds("unpack", vault, fresh.get()));
        table.row(
                "`pack` into a new vault",
                () -> Program.seconds(Map.of(), "pack", "--db", fresh.get(), "--input-dir", export),
                "files, the YAML and the MessagePack library, SHA-256, JDBC",
                () -> PlainYaml.seconds("pack", Path.of(fresh.get()), export));
        table.row(
                "`pack`, nothing edited",
                () -> Program.seconds(Map.of(), "pack", "--db", vault.toString(), "--input-dir", export),
                "reading the files, a CRC of each",
                () -> PlainYaml.seconds("marks", vault, export));
    }

    private static double unpack(Path vault, String export) throws IOException {
        return Program.seconds(Map.of(), "unpack", "--db", vault.toString(), "--output-dir", export);
    }
}
