package io.lookervault.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes each API request: pace, faults, sign-in, the operation itself, the answer. */
final class Front implements HttpHandler {
    static final String PREFIX = "/api/4.0";

    private final Api api;
    private final DemoFaults faults;
    private final DemoLedger ledger;
    private final DemoEdits edits;
    private final Pace pace;
    private final Duration latency;

    Front(Api api, DemoFaults faults, DemoLedger ledger, DemoEdits edits, Pace pace, Duration latency) {
        this.api = api;
        this.faults = faults;
        this.ledger = ledger;
        this.edits = edits;
        this.pace = pace;
        this.latency = latency;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(PREFIX.length());
        Optional<Routes.Match> match = match(exchange.getRequestMethod(), path);
        String operation = match.map(it -> it.route().operation()).orElse(exchange.getRequestMethod() + " ?");
        Instant arrived = ledger.enter();
        Optional<Answer> answer = Optional.empty();
        try {
            answer = answer(exchange, path, match);
        } finally {
            // before the client has it and sends the next, or the count would be one too high
            int status = answer.map(it -> it.reply().status()).orElse(0);
            ledger.leave(new DemoLedger.Seen(
                    arrived, operation, exchange.getRequestURI().toString(), status));
        }
        if (answer.isPresent()) {
            Wire.send(exchange, answer.get().reply(), answer.get().fault());
        }
        exchange.close();
    }

    /** What goes on the wire, and how it is damaged there. */
    private record Answer(Reply reply, Optional<FaultAction> fault) {}

    private Optional<Routes.Match> match(String method, String path) {
        try {
            return api.routes().match(method, path);
        } catch (LookerError e) {
            return Optional.empty();
        }
    }

    /** Empty when the connection is closed instead. */
    private Optional<Answer> answer(HttpExchange exchange, String path, Optional<Routes.Match> match)
            throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Wire.pause(latency);
        Optional<Long> wait = pace.refuse();
        if (wait.isPresent()) {
            Reply reply = Reply.error(LookerError.of(429, "Too Many Requests"))
                    .with("Retry-After", wait.get().toString());
            return whole(reply);
        }
        edits.requestSeen();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Optional<FaultAction> fault = faults.strike(exchange.getRequestMethod(), path, query);
        Optional<Reply> instead = fault.flatMap(it -> before(exchange, it));
        if (instead.isPresent()) {
            return whole(instead.get());
        }
        if (fault.isPresent() && fault.get() instanceof FaultAction.Hangup) {
            return Optional.empty();
        }
        Reply reply = run(exchange, match, taken(sent, fault));
        if (fault.isPresent() && fault.get() instanceof FaultAction.DoneButHangup) {
            return Optional.empty();
        }
        if (fault.isPresent() && fault.get() instanceof FaultAction.DoneBut error) {
            return whole(Reply.error(LookerError.of(error.status(), "An error has occurred.")));
        }
        return Optional.of(new Answer(reply, fault));
    }

    /** What is taken of a body. */
    private static byte[] taken(byte[] sent, Optional<FaultAction> fault) {
        if (fault.isPresent() && fault.get() instanceof FaultAction.Ignore it) {
            JsonNode body = json(sent);
            if (body instanceof ObjectNode object) {
                object.remove(it.field());
            } else if (body instanceof ArrayNode array) {
                array.removeIf(element -> element.asText().equals(it.field()) || element.has(it.field()));
            }
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
        return sent;
    }

    private static Optional<Answer> whole(Reply reply) {
        return Optional.of(new Answer(reply, Optional.empty()));
    }

    /** What a fault does before the work, and what it answers instead of it. */
    private Optional<Reply> before(HttpExchange exchange, FaultAction action) {
        if (action instanceof FaultAction.Status it) {
            Reply reply = Reply.error(LookerError.of(it.status(), message(it.status())));
            return Optional.of(it.retryAfter()
                    .map(time -> reply.with("Retry-After", Long.toString(time.toSeconds())))
                    .orElse(reply));
        }
        if (action instanceof FaultAction.Html it) {
            return Optional.of(Reply.html(it.status(), "Looker Not Found (404)"));
        }
        if (action instanceof FaultAction.Blind) {
            return Optional.of(Reply.ok(Json.arr()));
        }
        if (action instanceof FaultAction.Slow it) {
            Wire.pause(it.delay());
        }
        if (action instanceof FaultAction.RevokeToken) {
            api.sessions().revoke(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        return Optional.empty();
    }

    private static String message(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Requires authentication.";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 429 -> "Too Many Requests";
            default -> "An error has occurred.";
        };
    }

    private Reply run(HttpExchange exchange, Optional<Routes.Match> match, byte[] sent) {
        try {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Call call = Call.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery());
            String operation = match.map(it -> it.route().operation()).orElse("");
            if (operation.equals("POST /login")) {
                return api.run(match.get().route(), withForm(call, sent));
            }
            if (!operation.equals("GET /versions")) {
                call = call.withUser(api.sessions().user(authorization).orElseThrow(LookerError::unauthenticated));
            }
            if (operation.isEmpty()) {
                return Reply.error(LookerError.notFound());
            }
            if (operation.equals("DELETE /logout")) {
                api.sessions().revoke(authorization);
                return Reply.done();
            }
            Call full = call.withVars(match.get().vars());
            return api.run(match.get().route(), sent.length == 0 ? full : full.withBody(json(sent)));
        } catch (LookerError e) {
            return Reply.error(e);
        }
    }

    private static Call withForm(Call call, byte[] sent) {
        Map<String, String> both = new LinkedHashMap<>(call.query());
        both.putAll(Call.parse(new String(sent, StandardCharsets.UTF_8)));
        return new Call(call.method(), call.path(), call.vars(), both, call.body(), "");
    }

    static JsonNode json(byte[] sent) {
        try {
            return Json.parse(sent);
        } catch (JsonProcessingException e) {
            throw LookerError.of(400, "Bad Request: the body is not JSON");
        }
    }
}
