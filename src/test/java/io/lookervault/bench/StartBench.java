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
        double[] help = new double[runs];
        double[] request = new double[runs];
        for (int i = 0; i < runs; i++) {
            help[i] = help();
            request[i] = firstRequest();
        }
        Markdown table = new Markdown("start: " + runs + " runs", "what", "least, s", "median, s", "most, s");
        row(table, "`--help`", help);
        row(table, "first request of `extract`", request);
    }

    private static void row(Markdown table, String what, double[] seconds) {
        java.util.Arrays.sort(seconds);
        table.row(what, seconds[0], seconds[seconds.length / 2], seconds[seconds.length - 1]);
    }

    private static double help() throws Exception {
        long start = System.nanoTime();
        Process process = Program.start(Map.of(), List.of("--help"));
        process.getInputStream().readAllBytes();
        process.waitFor();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double firstRequest() throws Exception {
        Path scratch = Java.scratch();
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
            Map<String, String> environment = Map.of(
                    "LOOKERVAULT_API_URL",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "LOOKERVAULT_CLIENT_ID",
                    "id",
                    "LOOKERVAULT_CLIENT_SECRET",
                    "secret");
            Process process = Program.start(
                    environment,
                    List.of("extract", "--db", scratch.resolve("looker.db").toString()));
            double seconds = (arrived.get() - start) / 1e9;
            process.getInputStream().readAllBytes();
            process.waitFor();
            return seconds;
        } finally {
            server.stop(0);
            Java.delete(scratch);
        }
    }
}
