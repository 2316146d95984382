package io.lookervault.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the same machine reaches without LookerVault: threads that fetch a page, parse it to a tree, and insert its rows
 * with content and hash. It resumes nothing, counts nothing, retries nothing.
 */
public final class PlainLoop {
    private static final int PAGE = 100;

    private PlainLoop() {}

    /** Address, id, secret, file, threads, dashboards, and whether queries become rows; prints the seconds it took. */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[4]);
        int dashboards = Integer.parseInt(args[5]);
        long start = System.nanoTime();
        PlainPages pages = new PlainPages(args[0], args[1], args[2]);
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (PlainStore store = new PlainStore(Path.of(args[3]), Boolean.parseBoolean(args[6]))) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    int done = 0;
                    for (int at = next.getAndAdd(PAGE); at < dashboards; at = next.getAndAdd(PAGE)) {
                        store.store(PlainPages.parse(pages.fetch(at, PAGE)));
                        done++;
                    }
                    return done;
                }));
            }
            for (Future<Integer> each : running) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    /** Runs it in a JVM of its own, as cold as LookerVault, and returns the seconds it took. */
    static double seconds(DemoServer server, Path file, int threads, int dashboards, boolean carried)
            throws IOException {
        return Double.parseDouble(Java.run(
                PlainLoop.class,
                server.url(),
                server.clientId(),
                server.clientSecret(),
                file,
                threads,
                dashboards,
                carried));
    }
}
