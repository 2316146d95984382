package io.lookervault.cli;

import io.lookervault.session.Throughput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of a long run as lines of JSON: name, time, then what the event tells. */
final class Events {
    private Events() {}

    /** How fast a run was, as its last event tells it. */
    static void speed(Map<String, Object> event, Throughput throughput) {
        event.put("duration_seconds", throughput.duration().toMillis() / 1000.0);
        event.put("items_per_second", Math.round(throughput.itemsPerSecond() * 10) / 10.0);
        event.put("worker_utilization", Math.round(throughput.utilization() * 1000) / 1000.0);
    }

    /** A run that asks Looker nothing parks nothing either; its last event says so in the words of the others. */
    static void aside(Map<String, Object> event) {
        event.put("calls", Map.of("administrative", 0, "query", 0));
        event.put("parked", 0);
    }

    static String line(String event, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.putAll(fields);
        try {
            return Json.line(line);
        } catch (IOException impossible) {
            throw new IllegalStateException("JSON in memory cannot fail", impossible);
        }
    }
}
