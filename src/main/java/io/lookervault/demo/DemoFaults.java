package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Tells the demo Looker to misbehave. The first rule that fits a request strikes it; a random choice follows from the
 * seed. Thread-safe. The same rules come as JSON by {@code POST /demo/faults}:
 * {@code {"clear":true,"rules":[{"method":"GET","path":"/looks/*","count":2,"action":"status","status":429,
 * "retry_after":1}]}}; actions are {@code status html blind hangup truncate cut slow drip done_but done_but_hangup
 * ignore revoke_token}, times are {@code millis}; {@code ignore} takes a {@code field}.
 */
public final class DemoFaults {
    private final List<Armed> rules = new CopyOnWriteArrayList<>();
    private final SplittableRandom random;

    DemoFaults(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private record Armed(FaultRule rule, Pattern path, AtomicInteger seen, AtomicInteger struck) {}

    /** Adds a rule after those that are there. */
    public DemoFaults add(FaultRule rule) {
        rules.add(new Armed(rule, rule.pattern(), new AtomicInteger(), new AtomicInteger()));
        return this;
    }

    /** Answers everything under {@code /kind} with 403 or 404. */
    public DemoFaults forbid(String kind, int status) {
        return add(FaultRule.on("*", "/" + kind, new FaultAction.Status(status)))
                .add(FaultRule.on("*", "/" + kind + "/**", new FaultAction.Status(status)));
    }

    /** Behaves again. */
    public void clear() {
        rules.clear();
    }

    /** How many requests were struck so far by the rules that are in force. */
    public int struck() {
        return rules.stream().mapToInt(it -> it.struck().get()).sum();
    }

    synchronized Optional<FaultAction> strike(String method, String path, String query) {
        for (Armed armed : rules) {
            FaultRule rule = armed.rule();
            boolean fits = (rule.method().equals("*") || rule.method().equals(method))
                    && armed.path().matcher(path).matches()
                    && query.contains(rule.query());
            boolean chosen = fits && (rule.probability() >= 1 || random.nextDouble() < rule.probability());
            boolean spent = rule.count() > 0 && armed.struck().get() >= rule.count();
            if (chosen && armed.seen().incrementAndGet() > rule.after() && !spent) {
                armed.struck().incrementAndGet();
                return Optional.of(rule.action());
            }
        }
        return Optional.empty();
    }

    void read(JsonNode json) {
        if (json.path("clear").asBoolean()) {
            clear();
        }
        json.path("rules").forEach(it -> add(rule(it)));
    }

    private static FaultRule rule(JsonNode json) {
        return new FaultRule(
                json.path("method").asText("*"),
                json.path("path").asText("/**"),
                json.path("query").asText(""),
                json.has("nth")
                        ? json.path("nth").asInt() - 1
                        : json.path("after").asInt(0),
                json.path("count").asInt(json.has("nth") ? 1 : 0),
                json.path("probability").asDouble(1),
                action(json));
    }

    private static FaultAction action(JsonNode json) {
        Duration millis = Duration.ofMillis(json.path("millis").asLong(1000));
        int status = json.path("status").asInt(500);
        return switch (json.path("action").asText("status")) {
            case "status" ->
                new FaultAction.Status(
                        status,
                        json.has("retry_after")
                                ? Optional.of(Duration.ofSeconds(
                                        json.path("retry_after").asLong()))
                                : Optional.empty());
            case "html" -> new FaultAction.Html(json.path("status").asInt(404));
            case "blind" -> new FaultAction.Blind();
            case "hangup" -> new FaultAction.Hangup();
            case "truncate" -> new FaultAction.Truncate();
            case "cut" -> new FaultAction.Cut();
            case "slow" -> new FaultAction.Slow(millis);
            case "drip" -> new FaultAction.Drip(millis);
            case "done_but" -> new FaultAction.DoneBut(status);
            case "done_but_hangup" -> new FaultAction.DoneButHangup();
            case "ignore" -> new FaultAction.Ignore(json.path("field").asText());
            case "revoke_token" -> new FaultAction.RevokeToken();
            default ->
                throw LookerError.of(
                        400, "no such action: " + json.path("action").asText());
        };
    }
}
