package io.lookervault.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Stands between the program and a Looker, and changes what it says. */
public final class ListProxy implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String looker;
    private final BiConsumer<String, JsonNode> change;

    /** @param change is given the path with its query, and the array or object of the reply */
    public ListProxy(String looker, BiConsumer<String, JsonNode> change) throws IOException {
        this.looker = looker;
        this.change = change;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(workers);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> reply = client.send(request(exchange), BodyHandlers.ofByteArray());
            byte[] body = reply.body();
            if (body.length > 0 && (body[0] == '[' || body[0] == '{')) {
                JsonNode said = json.readTree(body);
                change.accept(exchange.getRequestURI().toString(), said);
                body = json.writeValueAsBytes(said);
            }
            reply.headers()
                    .firstValue("X-Total-Count")
                    .ifPresent(total -> exchange.getResponseHeaders().add("X-Total-Count", total));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(looker + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String header : new String[] {"Authorization", "Content-Type"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
