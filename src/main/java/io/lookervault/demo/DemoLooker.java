package io.lookervault.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Looker that runs inside this program, with made-up content, on 127.0.0.1 only. Content, ids and credentials follow
 * from the options alone. All methods may be called by any thread.
 */
public final class DemoLooker implements AutoCloseable {
    private static final int THREADS = 64;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Sessions sessions;
    private final DemoFaults faults;
    private final DemoLedger ledger;
    private final DemoEdits edits;

    private DemoLooker(DemoOptions options, InstantSource clock) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port()),
                THREADS * 4);
        this.workers = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "demo-looker");
            thread.setDaemon(true);
            return thread;
        });
        World world = new World(options, clock);
        this.sessions = new Sessions(world.slugs(), clock);
        this.faults = new DemoFaults(options.seed());
        this.ledger = new DemoLedger(clock);
        Api api = new Api(world, sessions, url());
        this.edits = new DemoEdits(api, world, options.seed());
        Pace pace = new Pace(options.rateLimitPerMinute(), clock);
        server.createContext(Front.PREFIX + "/", new Front(api, faults, ledger, edits, pace, options.latency()));
        server.createContext("/demo/", new Controls(faults, ledger, edits));
        server.createContext("/alive", exchange -> Wire.send(exchange, Reply.html(200, "alive"), Optional.empty()));
        server.createContext("/", DemoLooker::nowhere);
        server.setExecutor(workers);
        server.start();
    }

    /** Starts a server; it runs until it is closed. */
    public static DemoLooker start(DemoOptions options) throws IOException {
        return start(options, InstantSource.system());
    }

    static DemoLooker start(DemoOptions options, InstantSource clock) throws IOException {
        return new DemoLooker(options, clock);
    }

    private static void nowhere(HttpExchange exchange) throws IOException {
        Wire.send(exchange, Reply.html(404, "Looker Not Found (404)"), Optional.empty());
    }

    /** The address without a path, such as {@code http://127.0.0.1:40000}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The API key of the only administrator that can sign in. */
    public String clientId() {
        return sessions.clientId();
    }

    public String clientSecret() {
        return sessions.clientSecret();
    }

    /** What goes wrong. */
    public DemoFaults faults() {
        return faults;
    }

    /** What was asked. */
    public DemoLedger ledger() {
        return ledger;
    }

    /** What other people do meanwhile. */
    public DemoEdits edits() {
        return edits;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
