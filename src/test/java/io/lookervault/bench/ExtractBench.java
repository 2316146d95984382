package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pages of 100 dashboards, for several numbers of workers, beside the limit: what latency allows, or what a plain loop
 * reaches in the same run, whichever is less.
 */
final class ExtractBench {
    private static final int PAGE = 100;
    private static final int PROBES = 20;

    private final int latency;
    private final int dashboards;
    private final int[] workers;

    ExtractBench(Arguments arguments) {
        latency = arguments.number("latency", 50);
        dashboards = arguments.number("dashboards", 10_000);
        workers = arguments.numbers("workers", "1,4,8,16");
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server = server()) {
            double page = secondsPerPage(server);
            Markdown table = new Markdown(
                    String.format(
                            "extract: %d dashboards, latency %d ms, one page alone takes %.0f ms",
                            dashboards, latency, page * 1000),
                    "workers",
                    "LookerVault, dashboards/s",
                    "with queries, items/s",
                    "plain loop, same rows, dashboards/s",
                    "plain loop, dashboards alone",
                    "latency allows",
                    "of plain loop, same rows",
                    "of limit",
                    "workers busy");
            for (int count : workers) {
                row(table, server, scratch, count, page);
            }
        } finally {
            Java.delete(scratch);
        }
    }

    /** With the last of the numbers of workers. */
    void compare(Comparison table) throws Exception {
        int count = workers[workers.length - 1];
        Path scratch = Java.scratch();
        AtomicInteger vaults = new AtomicInteger();
        try (DemoServer server = server()) {
            table.row(
                    "`extract dashboards`: " + dashboards + ", " + latency + " ms, " + count
                            + " workers, start left out",
                    () -> Program.extract(
                                    server.environment(),
                                    scratch.resolve("vault" + vaults.incrementAndGet()),
                                    count,
                                    "dashboards",
                                    (pid, event) -> {})
                            .path("duration_seconds")
                            .asDouble(),
                    "as many threads, the HTTP client of the JDK, Jackson, SHA-256, JDBC, the same rows",
                    () -> PlainLoop.seconds(
                            server, scratch.resolve("loop" + vaults.incrementAndGet()), count, dashboards, true));
        } finally {
            Java.delete(scratch);
        }
    }

    private DemoServer server() throws IOException {
        return new DemoServer(
                "--dashboards " + dashboards + " --looks 0 --merges 0 --sql-tiles 0 --latency " + latency);
    }

    private void row(Markdown table, DemoServer server, Path scratch, int count, double page) throws Exception {
        double same = dashboards / PlainLoop.seconds(server, scratch.resolve("same" + count), count, dashboards, true);
        JsonNode done = Program.extract(
                server.environment(), scratch.resolve("vault" + count), count, "dashboards", (pid, event) -> {});
        double alone =
                dashboards / PlainLoop.seconds(server, scratch.resolve("alone" + count), count, dashboards, false);
        double reached = dashboards / done.path("duration_seconds").asDouble();
        double allowed = count * PAGE / page;
        table.row(
                count,
                reached,
                done.path("items_per_second").asDouble(),
                same,
                alone,
                allowed,
                Markdown.percent(reached / same),
                Markdown.percent(reached / Math.min(allowed, alone)),
                Markdown.percent(done.path("worker_utilization").asDouble()));
    }

    /** From request to last byte, latency included, when nothing else goes on. */
    private static double secondsPerPage(DemoServer server) throws Exception {
        PlainPages pages = new PlainPages(server.url(), server.clientId(), server.clientSecret());
        long start = 0;
        for (int i = -PROBES; i < PROBES; i++) {
            start = i == 0 ? System.nanoTime() : start;
            pages.fetch(Math.abs(i) * PAGE, PAGE);
        }
        return (System.nanoTime() - start) / 1e9 / PROBES;
    }
}
