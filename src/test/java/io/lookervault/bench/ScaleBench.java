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
        Markdown table = new Markdown(
                "scale: all kinds, " + HEAP + ", start included; milliseconds for one item in brackets",
                "items",
                "extract, s",
                "again, incremental",
                "verify",
                "list dashboards",
                "unpack",
                "pack, unedited",
                "pack into a new vault",
                "restore, unchanged",
                "restore into an empty Looker");
        for (int dashboards : sizes) {
            table.row(sized("--dashboards " + dashboards));
        }
    }

    private Object[] sized(String size) throws Exception {
        Path scratch = Java.scratch();
        String vault = scratch.resolve("looker.db").toString();
        String export = scratch.resolve("export").toString();
        Row row = new Row();
        try (DemoServer server = new DemoServer(size)) {
            Map<String, String> environment = small(server);
            long start = System.nanoTime();
            JsonNode done = Program.extract(environment, Path.of(vault), 8, "", (pid, event) -> {});
            row.items = done.path("total_items").asLong();
            row.took((System.nanoTime() - start) / 1e9);
            row.took(fast(environment, "extract", "--incremental", "--db", vault));
            row.took(Program.seconds(environment, "verify", "--db", vault));
            row.took(Program.seconds(environment, "list", "dashboards", "--limit", "1000000", "--db", vault));
            row.took(Program.seconds(environment, "unpack", "--db", vault, "--output-dir", export));
            row.took(Program.seconds(environment, "pack", "--db", vault, "--input-dir", export));
            String other = scratch.resolve("new.db").toString();
            row.took(Program.seconds(environment, "pack", "--db", other, "--input-dir", export));
            row.took(fast(environment, "restore", "all", "--force", "--db", vault));
        }
        try (DemoServer away = DemoServer.ofSmallAnswers(size + " --empty")) {
            row.took(fast(small(away), "restore", "all", "--force", "--owner-fallback", "me", "--db", vault));
        } finally {
            Java.delete(scratch);
        }
        return row.cells();
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

    /** One size of an instance. */
    private static final class Row {
        private final List<Double> seconds = new ArrayList<>();
        private long items;

        void took(double time) {
            seconds.add(time);
        }

        Object[] cells() {
            List<Object> cells = new ArrayList<>(List.of(items));
            for (double time : seconds) {
                cells.add(String.format(java.util.Locale.ROOT, "%.1f (%.2f)", time, 1000 * time / items));
            }
            return cells.toArray();
        }
    }
}
