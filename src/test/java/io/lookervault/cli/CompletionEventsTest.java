package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads the last event of any long run finds the same in it. */
class CompletionEventsTest {
    private static final List<String> SHAPE = List.of(
            "session_id",
            "status",
            "total_items",
            "by_kind",
            "calls",
            "duration_seconds",
            "items_per_second",
            "worker_utilization",
            "parked");

    @TempDir
    Path dir;

    private static JsonNode ends(Map<String, String> environment, String word, String... command) throws Exception {
        Run run = Run.with(environment, command);
        assertEquals(0, run.code(), run.said());
        ObjectMapper json = new ObjectMapper();
        JsonNode started = json.nullNode();
        JsonNode last = json.nullNode();
        for (String line : run.out().split("\n", -1)) {
            if (!line.isBlank()) {
                last = json.readTree(line);
                started = last.path("event").asText().equals(word + "_started") ? last : started;
            }
        }
        assertEquals(word + "_complete", last.path("event").asText());
        for (String key : SHAPE) {
            assertTrue(last.hasNonNull(key), key + " in " + last);
        }
        assertEquals(started.path("session_id"), last.path("session_id"));
        assertTrue(last.path("calls").has("administrative"), last::toString);
        assertTrue(last.path("calls").has("query"), last::toString);
        double utilization = last.path("worker_utilization").asDouble();
        assertTrue(utilization > 0 && utilization <= 1, last::toString);
        assertTrue(last.path("items_per_second").asDouble() > 0, last::toString);
        return last;
    }

    @Test
    void allLongRunsEndWithEventsOfOneShape() throws Exception {
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(3))) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "LOOKERVAULT_HOME", Path.of("").toAbsolutePath().toString(),
                    "LOOKERVAULT_DB_PATH", dir.resolve("looker.db").toString(),
                    "LOOKERVAULT_API_URL", looker.url(),
                    "LOOKERVAULT_CLIENT_ID", looker.clientId(),
                    "LOOKERVAULT_CLIENT_SECRET", looker.clientSecret(),
                    "LOOKERVAULT_OUTPUT_DEFAULT_FORMAT", "json",
                    "LOOKERVAULT_LOOKER_RATE_LIMIT_PER_SECOND", "1000",
                    "LOOKERVAULT_LOOKER_RATE_LIMIT_PER_MINUTE", "60000"));
            String export = dir.resolve("export").toString();
            ends(environment, "extraction", "extract", "dashboards", "folders");
            JsonNode unpacked = ends(environment, "unpack", "unpack", "--output-dir", export);
            JsonNode packed = ends(environment, "pack", "pack", "--input-dir", export);
            assertEquals(unpacked.path("total_items"), packed.path("total_items"));
            assertEquals(unpacked.path("by_kind"), packed.path("by_kind"));
            looker.edits().rename("dashboards", "2", "Theirs");
            JsonNode restored = ends(environment, "restore", "restore", "bulk", "dashboards", "--force");
            assertEquals(3, restored.path("total_items").asInt());
        }
    }
}
