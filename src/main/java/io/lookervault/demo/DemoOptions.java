package io.lookervault.demo;

import java.time.Duration;

/**
 * What kind of Looker to start. Two servers with equal options hold equal content.
 *
 * @param port TCP port on 127.0.0.1; 0 picks a free one
 * @param dashboards how many dashboards; what other kinds have is in proportion
 * @param counts how many of other kinds, where they are not in proportion
 * @param seed the content, ids, slugs and credentials follow from it
 * @param latency added to the answer of each API request
 * @param rateLimitPerMinute requests answered within a sliding minute before 429; 0 means no limit
 * @param empty only what a fresh instance holds, with the LookML models deployed
 */
public record DemoOptions(
        int port,
        int dashboards,
        DemoCounts counts,
        long seed,
        Duration latency,
        int rateLimitPerMinute,
        boolean empty) {

    static final int MOST = 1_000_000;

    public DemoOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        if (dashboards < 0 || dashboards > MOST) {
            throw new IllegalArgumentException("dashboards must be 0 to " + MOST + ", not " + dashboards);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative, not " + latency);
        }
        if (rateLimitPerMinute < 0) {
            throw new IllegalArgumentException("rate limit must not be negative, not " + rateLimitPerMinute);
        }
    }

    /** A free port, 200 dashboards, seed 1, no latency, no limit, not empty. */
    public static DemoOptions defaults() {
        return new DemoOptions(0, 200, DemoCounts.proportional(), 1, Duration.ZERO, 0, false);
    }

    public DemoOptions withPort(int value) {
        return new DemoOptions(value, dashboards, counts, seed, latency, rateLimitPerMinute, empty);
    }

    public DemoOptions withDashboards(int value) {
        return new DemoOptions(port, value, counts, seed, latency, rateLimitPerMinute, empty);
    }

    public DemoOptions withCounts(DemoCounts value) {
        return new DemoOptions(port, dashboards, value, seed, latency, rateLimitPerMinute, empty);
    }

    public DemoOptions withSeed(long value) {
        return new DemoOptions(port, dashboards, counts, value, latency, rateLimitPerMinute, empty);
    }

    public DemoOptions withLatency(Duration value) {
        return new DemoOptions(port, dashboards, counts, seed, value, rateLimitPerMinute, empty);
    }

    public DemoOptions withRateLimitPerMinute(int value) {
        return new DemoOptions(port, dashboards, counts, seed, latency, value, empty);
    }

    public DemoOptions withEmpty(boolean value) {
        return new DemoOptions(port, dashboards, counts, seed, latency, rateLimitPerMinute, value);
    }
}
