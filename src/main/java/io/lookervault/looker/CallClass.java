package io.lookervault.looker;

import java.util.List;

/**
 * The quota that a call is taken from. Looker (Google Cloud core) sells monthly quotas of query-based and of
 * administrative calls; the class follows {@code x-looker-activity-type} in the API's own description.
 */
public enum CallClass {
    ADMINISTRATIVE,
    QUERY,
    /** Sign-in, sign-out and versions count against neither. */
    NONE;

    private static final List<String> QUERY_PATHS = List.of(
            "/queries", "/merge_queries", "/sql_queries", "/scheduled_plans", "/query_tasks", "/running_queries");
    private static final List<String> FREE_PATHS = List.of("/login", "/logout", "/versions");

    /** Class of the calls to this path below {@code /api/4.0}. */
    public static CallClass of(String path) {
        if (FREE_PATHS.stream().anyMatch(path::startsWith)) {
            return NONE;
        }
        return QUERY_PATHS.stream().anyMatch(path::startsWith) ? QUERY : ADMINISTRATIVE;
    }
}
