package io.lookervault.cleanup;

import java.nio.file.Path;

/**
 * What {@code direct:cleanup} is asked.
 *
 * @param vault the vault to clean up
 * @param retentionDays rows go that were marked as deleted at least so many days ago
 * @param dryRun whether rows are only counted
 */
public record CleanupRequest(Path vault, int retentionDays, boolean dryRun) {
    public CleanupRequest {
        if (retentionDays < 0 || retentionDays > 36_500) {
            throw new IllegalArgumentException("retention days must be 0 to 36500, got " + retentionDays);
        }
    }
}
