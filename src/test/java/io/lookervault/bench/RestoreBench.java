package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Restoration: calls a second into an empty Looker beside what latency allows and what a plain loop reaches; one dashboard
 * of a large instance, from the command line to its end; and a plan of everything in a small heap.
 */
final class RestoreBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int latency;
    private final int workers;
    private final int dashboards;
    private final int large;
    private final int runs;

    RestoreBench(Arguments arguments) {
        latency = arguments.number("latency", 20);
        workers = arguments.number("workers", 16);
        dashboards = arguments.number("dashboards", 300);
        large = arguments.number("large", 10_000);
        runs = arguments.number("runs", 5);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try {
            throughput(scratch.resolve("many"));
            large(scratch.resolve("large"));
        } finally {
            Java.delete(scratch);
        }
    }

    private void throughput(Path vault) throws Exception {
        Rates rates = rates(vault);
        double allowed = workers * 1000.0 / latency;
        new Markdown(
                        "restore: " + title(),
                        "writes",
                        "calls while writing",
                        "seconds",
                        "calls/s",
                        "latency allows",
                        "plain loop, calls/s",
                        "of what latency allows",
                        "of plain loop")
                .row(
                        rates.writes(),
                        rates.calls(),
                        rates.seconds(),
                        rates.reached(),
                        allowed,
                        rates.plain(),
                        Markdown.percent(rates.reached() / allowed),
                        Markdown.percent(rates.reached() / rates.plain()));
    }

    private String title() {
        return dashboards + " dashboards and all that belongs to them into an empty Looker, " + latency + " ms, "
                + workers + " workers";
    }

    void compare(Comparison table, Path vault) throws Exception {
        Rates rates = rates(vault);
        table.row(
                "`restore all`: " + title() + ", plan left out",
                rates.seconds(),
                "as many calls of a loop that makes dashboards",
                rates.calls() / rates.plain());
    }

    /**
     * What was reached between the plan and the end.
     *
     * @param plain calls a second of the plain loop
     */
    private record Rates(long writes, long calls, double seconds, double plain) {
        double reached() {
            return calls / seconds;
        }
    }

    private Rates rates(Path vault) throws Exception {
        String size = "--dashboards " + dashboards;
        try (DemoServer home = new DemoServer(size)) {
            Program.extract(home.environment(), vault, workers, "", (pid, event) -> {});
        }
        double plain;
        try (DemoServer away = DemoServer.ofSmallAnswers(size + " --empty --latency " + latency)) {
            plain = PlainWrites.callsPerSecond(away, workers, dashboards);
        }
        try (DemoServer away = DemoServer.ofSmallAnswers(size + " --empty --latency " + latency)) {
            long[] before = new long[1];
            Instant[] begun = new Instant[1];
            JsonNode end = restore(away.environment(), vault, "all --owner-fallback me", (pid, event) -> {
                if (event.path("event").asText().equals("restore_plan")) {
                    before[0] = requests(away);
                    begun[0] = Instant.now();
                }
            });
            double seconds = Duration.between(begun[0], Instant.now()).toNanos() / 1e9;
            return new Rates(end.path("writes").asLong(), requests(away) - before[0], seconds, plain);
        }
    }

    private void large(Path vault) throws Exception {
        try (DemoServer server = new DemoServer("--dashboards " + large)) {
            JsonNode done = Program.extract(server.environment(), vault, workers, "", (pid, event) -> {});
            double[] single = new double[runs];
            for (int i = 0; i < runs; i++) {
                trash(server, "42");
                long start = System.nanoTime();
                restore(server.environment(), vault, "single dashboard 42", (pid, event) -> {});
                single[i] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(single);
            new Markdown(
                            "single: one of " + large + " dashboards, " + runs + " runs",
                            "least, s",
                            "median, s",
                            "most, s")
                    .row(single[0], single[runs / 2], single[runs - 1]);
            Map<String, String> small = new HashMap<>(server.environment());
            small.put("LOOKERVAULT_JAVA_OPTS", "-Xmx256m");
            long start = System.nanoTime();
            JsonNode end = restore(small, vault, "all", (pid, event) -> {});
            new Markdown("plan: everything unchanged, -Xmx256m", "items", "writes", "seconds")
                    .row(
                            done.path("total_items").asLong(),
                            end.path("writes").asLong(),
                            (System.nanoTime() - start) / 1e9);
        }
    }

    private JsonNode restore(Map<String, String> environment, Path vault, String what, Program.Watcher watcher)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("restore"));
        words.addAll(List.of(what.split(" ", -1)));
        words.addAll(List.of("--force", "--output", "json", "--db", vault.toString()));
        words.addAll(List.of("--workers", Integer.toString(workers)));
        words.addAll(List.of("--rate-limit-per-second", "1000", "--rate-limit-per-minute", "60000"));
        Process process = Program.start(environment, words);
        JsonNode last = JSON.createObjectNode();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = JSON.readTree(line);
                watcher.event(process.pid(), last);
            }
        }
        if (!List.of("completed", "partial").contains(last.path("status").asText())) {
            throw new IOException("restore ended with " + last);
        }
        return last;
    }

    private static JsonNode demo(HttpRequest.Builder request) throws IOException {
        try {
            return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static long requests(DemoServer server) throws IOException {
        return demo(HttpRequest.newBuilder(URI.create(server.url() + "/demo/ledger")))
                .path("requests")
                .asLong();
    }

    private static void trash(DemoServer server, String id) throws IOException {
        demo(HttpRequest.newBuilder(URI.create(server.url() + "/demo/edits"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"edits\":[{\"action\":\"trash\",\"kind\":\"dashboards\",\"id\":\"" + id + "\"}]}")));
    }
}
