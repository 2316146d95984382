package io.lookervault.demo;

import java.util.regex.Pattern;

/**
 * When a fault strikes.
 *
 * @param method HTTP method, or {@code *}
 * @param path the path below {@code /api/4.0}: a glob ({@code *} within a word, {@code **} across words), or a regular
 *     expression after {@code regex:}
 * @param query a text that the query string contains, undecoded; empty for any
 * @param after how many fitting requests pass before the first that is struck
 * @param count how many are struck; 0 means all
 * @param probability the share of fitting requests that is struck
 * @param action what happens
 */
public record FaultRule(
        String method, String path, String query, int after, int count, double probability, FaultAction action) {

    /** Strikes every request of this method and path. */
    public static FaultRule on(String method, String path, FaultAction action) {
        return new FaultRule(method, path, "", 0, 0, 1.0, action);
    }

    /** Strikes only so many requests. */
    public FaultRule times(int value) {
        return new FaultRule(method, path, query, after, value, probability, action);
    }

    /** Strikes only the n-th fitting request, counted from 1. */
    public FaultRule nth(int value) {
        return new FaultRule(method, path, query, value - 1, 1, probability, action);
    }

    /** Lets so many fitting requests pass first. */
    public FaultRule after(int value) {
        return new FaultRule(method, path, query, value, count, probability, action);
    }

    public FaultRule withProbability(double value) {
        return new FaultRule(method, path, query, after, count, value, action);
    }

    public FaultRule withQuery(String value) {
        return new FaultRule(method, path, value, after, count, probability, action);
    }

    Pattern pattern() {
        if (path.startsWith("regex:")) {
            return Pattern.compile(path.substring("regex:".length()));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean twice = c == '*' && path.startsWith("**", i);
            out.append(c != '*' ? Pattern.quote(String.valueOf(c)) : twice ? ".*" : "[^/]*");
            i += twice ? 1 : 0;
        }
        return Pattern.compile(out.toString());
    }
}
