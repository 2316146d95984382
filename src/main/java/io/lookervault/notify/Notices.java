package io.lookervault.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Puts notices into words. Bean of the route {@code notify}. Thread-safe. */
public final class Notices {
    private final InstantSource clock;
    private final JsonMapper mapper = new JsonMapper();

    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** One line for a log or a chat. */
    public String text(Map<String, Object> notice) {
        StringJoiner line = new StringJoiner(", ");
        notice.forEach((key, value) -> {
            if (!key.equals("event") && !String.valueOf(value).isEmpty()) {
                line.add(key + " " + value);
            }
        });
        return notice.getOrDefault("event", "notice") + ": " + line;
    }

    /** What chats take that want {@code {"text": "…"}} and nothing else. */
    public String chat(Map<String, Object> notice) {
        return written(Map.of("text", text(notice)));
    }

    /** One JSON object, with the time and the line for people. */
    public String json(Map<String, Object> notice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", notice.getOrDefault("event", "notice"));
        fields.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.putAll(notice);
        fields.put("text", text(notice));
        return written(fields);
    }

    private String written(Map<String, Object> fields) {
        try {
            return mapper.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a notice holds plain values only: " + fields, impossible);
        }
    }
}
