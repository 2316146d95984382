package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client that is signed in. */
final class DemoClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private String token = "";

    DemoClient(DemoLooker looker) throws Exception {
        this.url = looker.url();
        String form = "client_id=" + looker.clientId() + "&client_secret=" + looker.clientSecret();
        token = Json.parse(send("POST", "/api/4.0/login", form).body())
                .path("access_token")
                .asText();
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "token " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> reply(String method, String path, JsonNode body) throws Exception {
        return send(method, "/api/4.0" + path, body == null ? "" : body.toString());
    }

    int status(String method, String path, JsonNode body) throws Exception {
        return reply(method, path, body).statusCode();
    }

    /** The answer to a request that must succeed. */
    JsonNode call(String method, String path, JsonNode body) throws Exception {
        HttpResponse<byte[]> reply = reply(method, path, body);
        if (reply.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + " answered " + reply.statusCode() + " "
                    + new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return reply.body().length == 0 ? Json.obj() : Json.parse(reply.body());
    }

    JsonNode get(String path) throws Exception {
        return call("GET", path, null);
    }

    /** The codes of a validation error, as {@code field code}. */
    List<String> findings(String method, String path, JsonNode body) throws Exception {
        HttpResponse<byte[]> reply = reply(method, path, body);
        List<String> out = new ArrayList<>();
        out.add(Integer.toString(reply.statusCode()));
        Json.parse(reply.body())
                .path("errors")
                .forEach(it -> out.add(
                        it.path("field").asText() + " " + it.path("code").asText()));
        return out;
    }
}
