package io.lookervault.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What the same machine reaches without LookerVault: threads that make dashboards with ten tiles, and look after nothing. */
public final class PlainWrites {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TILES = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private String token = "";

    private PlainWrites(String url) {
        this.url = url + "/api/4.0";
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "token " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IOException(path + " answered " + reply.body());
        }
        return reply.body();
    }

    private int dashboard(int number) throws IOException, InterruptedException {
        String id = JSON.readTree(post("/dashboards", "{\"title\":\"Plain " + number + "\",\"folder_id\":\"1\"}"))
                .path("id")
                .asText();
        for (int i = 0; i < TILES; i++) {
            post(
                    "/dashboard_elements",
                    "{\"dashboard_id\":\"" + id + "\",\"type\":\"text\",\"title_text\":\"Tile " + i + "\"}");
        }
        return TILES + 1;
    }

    /** Address, id, secret, threads, dashboards; prints the calls a second. */
    public static void main(String[] args) throws Exception {
        PlainWrites writes = new PlainWrites(args[0]);
        String login = writes.post("/login", "client_id=" + args[1] + "&client_secret=" + args[2]);
        writes.token = JSON.readTree(login).path("access_token").asText();
        int threads = Integer.parseInt(args[3]);
        int dashboards = Integer.parseInt(args[4]);
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        int calls = 0;
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    int made = 0;
                    for (int at = next.getAndIncrement(); at < dashboards; at = next.getAndIncrement()) {
                        made += writes.dashboard(at);
                    }
                    return made;
                }));
            }
            for (Future<Integer> each : running) {
                calls += each.get();
            }
        } finally {
            pool.shutdown();
        }
        System.out.println(calls / ((System.nanoTime() - start) / 1e9));
    }

    /** Runs it in a JVM of its own, as cold as LookerVault. */
    static double callsPerSecond(DemoServer server, int threads, int dashboards) throws IOException {
        return Double.parseDouble(Java.run(
                PlainWrites.class, server.url(), server.clientId(), server.clientSecret(), threads, dashboards));
    }
}
