package io.lookervault.extract;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a Looker serves, asked by a plain HTTP client that shares nothing with the program. */
public final class Truth {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(100_000)
                        .build());
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    public Truth(DemoLooker looker) throws Exception {
        this.url = looker.url() + "/api/4.0";
        HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "client_id=" + looker.clientId() + "&client_secret=" + looker.clientSecret()))
                .build();
        this.token = json(login).path("access_token").asText();
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (reply.statusCode() != 200) {
            throw new AssertionError(request.uri() + " answered " + reply.statusCode());
        }
        return JSON.readTree(reply.body());
    }

    public JsonNode get(String path) throws Exception {
        return json(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "token " + token)
                .build());
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, JsonNode> byId(JsonNode rows, String field) {
        Map<String, JsonNode> map = new TreeMap<>();
        rows.forEach(row -> map.put(row.path(field).asText(), row));
        return map;
    }

    public Map<String, JsonNode> list(String path) throws Exception {
        return byId(get(path), "id");
    }

    private interface Extra {
        JsonNode of(String id) throws Exception;
    }

    private static Map<String, JsonNode> with(Map<String, JsonNode> rows, String key, Extra extra) throws Exception {
        for (Map.Entry<String, JsonNode> row : rows.entrySet()) {
            ((ObjectNode) row.getValue()).set(key, extra.of(row.getKey()));
        }
        return rows;
    }

    private JsonNode ids(String path) throws Exception {
        List<String> ids = new ArrayList<>(list(path).keySet());
        ids.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        return JSON.valueToTree(ids);
    }

    /** Everything that a complete vault holds. */
    public Map<Kind, Map<String, JsonNode>> everything() throws Exception {
        Map<Kind, Map<String, JsonNode>> all = new LinkedHashMap<>();
        all.put(Kind.DASHBOARD, list("/dashboards/search?limit=5000"));
        Map<String, JsonNode> looks = list("/looks/search?limit=5000");
        all.put(
                Kind.LOOK,
                with(
                        looks,
                        "query",
                        id -> get("/queries/" + looks.get(id).path("query_id").asText())));
        all.put(Kind.LOOKML_MODEL, byId(get("/lookml_models?limit=5000"), "name"));
        all.put(Kind.EXPLORE, explores(all.get(Kind.LOOKML_MODEL)));
        all.put(Kind.FOLDER, list("/folders/search?limit=5000"));
        all.put(Kind.BOARD, list("/boards/search?limit=5000"));
        all.put(
                Kind.USER,
                with(list("/users?limit=5000"), "attribute_values", id -> get("/users/" + id + "/attribute_values")));
        all.put(
                Kind.GROUP,
                with(
                        list("/groups/search/with_hierarchy?limit=5000"),
                        "user_ids",
                        id -> ids("/groups/" + id + "/users?limit=5000")));
        Map<String, JsonNode> roles = with(
                list("/roles/search?limit=5000"),
                "user_ids",
                id -> ids("/roles/" + id + "/users?direct_association_only=true"));
        all.put(Kind.ROLE, with(roles, "group_ids", id -> ids("/roles/" + id + "/groups")));
        all.put(Kind.PERMISSION_SET, list("/permission_sets/search?limit=5000"));
        all.put(Kind.MODEL_SET, list("/model_sets/search?limit=5000"));
        all.put(Kind.SCHEDULED_PLAN, list("/scheduled_plans?all_users=true&limit=5000"));
        all.put(Kind.ALERT, list("/alerts/search?all_owners=true&limit=5000"));
        all.put(
                Kind.USER_ATTRIBUTE,
                with(list("/user_attributes"), "group_values", id -> get("/user_attributes/" + id + "/group_values")));
        all.put(Kind.THEME, list("/themes"));
        all.put(Kind.COLOR_COLLECTION, list("/color_collections"));
        all.put(Kind.CONTENT_ACCESS, access(all));
        queries(all);
        return all;
    }

    private Map<String, JsonNode> explores(Map<String, JsonNode> models) throws Exception {
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode model : models.values()) {
            String name = model.path("name").asText();
            for (JsonNode explore : model.path("explores")) {
                String id = explore.path("name").asText();
                found.put(name + "::" + id, get("/lookml_models/" + enc(name) + "/explores/" + enc(id)));
            }
        }
        return found;
    }

    private Map<String, JsonNode> access(Map<Kind, Map<String, JsonNode>> all) throws Exception {
        Set<String> ids = new TreeSet<>();
        all.get(Kind.FOLDER)
                .values()
                .forEach(it -> ids.add(it.path("content_metadata_id").asText()));
        all.get(Kind.BOARD)
                .values()
                .forEach(it -> ids.add(it.path("content_metadata_id").asText()));
        Map<String, JsonNode> found = new TreeMap<>();
        for (String id : ids) {
            JsonNode metadata = get("/content_metadata/" + id);
            if (!metadata.path("inherits").asBoolean()) {
                ((ObjectNode) metadata).set("access", get("/content_metadata_access?content_metadata_id=" + id));
                found.put(id, metadata);
            }
        }
        return found;
    }

    private void queries(Map<Kind, Map<String, JsonNode>> all) throws Exception {
        Map<String, JsonNode> merges = new TreeMap<>();
        Map<String, JsonNode> sql = new TreeMap<>();
        Map<String, JsonNode> queries = new TreeMap<>();
        for (String id : values(all.get(Kind.DASHBOARD), "merge_result_id")) {
            merges.put(id, get("/merge_queries/" + id));
        }
        for (String id : values(all.get(Kind.DASHBOARD), "sql_query_id")) {
            sql.put(id, get("/sql_queries/" + id));
        }
        Set<String> ids = new TreeSet<>();
        for (Map<String, JsonNode> rows :
                List.of(all.get(Kind.DASHBOARD), all.get(Kind.LOOK), all.get(Kind.SCHEDULED_PLAN), merges)) {
            ids.addAll(values(rows, "query_id"));
        }
        for (String id : ids) {
            queries.put(id, get("/queries/" + id));
        }
        all.put(Kind.MERGE_QUERY, merges);
        all.put(Kind.SQL_QUERY, sql);
        all.put(Kind.QUERY, queries);
    }

    private static Set<String> values(Map<String, JsonNode> rows, String key) {
        return rows.values().stream()
                .flatMap(row -> row.findValues(key).stream())
                .filter(value -> !value.isNull() && !value.asText().isEmpty())
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** JSON as text that tells apart what differs: key order, nulls, 1 and 1.0. */
    static String text(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> quoted(field.getKey()) + ":" + text(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(element -> parts.add(text(element)));
            return "[" + String.join(",", parts) + "]";
        }
        return node.isTextual()
                ? quoted(node.asText())
                : node.isFloatingPointNumber() ? decimal(node.decimalValue()) : node.asText();
    }

    /** The same of a value from a vault. */
    static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> quoted((String) field.getKey()) + ":" + text(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Truth::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Double number) {
            return decimal(new BigDecimal(number.toString()));
        }
        return value instanceof BigDecimal number
                ? decimal(number)
                : value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String decimal(BigDecimal number) {
        return "float "
                + (number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
