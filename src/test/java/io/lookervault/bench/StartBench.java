package io.lookervault.bench;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How long it takes until help is printed, and until the first request of an extraction reaches the server. */
final class StartBench {
    private final int runs;

    StartBench(Arguments arguments) {
        runs = arguments.number("runs", 11);
    }

    void run() throws Exception {
        compare(new Comparison("start", runs));
    }

    static void compare(Comparison table) throws Exception {
        table.row("`--help`", StartBench::help, "a JVM that prints a line", () -> Java.seconds(PlainStart.class));
        table.row(
                "first request of `extract`",
                () -> firstRequest(StartBench::extract),
                "a JVM and the first request of its HTTP client",
                () -> firstRequest(StartBench::plain));
    }

    private static double help() throws Exception {
        long start = System.nanoTime();
        Process process = Program.start(Map.of(), List.of("--help"));
        process.getInputStream().readAllBytes();
        process.waitFor();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Something that asks a server. */
    private interface Asking {
        void ask(String url) throws Exception;
    }

    private static double firstRequest(Asking program) throws Exception {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.complete(System.nanoTime());
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            long start = System.nanoTime();
            program.ask("http://127.0.0.1:" + server.getAddress().getPort());
            return (arrived.get() - start) / 1e9;
        } finally {
            server.stop(0);
        }
    }

    private static void extract(String url) throws Exception {
        Path scratch = Java.scratch();
        try {
            Map<String, String> environment = Map.of(
                    "LOOKERVAULT_API_URL", url,
                    "LOOKERVAULT_CLIENT_ID", "id",
                    "LOOKERVAULT_CLIENT_SECRET", "secret");
            Process process = Program.start(
                    environment,
                    List.of("extract", "--db", scratch.resolve("looker.db").toString()));
            process.getInputStream().readAllBytes();
            process.waitFor();
        } finally {
            Java.delete(scratch);
        }
    }

    private static void plain(String url) throws Exception {
        Java.run(PlainStart.class, url);
    }
}
