package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the demo Looker has seen. Counts every API request by operation ({@code GET /dashboards/search}), by class of
 * quota ({@code admin}, {@code query}, {@code none}) and by status, and remembers the latest {@value #REMEMBERED} of
 * them. Thread-safe.
 */
public final class DemoLedger {
    private static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final Map<String, Long> operations = new TreeMap<>();
    private final Map<String, Long> classes = new TreeMap<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Deque<Seen> latest = new ArrayDeque<>();
    private long writes;
    private int inFlight;
    private int maxInFlight;

    DemoLedger(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One answered request.
     *
     * @param at when it arrived
     * @param operation method and path pattern
     * @param uri path and query as they were sent
     * @param status status of the answer; 0 when the connection was closed instead
     */
    public record Seen(Instant at, String operation, String uri, int status) {}

    synchronized Instant enter() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        return clock.instant();
    }

    synchronized void leave(Seen seen) {
        inFlight--;
        operations.merge(seen.operation(), 1L, Long::sum);
        classes.merge(quota(seen.operation()), 1L, Long::sum);
        statuses.merge(seen.status(), 1L, Long::sum);
        boolean write =
                !seen.operation().startsWith("GET ") && !quota(seen.operation()).equals("none");
        if (write && seen.status() >= 200 && seen.status() < 300) {
            writes++;
        }
        latest.addLast(seen);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
    }

    synchronized void forget() {
        inFlight--;
    }

    private static String quota(String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        if (path.startsWith("/login") || path.equals("/logout") || path.equals("/versions")) {
            return "none";
        }
        boolean query = path.startsWith("/queries")
                || path.startsWith("/merge_queries")
                || path.startsWith("/sql_queries")
                || path.startsWith("/scheduled_plans");
        return query ? "query" : "admin";
    }

    /** How often each operation was asked for. */
    public synchronized Map<String, Long> operations() {
        return new TreeMap<>(operations);
    }

    /** How often one operation was asked for, such as {@code GET /looks/{id}}. */
    public synchronized long count(String operation) {
        return operations.getOrDefault(operation, 0L);
    }

    /** Requests by class of quota. */
    public synchronized Map<String, Long> classes() {
        return new TreeMap<>(classes);
    }

    /** Answers by status. */
    public synchronized Map<Integer, Long> statuses() {
        return new TreeMap<>(statuses);
    }

    /** All requests. */
    public synchronized long requests() {
        return classes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests other than GET, sign-in and sign-out that were answered with success. */
    public synchronized long writes() {
        return writes;
    }

    /** The most requests that were ever open at one time. */
    public synchronized int maxConcurrent() {
        return maxInFlight;
    }

    /** The latest requests, oldest first. */
    public synchronized List<Seen> latest() {
        return List.copyOf(latest);
    }

    /** Starts again from nothing. */
    public synchronized void reset() {
        operations.clear();
        classes.clear();
        statuses.clear();
        latest.clear();
        writes = 0;
        maxInFlight = inFlight;
    }

    synchronized ObjectNode toJson() {
        return Json.obj(
                "requests", requests(),
                "writes", writes,
                "max_concurrent", maxInFlight,
                "classes", classes,
                "statuses", statuses,
                "operations", operations);
    }
}
