package io.lookervault.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.WholePairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** Unpack dashboards, pack them again unedited, pack them into a new vault; beside what the YAML library takes to parse. */
final class PackBench {
    private final int dashboards;

    PackBench(Arguments arguments) {
        dashboards = arguments.number("dashboards", 10_000);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server =
                new DemoServer("--dashboards " + dashboards + " --looks 0 --merges 0 --sql-tiles 0 --latency 0")) {
            Path vault = scratch.resolve("looker.db");
            Program.extract(server.environment(), vault, 8, "dashboards", (pid, event) -> {});
            Path export = scratch.resolve("export");
            Markdown table = new Markdown("pack: " + dashboards + " dashboards", "what", "s");
            table.row(
                    "unpack",
                    Program.seconds(
                            Map.of(),
                            "unpack",
                            "--db",
                            vault.toString(),
                            "--types",
                            "dashboards",
                            "--output-dir",
                            export.toString()));
            table.row(
                    "pack, unedited",
                    Program.seconds(Map.of(), "pack", "--db", vault.toString(), "--input-dir", export.toString()));
            table.row(
                    "pack into a new vault",
                    Program.seconds(
                            Map.of(),
                            "pack",
                            "--db",
                            scratch.resolve("new.db").toString(),
                            "--input-dir",
                            export.toString()));
            table.row("YAML library alone, events of the same files, one thread", parse(export));
        } finally {
            Java.delete(scratch);
        }
    }

    private static double parse(Path export) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(export)) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        LoadSettings settings = LoadSettings.builder().build();
        long events = 0;
        long start = System.nanoTime();
        for (Path file : files) {
            for (Event event : new Parse(settings).parseReader(new WholePairs(Files.readString(file, UTF_8)))) {
                events += event == null ? 0 : 1;
            }
        }
        if (events == 0) {
            throw new IOException("no events");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
