package io.lookervault.cleanup;

import io.lookervault.content.Kind;
import java.time.Instant;
import java.util.Map;

/**
 * What {@code direct:cleanup} answers.
 *
 * @param cutoff rows that were marked as deleted before this moment are meant
 * @param removed how many rows of each kind went, or would go
 * @param dryRun whether they were only counted
 */
public record CleanupReport(Instant cutoff, Map<Kind, Long> removed, boolean dryRun) {
    /** Rows of all kinds. */
    public long total() {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }
}
