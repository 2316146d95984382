package io.lookervault.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Verify a vault and list what is in it, beside what reading the same rows takes by plain JDBC; start included in all. */
final class ReadBench {
    private final int dashboards;
    private final int runs;

    ReadBench(Arguments arguments) {
        dashboards = arguments.number("dashboards", 5000);
        runs = arguments.number("runs", 5);
    }

    private interface Timed {
        double seconds() throws Exception;
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server = new DemoServer("--dashboards " + dashboards)) {
            String vault = scratch.resolve("looker.db").toString();
            Program.extract(server.environment(), Path.of(vault), 8, "", (pid, event) -> {});
            Markdown table = new Markdown(
                    "read: " + dashboards + " dashboards and all that belongs to them, " + runs + " runs, medians",
                    "what",
                    "LookerVault, s",
                    "plain loop, s",
                    "of plain loop");
            row(
                    table,
                    "verify",
                    () -> Program.seconds(Map.of(), "verify", "--db", vault),
                    () -> plain("verify", vault));
            row(
                    table,
                    "list dashboards",
                    () -> Program.seconds(Map.of(), "list", "dashboards", "--limit", "0", "--db", vault),
                    () -> plain("list", vault));
        } finally {
            Java.delete(scratch);
        }
    }

    private void row(Markdown table, String what, Timed program, Timed loop) throws Exception {
        double[] ours = new double[runs];
        double[] plain = new double[runs];
        for (int i = 0; i < runs; i++) {
            ours[i] = program.seconds();
            plain[i] = loop.seconds();
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        table.row(what, ours[runs / 2], plain[runs / 2], Markdown.percent(ours[runs / 2] / plain[runs / 2]));
    }

    private static double plain(String what, String vault) throws IOException {
        long start = System.nanoTime();
        if (Long.parseLong(Java.run(PlainReads.class, what, vault)) == 0) {
            throw new IOException("the plain loop found no rows");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
