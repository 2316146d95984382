package io.lookervault.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lookervault.observe.Sign.State;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code GET /observe/health}, {@code /observe/health/live}, {@code /observe/health/ready} (also without {@code
 * health/}) and {@code /observe/metrics}. Health is 503 when no backup can be made, and 200 when something only wants
 * attention, so that nobody restarts what a restart does not mend.
 *
 * <p>Thread-safe.
 */
public final class Observatory implements AutoCloseable {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int THREADS = 16;

    /** Seconds in which a request must have come in whole; read by the server of the JDK, once in a process. */
    private static final String REQUEST_TIME = "sun.net.httpserver.maxReqTime";

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;

    private record Answer(int status, String type, String body) {}

    private Observatory(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to answer.
     *
     * @param host address to listen on
     * @param port TCP port; 0 picks a free one
     * @param refresh brings meters up to date before they are read
     * @throws IOException when the port is taken
     */
    public static Observatory open(
            String host, int port, List<Vital> vitals, PrometheusMeterRegistry meters, Runnable refresh)
            throws IOException {
        if (System.getProperty(REQUEST_TIME) == null) {
            System.setProperty(REQUEST_TIME, "10"); // whoever connects and says nothing holds a thread until then
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 16);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "observe");
            thread.setDaemon(true);
            return thread;
        });
        Health health = new Health(vitals);
        Supplier<Answer> whole = () -> health(health);
        answer(server, "/observe/health", whole);
        answer(server, "/observe/health/ready", whole);
        answer(server, "/observe/ready", whole);
        Supplier<Answer> live = () -> new Answer(200, JSON, Health.json(List.of(Sign.up("process", "answers"))));
        answer(server, "/observe/health/live", live);
        answer(server, "/observe/live", live);
        answer(server, "/observe/metrics", () -> {
            refresh.run();
            return new Answer(200, PROMETHEUS, meters.scrape());
        });
        server.setExecutor(threads);
        server.start();
        return new Observatory(server, threads);
    }

    private static Answer health(Health health) {
        List<Sign> signs = health.signs();
        return new Answer(Health.state(signs) == State.DOWN ? 503 : 200, JSON, Health.json(signs));
    }

    private static void answer(HttpServer server, String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean known = exchange.getRequestURI().getPath().equals(path);
                boolean reads = exchange.getRequestMethod().matches("GET|HEAD");
                send(
                        exchange,
                        !known
                                ? new Answer(404, JSON, "{\"error\":\"there is nothing here\"}\n")
                                : reads ? answers.get() : new Answer(405, JSON, "{\"error\":\"only GET\"}\n"));
            }
        });
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
