package io.lookervault.demo;

import java.time.Duration;

/** Serves by hand: arguments are dashboards, seed, port, and "empty". Prints address and credentials. */
final class DemoServe {
    private DemoServe() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        DemoOptions options = DemoOptions.defaults()
                .withDashboards(args.length > 0 ? Integer.parseInt(args[0]) : 200)
                .withSeed(args.length > 1 ? Long.parseLong(args[1]) : 1)
                .withPort(args.length > 2 ? Integer.parseInt(args[2]) : 0)
                .withEmpty(args.length > 3 && args[3].equals("empty"));
        try (DemoLooker looker = DemoLooker.start(options)) {
            System.out.println(looker.url() + " " + looker.clientId() + " " + looker.clientSecret() + " started in "
                    + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
            Thread.currentThread().join();
        }
    }
}
