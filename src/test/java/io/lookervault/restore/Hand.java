package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lookervault.demo.DemoLooker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An administrator who changes things by the API, with a plain HTTP client. */
final class Hand {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    Hand(DemoLooker looker) throws Exception {
        this.url = looker.url() + "/api/4.0";
        HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "client_id=" + looker.clientId() + "&client_secret=" + looker.clientSecret()))
                .build();
        this.token = JSON.readTree(
                        http.send(login, HttpResponse.BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "token " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> reply = send(method, path, body);
        if (reply.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + " " + body + ": " + reply.statusCode() + reply.body());
        }
        return reply.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(reply.body());
    }

    JsonNode get(String path) throws Exception {
        return call("GET", path, "");
    }

    boolean has(String path) throws Exception {
        return send("GET", path, "").statusCode() == 200;
    }

    /** The rows of a list, in its order. */
    List<JsonNode> rows(String path) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        get(path).forEach(rows::add);
        return rows;
    }

    /** The row of a list that has this value. */
    JsonNode row(String path, String field, String value) throws Exception {
        return rows(path).stream()
                .filter(row -> row.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + path));
    }

    /** Fields and values in turn. */
    JsonNode post(String path, Object... fields) throws Exception {
        return call("POST", path, body(fields));
    }

    /** Makes something of fields and values in turn; its id. */
    String make(String path, Object... fields) throws Exception {
        return post(path, fields).path("id").asText();
    }

    /** Makes something of these fields, and more of them and their values in turn; its id. */
    String make(String path, Map<String, ?> given, Object... more) throws Exception {
        List<Object> fields = new ArrayList<>();
        given.forEach((field, value) -> fields.addAll(List.of(field, value)));
        fields.addAll(List.of(more));
        return make(path, fields.toArray());
    }

    JsonNode patch(String path, Object... fields) throws Exception {
        return call("PATCH", path, body(fields));
    }

    void send(String method, String path, JsonNode body) throws Exception {
        call(method, path, body.toString());
    }

    void put(String path, List<String> ids) throws Exception {
        ArrayNode array = JSON.createArrayNode();
        ids.forEach(array::add);
        call("PUT", path, array.toString());
    }

    void delete(String path) throws Exception {
        call("DELETE", path, "");
    }

    /** Lets nobody but one group see what has this metadata. */
    void close(String metadata, String group) throws Exception {
        patch("/content_metadata/" + metadata, "inherits", false);
        for (JsonNode grant : rows("/content_metadata_access?content_metadata_id=" + metadata)) {
            delete("/content_metadata_access/" + grant.path("id").asText());
        }
        post("/content_metadata_access", "content_metadata_id", metadata, "group_id", group, "permission_type", "view");
    }

    /** Lets everybody see what has this metadata who sees what it lies in. */
    void open(String metadata) throws Exception {
        patch("/content_metadata/" + metadata, "inherits", true);
    }

    /** Which groups may do what with what has this metadata, or that it inherits. */
    List<String> who(String metadata) throws Exception {
        if (get("/content_metadata/" + metadata).path("inherits").asBoolean()) {
            return List.of("inherits");
        }
        return rows("/content_metadata_access?content_metadata_id=" + metadata).stream()
                .map(row -> "group " + row.path("group_id").asText() + " "
                        + row.path("permission_type").asText())
                .sorted()
                .toList();
    }

    private static String body(Object... fields) {
        var body = JSON.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        return body.toString();
    }
}
