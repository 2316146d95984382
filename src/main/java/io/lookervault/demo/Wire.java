package io.lookervault.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Puts answers on the wire, whole or damaged. */
final class Wire {
    private static final int WORTH_ZIPPING = 1024;
    private static final int DRIPS = 20;
    private static final int PIECE = 64 * 1024;

    private Wire() {}

    static void send(HttpExchange exchange, Reply reply, Optional<FaultAction> fault) throws IOException {
        FaultAction action = fault.orElse(null);
        if (action instanceof FaultAction.Cut) {
            send(exchange, half(reply), Optional.empty());
            return;
        }
        byte[] body = zipped(exchange, reply);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (reply.status() == 204 || body.length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        if (action instanceof FaultAction.Truncate) {
            out.write(body, 0, body.length / 2);
            out.flush();
            exchange.close();
            return;
        }
        if (action instanceof FaultAction.Drip drip) {
            drip(out, body, drip.total());
        } else {
            inPieces(out, body);
        }
        exchange.close();
    }

    private static Reply half(Reply reply) {
        byte[] half = Arrays.copyOf(reply.body(), Math.max(1, reply.body().length / 2));
        return new Reply(reply.status(), reply.contentType(), half, reply.headers());
    }

    /** The server copies all that is left of a piece for each part that the socket takes: large ones are slow. */
    private static void inPieces(OutputStream out, byte[] body) throws IOException {
        for (int at = 0; at < body.length; at += PIECE) {
            out.write(body, at, Math.min(PIECE, body.length - at));
        }
    }

    private static void drip(OutputStream out, byte[] body, Duration total) throws IOException {
        int piece = Math.max(1, body.length / DRIPS);
        for (int at = 0; at < body.length; at += piece) {
            out.write(body, at, Math.min(piece, body.length - at));
            out.flush();
            pause(total.dividedBy(DRIPS));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] zipped(HttpExchange exchange, Reply reply) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted == null || !accepted.contains("gzip") || reply.body().length < WORTH_ZIPPING) {
            return reply.body();
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream out = new ByteArrayOutputStream(reply.body().length / 4);
        try (GZIPOutputStream zip = new FastZip(out)) {
            zip.write(reply.body());
        }
        return out.toByteArray();
    }

    private static final class FastZip extends GZIPOutputStream {
        FastZip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
