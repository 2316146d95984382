package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One API request: path variables, query parameters, the JSON body (missing when none) and who asks. */
record Call(String method, String path, List<String> vars, Map<String, String> query, JsonNode body, String userId) {

    static Call of(String method, String path, String rawQuery) {
        return new Call(method, path, List.of(), parse(rawQuery), MissingNode.getInstance(), "");
    }

    /** Reads {@code a=1&b=2}, percent-decoded; the last one of a repeated name wins. */
    static Map<String, String> parse(String form) {
        Map<String, String> out = new LinkedHashMap<>();
        if (form != null && !form.isEmpty()) {
            for (String pair : form.split("&", -1)) {
                int eq = pair.indexOf('=');
                String name = eq < 0 ? pair : pair.substring(0, eq);
                String value = eq < 0 ? "" : pair.substring(eq + 1);
                out.put(decode(name), decode(value));
            }
        }
        return out;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw LookerError.of(400, "Bad Request: malformed percent-encoding");
        }
    }

    Call withVars(List<String> values) {
        return new Call(method, path, values, query, body, userId);
    }

    Call withParam(String name, String value) {
        Map<String, String> params = new LinkedHashMap<>(query);
        params.put(name, value);
        return new Call(method, path, vars, params, body, userId);
    }

    Call withBody(JsonNode value) {
        return new Call(method, path, vars, query, value, userId);
    }

    Call withUser(String value) {
        return new Call(method, path, vars, query, body, value);
    }

    /** The first path variable, by custom the id. */
    String id() {
        return vars.get(0);
    }

    Optional<String> param(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    boolean flag(String name) {
        return param(name)
                .map(value -> value.equals("true") || value.equals("1"))
                .orElse(false);
    }

    String required(String name) {
        return param(name).orElseThrow(() -> LookerError.of(400, "Bad Request: " + name + " is required"));
    }
}
