package io.lookervault.vault;

import java.util.Optional;

/**
 * One run as the vault remembers it.
 *
 * @param sort {@code extraction} or {@code restoration}
 * @param status how it ended, or that it runs: see {@link Sessions}; the original tool has words of its own
 * @param startedAt ISO-8601; without an offset in sessions of the original tool
 * @param configJson a JSON object
 * @param metadataJson a JSON object
 */
public record SessionRow(
        String id,
        String sort,
        String status,
        String startedAt,
        Optional<String> completedAt,
        long totalItems,
        long errorCount,
        String configJson,
        String metadataJson) {}
