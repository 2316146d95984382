package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Every kind, end to end, in a small heap; then once more with a look at the live objects on the way. */
final class MixedBench {
    private static final String HEAP = "-Xmx256m";

    private final int latency;
    private final int workers;
    private final int dashboards;

    MixedBench(Arguments arguments) {
        latency = arguments.number("latency", 5);
        workers = arguments.number("workers", 8);
        dashboards = arguments.number("dashboards", 12_000);
    }

    void run() throws Exception {
        Path scratch = Java.scratch();
        try (DemoServer server = new DemoServer("--dashboards " + dashboards + " --latency " + latency)) {
            Map<String, String> environment = new HashMap<>(server.environment());
            environment.put("LOOKERVAULT_JAVA_OPTS", HEAP);
            JsonNode done = Program.extract(environment, scratch.resolve("rate"), workers, "", (pid, event) -> {});
            LiveObjects live = new LiveObjects();
            Program.extract(environment, scratch.resolve("heap"), workers, "", live);
            Markdown table = new Markdown(
                    "mixed: all kinds, latency " + latency + " ms, " + workers + " workers, " + HEAP,
                    "items",
                    "calls",
                    "seconds",
                    "items/s",
                    "workers busy",
                    "live at 10,000 items",
                    "live at 50,000 items");
            JsonNode calls = done.path("calls");
            table.row(
                    done.path("total_items").asInt(),
                    calls.path("administrative").asInt() + calls.path("query").asInt(),
                    done.path("duration_seconds").asDouble(),
                    done.path("items_per_second").asDouble(),
                    Markdown.percent(done.path("worker_utilization").asDouble()),
                    live.at(10_000),
                    live.at(50_000));
        } finally {
            Java.delete(scratch);
        }
    }

    /** Live bytes of the program when it has done so many items. */
    private static final class LiveObjects implements Program.Watcher {
        private final Map<String, Long> completed = new HashMap<>();
        private final Map<Integer, String> found = new HashMap<>();

        @Override
        public void event(long pid, JsonNode event) throws IOException {
            if (event.path("event").asText().equals("extraction_progress")) {
                completed.put(
                        event.path("kind").asText(), event.path("completed").asLong());
                look(pid, 10_000);
                look(pid, 50_000);
            }
        }

        private void look(long pid, int wanted) throws IOException {
            long items = completed.values().stream().mapToLong(Long::longValue).sum();
            if (items >= wanted && !found.containsKey(wanted)) {
                found.put(wanted, Java.liveHeap(pid) / 1_000_000 + " MB (" + items + " items)");
            }
        }

        String at(int items) {
            return found.getOrDefault(items, "not seen");
        }
    }
}
