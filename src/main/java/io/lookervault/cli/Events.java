package io.lookervault.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of a long run as lines of JSON: name, time, then what the event tells. */
final class Events {
    private Events() {}

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
