package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer before it goes on the wire. */
final class Reply {
    private static final String JSON = "application/json;charset=utf-8";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Reply json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, Map.of());
    }

    static Reply done() {
        return new Reply(204, JSON, new byte[0], Map.of());
    }

    static Reply html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
        return new Reply(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply error(LookerError error) {
        return json(error.status(), error.body());
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
