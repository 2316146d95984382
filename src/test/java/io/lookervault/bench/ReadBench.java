package io.lookervault.bench;

import java.nio.file.Path;
import java.util.Map;

/** Verify a vault and list what is in it, beside what reading the same rows takes by plain JDBC; start included in all. */
final class ReadBench {
    private final int dashboards;
    private final int runs;

    ReadBench(Arguments arguments) {
        dashboards = arguments.number("dashboards", 5000);
        runs = arguments.number("runs", 5);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server = new DemoServer("--dashboards " + dashboards)) {
            Path vault = scratch.resolve("looker.db");
            Program.extract(server.environment(), vault, 8, "", (pid, event) -> {});
            compare(
                    new Comparison("read: " + dashboards + " dashboards and all that belongs to them", runs),
                    vault.toString());
        } finally {
            Java.delete(scratch);
        }
    }

    static void compare(Comparison table, String vault) throws Exception {
        table.row(
                "`verify`",
                () -> Program.seconds(Map.of(), "verify", "--db", vault),
                "the rows by JDBC, SHA-256, the MessagePack library",
                () -> Java.seconds(PlainReads.class, "verify", vault));
        table.row(
                "`list dashboards --limit 0`",
                () -> Program.seconds(Map.of(), "list", "dashboards", "--limit", "0", "--db", vault),
                "six columns by JDBC",
                () -> Java.seconds(PlainReads.class, "list", vault));
    }
}
