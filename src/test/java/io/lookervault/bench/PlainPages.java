package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

/** Pages of dashboards over the HTTP client of the JDK. Thread-safe. */
final class PlainPages {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    PlainPages(String url, String id, String secret) throws IOException, InterruptedException {
        this.url = url;
        HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/api/4.0/login"))
                .POST(HttpRequest.BodyPublishers.ofString("client_id=" + id + "&client_secret=" + secret))
                .build();
        token = MAPPER.readTree(
                        http.send(login, HttpResponse.BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    /** The zipped bytes of a page. */
    byte[] fetch(int offset, int limit) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/api/4.0/dashboards/search?sorts=id&limit=" + limit + "&offset=" + offset))
                .header("Authorization", "token " + token)
                .header("Accept-Encoding", "gzip")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    static JsonNode parse(byte[] zipped) throws IOException {
        try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return MAPPER.readTree(json);
        }
    }

    static byte[] bytes(JsonNode node) throws IOException {
        return MAPPER.writeValueAsBytes(node);
    }
}
