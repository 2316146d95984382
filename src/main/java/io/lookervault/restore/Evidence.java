package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Rejected;
import io.lookervault.session.Causes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a dead letter of a restoration says of how it came to that. */
final class Evidence {
    private Evidence() {}

    /** What was sent last, how it was answered, how often it was tried, and what the entry waits for: a JSON object. */
    static String of(Attempts attempts, Exception failure) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Optional<Blocked> blocked = Causes.find(failure, Blocked.class);
        attempts.lastCall().filter(call -> blocked.isEmpty()).ifPresent(call -> evidence.put("request", request(call)));
        evidence.put("attempts", attempts.count());
        Causes.find(failure, Rejected.class).ifPresent(rejected -> evidence.put("status", rejected.status()));
        blocked.ifPresent(by -> evidence.put(
                "blocked_by", by.by().stream().map(ItemKey::toString).toList()));
        return new String(Json.write(evidence), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> request(Call call) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", call.method());
        request.put("path", call.path());
        request.put("query", call.query());
        request.put(
                "body",
                call.body()
                        .map(body -> new String(body, StandardCharsets.UTF_8))
                        .orElse(null));
        return request;
    }
}
