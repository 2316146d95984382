package io.lookervault.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.PlanTally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a session goes on with when it is resumed, as JSON in {@code restoration_sessions.config}. */
record RestoreConfig(Choice choice, Rules rules) {
    private static final JsonMapper JSON = new JsonMapper();

    String json(int workers) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode codes = node.putArray("content_types");
        choice.kinds().forEach(kind -> codes.add(kind.code()));
        ArrayNode folders = node.putArray("folder_ids");
        choice.folders().forEach(folders::add);
        ArrayNode items = node.putArray("items");
        choice.items()
                .forEach(key ->
                        items.addObject().put("content_type", key.kind().code()).put("id", key.id()));
        node.put("recursive", choice.recursive())
                .put("with_dependencies", choice.dependencies())
                .put("include_deleted", choice.deleted())
                .put("exact", rules.exact())
                .put("enable_schedules", rules.enableSchedules())
                .put("enable_users", rules.enableUsers())
                .put("workers", workers)
                .put("approved", false); // until the plan is
        rules.ownerFallback().ifPresent(owner -> node.put("owner_fallback", owner));
        ObjectNode map = node.putObject("map");
        put(map, "models", rules.models());
        put(map, "connections", rules.connections());
        put(map, "folders", rules.folders());
        put(map, "users", rules.users());
        return node.toString();
    }

    private static void put(ObjectNode map, String name, Map<String, String> names) {
        ObjectNode node = map.putObject(name);
        names.forEach(node::put);
    }

    static RestoreConfig parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new RestoreConfig(choice(node), rules(node));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "config of the unfinished session is not JSON: " + json + ". Start anew with restore all", broken);
        }
    }

    private static Choice choice(JsonNode node) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        node.path("content_types").forEach(code -> Kind.coded(code.asInt()).ifPresent(kinds::add));
        Set<String> folders = new HashSet<>();
        node.path("folder_ids").forEach(id -> folders.add(id.asText()));
        List<ItemKey> items = new ArrayList<>();
        node.path("items")
                .forEach(item -> Kind.coded(item.path("content_type").asInt())
                        .ifPresent(kind ->
                                items.add(new ItemKey(kind, item.path("id").asText()))));
        return new Choice(
                kinds,
                folders,
                node.path("recursive").asBoolean(),
                items,
                node.path("with_dependencies").asBoolean(),
                node.path("include_deleted").asBoolean());
    }

    private static Rules rules(JsonNode node) {
        JsonNode map = node.path("map");
        return new Rules(
                node.path("exact").asBoolean(),
                node.path("enable_schedules").asBoolean(),
                node.path("enable_users").asBoolean(),
                Optional.ofNullable(node.path("owner_fallback").textValue()),
                names(map.path("models")),
                names(map.path("connections")),
                names(map.path("folders")),
                names(map.path("users")));
    }

    private static Map<String, String> names(JsonNode node) {
        Map<String, String> names = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        return names;
    }

    /** Figures of the run, for {@code restoration_sessions.metadata}. */
    static String metadata(RestoreReport report) {
        ObjectNode node = JSON.createObjectNode();
        node.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        node.put("applied", report.applied());
        node.put("planned_writes", report.plannedWrites()).put("writes", report.writes());
        node.put("duration_seconds", report.duration().toMillis() / 1000.0);
        ArrayNode plan = node.putArray("plan");
        for (PlanTally tally : report.tallies()) {
            plan.addObject()
                    .put("kind", tally.kind().plural())
                    .put("action", tally.action())
                    .put("outcome", tally.outcome())
                    .put("count", tally.count())
                    .put("writes", tally.writes());
        }
        ObjectNode calls = node.putObject("calls");
        calls.put("administrative", report.administrativeCalls()).put("query", report.queryCalls());
        ObjectNode operations = calls.putObject("by_operation");
        report.calls().forEach(operations::put);
        report.reason().ifPresent(reason -> node.put("reason", String.valueOf(reason.getMessage())));
        return node.toString();
    }
}
