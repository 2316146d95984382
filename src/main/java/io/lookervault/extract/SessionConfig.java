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
import java.util.TreeSet;

/**
 * What a session goes on with when it is resumed, as JSON in {@code extraction_sessions.config}.
 *
 * @param kinds kinds of the session
 * @param folders every folder that content is taken from, those below included; empty for no limit
 * @param trash whether the Trash is extracted as well
 * @param incremental whether only changes are asked for
 * @param batchSize items per page; offsets mean nothing with another one
 * @param instance URL of the Looker instance
 */
record SessionConfig(
        Set<Kind> kinds, Set<String> folders, boolean trash, boolean incremental, int batchSize, String instance) {
    private static final JsonMapper JSON = new JsonMapper();

    static SessionConfig of(ExtractRequest request, Set<String> folders) {
        return new SessionConfig(
                request.selection().plan(),
                folders,
                request.selection().trash(),
                request.incremental(),
                request.limits().batchSize(),
                request.instance());
    }

    /** The same, with everything asked for. */
    SessionConfig full() {
        return new SessionConfig(kinds, folders, trash, false, batchSize, instance);
    }

    static SessionConfig parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            node.path("content_types").forEach(code -> Kind.coded(code.asInt()).ifPresent(kinds::add));
            Set<String> folders = new TreeSet<>();
            node.path("folder_ids").forEach(id -> folders.add(id.asText()));
            return new SessionConfig(
                    kinds,
                    folders,
                    node.path("include_trash").asBoolean(),
                    node.path("incremental").asBoolean(),
                    node.path("batch_size").asInt(100),
                    node.path("instance").asText(""));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "config of the unfinished session is not JSON: " + json + ". Start anew, without --resume", broken);
        }
    }

    /** As the original wrote it, plus what is ours. */
    String json(int workers) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode codes = node.putArray("content_types");
        kinds.forEach(kind -> codes.add(kind.code()));
        node.put("batch_size", batchSize).put("workers", workers).put("instance", instance);
        node.put("incremental", incremental).put("include_trash", trash);
        ArrayNode ids = node.putArray("folder_ids");
        folders.forEach(ids::add);
        return node.toString();
    }

    /** Whether the session takes content from some folders only. */
    boolean scoped() {
        return !folders.isEmpty();
    }

    /** A session goes on only with the instance that it began with. */
    void mustFit(ExtractRequest request) {
        if (!instance.isEmpty() && !instance.equals(request.instance())) {
            throw new CannotResume("the unfinished session is of " + instance + ", but this is " + request.instance()
                    + ". Resume with that URL, or start anew without --resume");
        }
    }

    /** Whether the other one takes the same content of the same instance in the same way; pages may differ in size. */
    boolean sameWorkAs(SessionConfig other) {
        return kinds.equals(other.kinds)
                && folders.equals(other.folders)
                && trash == other.trash
                && incremental == other.incremental
                && instance.equals(other.instance);
    }

    /** Figures of the run, for {@code extraction_sessions.metadata}. */
    static String metadata(ExtractReport report) {
        ObjectNode node = JSON.createObjectNode();
        node.put("outcome", report.outcome().name().toLowerCase(java.util.Locale.ROOT));
        node.put("duration_seconds", report.duration().toMillis() / 1000.0);
        node.put("items_per_second", Math.round(report.itemsPerSecond() * 10) / 10.0);
        node.put("worker_utilization", Math.round(report.utilization() * 1000) / 1000.0);
        ObjectNode deleted = node.putObject("deleted");
        report.deleted().forEach((kind, count) -> deleted.put(kind.plural(), count));
        ObjectNode missing = node.putObject("missing");
        report.shrunk().forEach((kind, shrinkage) -> missing.put(kind.plural(), shrinkage.missing()));
        ObjectNode calls = node.putObject("calls");
        calls.put("administrative", report.administrativeCalls()).put("query", report.queryCalls());
        calls.put("throttled", report.throttled());
        report.forecast()
                .ifPresent(expected -> calls.putObject("expected")
                        .put("administrative", expected.administrative())
                        .put("query", expected.query()));
        ObjectNode operations = calls.putObject("by_operation");
        report.calls().forEach(operations::put);
        report.reason().ifPresent(reason -> node.put("reason", reason.getMessage()));
        return node.toString();
    }
}
