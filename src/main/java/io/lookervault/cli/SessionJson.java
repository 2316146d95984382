package io.lookervault.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.content.Values;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One session as JSON. What its metadata tells (calls, duration) stands beside its columns. */
final class SessionJson {
    private SessionJson() {}

    static Map<String, Object> of(
            SessionRow session, List<Tally> tallies, List<DeadLetter> letters, boolean vaultInUse) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", session.id());
        row.put("sort", session.sort());
        row.put("status", status(session, vaultInUse));
        row.put("started_at", session.startedAt());
        row.put("completed_at", session.completedAt());
        row.put("duration_seconds", duration(session));
        row.put("total_items", session.totalItems());
        row.put("error_count", session.errorCount());
        row.put("calls", calls(session));
        row.put("config", object(session.configJson()));
        row.put("metadata", object(session.metadataJson()));
        List<Object> kinds = new ArrayList<>();
        for (Tally tally : tallies) {
            Map<String, Object> kind = new LinkedHashMap<>();
            kind.put("kind", tally.kind().singular());
            kind.put("listed", tally.listed());
            kind.put("stored", tally.stored());
            kind.put("parked", tally.parked());
            kind.put("vanished", tally.vanished());
            kind.put("open", tally.open());
            kinds.add(kind);
        }
        row.put("kinds", kinds);
        row.put("parked", letters.stream().map(SessionJson::letter).toList());
        return row;
    }

    private static Map<String, Object> letter(DeadLetter letter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", letter.kind().singular());
        row.put("id", letter.contentId());
        row.put("error_type", letter.errorType());
        row.put("error", letter.errorMessage());
        row.put("failed_at", letter.failedAt());
        return row;
    }

    /** The status; of a session whose process was killed, {@code killed}, which the session itself cannot know. */
    static String status(SessionRow session, boolean vaultInUse) {
        return session.status().equals("running") && !vaultInUse ? "killed" : session.status();
    }

    /** Seconds as the session counted them; else from its start and end. */
    static Optional<Double> duration(SessionRow session) {
        return number(session, "duration_seconds")
                .map(Number::doubleValue)
                .or(() -> session.completedAt()
                        .flatMap(When::instant)
                        .flatMap(end -> When.instant(session.startedAt())
                                .map(start -> Duration.between(start, end).toMillis() / 1000.0)));
    }

    /** Requests that were charged to a quota, administrative and query ones together. */
    static Optional<Long> calls(SessionRow session) {
        Object metadata = object(session.metadataJson());
        List<Long> classes = Stream.of("calls.administrative", "calls.query")
                .flatMap(path -> Values.text(metadata, path).stream())
                .map(Long::valueOf)
                .toList();
        return classes.isEmpty()
                ? Optional.empty()
                : Optional.of(classes.stream().mapToLong(Long::longValue).sum());
    }

    /** What an extraction no longer found and did not mark as deleted, by kind. */
    static Optional<String> missing(SessionRow session) {
        String kinds = Values.at(object(session.metadataJson()), "missing").stream()
                .filter(Map.class::isInstance)
                .flatMap(found -> ((Map<?, ?>) found).entrySet().stream())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(kinds).filter(text -> !text.isEmpty());
    }

    /** A number in the metadata. */
    private static Optional<Number> number(SessionRow session, String key) {
        return object(session.metadataJson()) instanceof Map<?, ?> map && map.get(key) instanceof Number number
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The plain value of JSON text; text that is no JSON stays text, blank text is null. */
    private static Object object(String json) {
        if (json.isBlank()) {
            return null;
        }
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readValue(json, Object.class);
        } catch (IOException e) {
            return json;
        }
    }
}
