package io.lookervault.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves away what has ended, with its report; remembers what cannot be moved. For one thread; {@link #stuck} for all. */
final class PutAway {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Looks looks;
    private final Set<Path> stuck = ConcurrentHashMap.newKeySet();
    private final JsonMapper mapper = new JsonMapper();

    PutAway(Looks looks) {
        this.looks = looks;
    }

    /** What has ended and lies where it was. */
    Set<Path> stuck() {
        return stuck;
    }

    void put(Drop drop, Places places, Instant now) {
        String place = drop.failed() ? "failed" : "done";
        try {
            String name = places.free(place, TIME.format(now) + "-" + drop.name());
            if (drop.failed()) {
                places.write(place, name + ".error.txt", drop.end().reason() + "\n");
            }
            places.write(place, name + ".report.json", json(drop.report(now)));
            if (looks.isAnother(drop)) {
                LOG.warn("{} was replaced while it was worked off; what lies there now is the next drop", drop);
            } else {
                places.move(drop.path(), place, name);
            }
        } catch (IOException | RuntimeException stays) {
            stuck.add(drop.path());
            LOG.error("{} has ended but cannot be moved to {}: {}. Move it by hand", drop, place, stays.toString());
        }
    }

    private String json(Map<String, Object> report) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report holds plain values only: " + report, impossible);
        }
    }
}
