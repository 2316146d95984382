package io.lookervault.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.content.Kind;
import io.lookervault.session.CannotResume;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a session goes on with when it is resumed, as JSON in {@code extraction_sessions.config}.
 *
 * @param kinds kinds of the session
 * @param batchSize items per page; offsets mean nothing with another one
 * @param instance URL of the Looker instance
 */
record SessionConfig(Set<Kind> kinds, int batchSize, String instance) {
    private static final JsonMapper JSON = new JsonMapper();

    static SessionConfig parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            node.path("content_types").forEach(code -> Kind.coded(code.asInt()).ifPresent(kinds::add));
            return new SessionConfig(
                    kinds,
                    node.path("batch_size").asInt(100),
                    node.path("instance").asText(""));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "config of the unfinished session is not JSON: " + json + ". Start anew, without --resume", broken);
        }
    }

    /** As the original wrote it, plus the instance. */
    String json(int workers) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode codes = node.putArray("content_types");
        kinds.forEach(kind -> codes.add(kind.code()));
        node.put("batch_size", batchSize).put("workers", workers).put("instance", instance);
        return node.toString();
    }

    /** A session goes on only with the instance that it began with. */
    void mustFit(ExtractRequest request) {
        if (!instance.isEmpty() && !instance.equals(request.instance())) {
            throw new CannotResume("the unfinished session is of " + instance + ", but this is " + request.instance()
                    + ". Resume with that URL, or start anew without --resume");
        }
    }

    /** Figures of the run, for {@code extraction_sessions.metadata}. */
    static String metadata(ExtractReport report) {
        ObjectNode node = JSON.createObjectNode();
        node.put("outcome", report.outcome().name().toLowerCase(java.util.Locale.ROOT));
        node.put("duration_seconds", report.duration().toMillis() / 1000.0);
        node.put("items_per_second", Math.round(report.itemsPerSecond() * 10) / 10.0);
        node.put("worker_utilization", Math.round(report.utilization() * 1000) / 1000.0);
        ObjectNode calls = node.putObject("calls");
        calls.put("administrative", report.administrativeCalls()).put("query", report.queryCalls());
        calls.put("throttled", report.throttled());
        ObjectNode operations = calls.putObject("by_operation");
        report.calls().forEach(operations::put);
        report.reason().ifPresent(reason -> node.put("reason", reason.getMessage()));
        return node.toString();
    }
}
