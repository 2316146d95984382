package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is done with a vault, end to end in a small heap, with instances of several sizes: what an item costs must not
 * depend on how many there are.
 */
final class ScaleBench {
    private static final String HEAP = "-Xmx256m";
    private static final List<String> FAST =
            List.of("--rate-limit-per-second", "1000", "--rate-limit-per-minute", "60000", "--workers", "8");

    private final int[] sizes;

    ScaleBench(Arguments arguments) {
        sizes = arguments.numbers("dashboards", "200,2000,21000");
    }

    void run() throws Exception {
        for (int dashboards : sizes) {
            sized("--dashboards " + dashboards);
        }
    }

    private void sized(String size) throws Exception {
        Path scratch = Java.scratch();
        String vault = scratch.resolve("looker.db").toString();
        String export = scratch.resolve("export").toString();
        Steps steps;
        try (DemoServer server = DemoServer.large(size)) {
            Map<String, String> environment = small(server);
            long start = System.nanoTime();
            JsonNode done = Program.extract(environment, Path.of(vault), 8, "", (pid, event) -> {});
            steps = new Steps(done.path("total_items").asLong());
            steps.took("extract", (System.nanoTime() - start) / 1e9);
            steps.took("extract, nothing changed", fast(environment, "extract", "--incremental", "--db", vault));
            steps.took("verify", Program.seconds(environment, "verify", "--db", vault));
            steps.took("list", Program.seconds(environment, "list", "dashboards", "--limit", "0", "--db", vault));
            steps.took("unpack", Program.seconds(environment, "unpack", "--db", vault, "--output-dir", export));
            steps.took("pack, unedited", Program.seconds(environment, "pack", "--db", vault, "--input-dir", export));
            String other = scratch.resolve("new.db").toString();
            steps.took(
                    "pack into a new vault",
                    Program.seconds(environment, "pack", "--db", other, "--input-dir", export));
            steps.took("restore, nothing changed", fast(environment, "restore", "all", "--force", "--db", vault));
        }
        try (DemoServer away = DemoServer.large(size + " --empty")) {
            String[] words = {"restore", "all", "--force", "--owner-fallback", "me", "--db", vault};
            steps.took("restore into an empty Looker", fast(small(away), words));
        } finally {
            Java.delete(scratch);
        }
    }

    private static Map<String, String> small(DemoServer server) {
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("LOOKERVAULT_JAVA_OPTS", HEAP);
        return environment;
    }

    private static double fast(Map<String, String> environment, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(FAST);
        return Program.seconds(environment, all.toArray(String[]::new));
    }

    /** What is done with an instance of one size. */
    private static final class Steps {
        private final Markdown table;
        private final long items;

        Steps(long items) {
            this.items = items;
            this.table =
                    new Markdown("scale: " + items + " items of all kinds, " + HEAP, "what", "s", "ms for an item");
        }

        void took(String what, double seconds) {
            table.row(what, seconds, 1000 * seconds / items);
        }
    }
}
