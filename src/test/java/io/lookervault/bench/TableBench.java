package io.lookervault.bench;

import java.nio.file.Path;

/** Everything that the program does, in one table, each beside what the same machine takes for it without the program. */
final class TableBench {
    private final Arguments arguments;
    private final int dashboards;
    private final int runs;

    TableBench(Arguments arguments) {
        this.arguments = arguments.or("dashboards", 5000).or("workers", 8).or("latency", 20);
        this.dashboards = this.arguments.number("dashboards", 0);
        this.runs = arguments.number("runs", 3);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        Comparison table = new Comparison("table: " + dashboards + " dashboards", runs);
        try {
            StartBench.compare(table);
            new ExtractBench(arguments).compare(table);
            stored(table, scratch);
            new RestoreBench(arguments.with("dashboards", dashboards / 5).with("workers", 16))
                    .compare(table, scratch.resolve("restored.db"));
        } finally {
            Java.delete(scratch);
        }
    }

    private void stored(Comparison table, Path scratch) throws Exception {
        Path vault = scratch.resolve("looker.db");
        try (DemoServer server = new DemoServer("--dashboards " + dashboards)) {
            Program.extract(server.environment(), vault, 8, "", (pid, event) -> {});
        }
        ReadBench.compare(table, vault.toString());
        PackBench.compare(table, scratch, vault);
    }
}
