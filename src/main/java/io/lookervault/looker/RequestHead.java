package io.lookervault.looker;

import java.util.Map;

/**
 * Writes the head of a request. Whatever stood in the headers before, such as those of the last reply, goes; so nothing
 * bleeds from one call into the next. Bean of the route {@code looker-exchange}.
 */
public final class RequestHead {
    /**
     * Puts the headers that steer the HTTP component, and those for Looker, in place of all others.
     *
     * @return the body to send; null for a read
     */
    public byte[] write(Call call, Authorization authorization, Map<String, Object> headers) {
        headers.clear();
        headers.put("CamelHttpMethod", call.method());
        headers.put("CamelHttpPath", call.path());
        if (!call.query().isEmpty()) {
            headers.put("CamelHttpQuery", call.query());
        }
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "LookerVault");
        if (!authorization.header().isEmpty()) {
            headers.put("Authorization", authorization.header());
        }
        call.body().ifPresent(body -> headers.put("Content-Type", contentType(call)));
        return call.body().orElse(null);
    }

    private static String contentType(Call call) {
        return call.path().equals("/login") ? "application/x-www-form-urlencoded" : "application/json";
    }
}
