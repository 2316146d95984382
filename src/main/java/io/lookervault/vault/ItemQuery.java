package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which items of a kind to list. Filters apply before {@code limit} and {@code offset}.
 *
 * @param limit at most so many; 0 for all
 * @param offset so many are left out first
 * @param createdAfter only items created then or later; those without a date are left out
 * @param name only items whose name contains this text, in upper or lower case
 * @param folderId only items of this folder
 * @param deleted only soft-deleted items instead of only the others
 */
public record ItemQuery(
        Kind kind,
        int limit,
        int offset,
        Optional<Instant> createdAfter,
        Optional<String> name,
        Optional<String> folderId,
        boolean deleted) {
    public ItemQuery {
        Objects.requireNonNull(kind, "kind");
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException("limit and offset must not be negative, got: " + limit + ", " + offset);
        }
    }

    /** Every item of the kind that is not soft-deleted. */
    public static ItemQuery all(Kind kind) {
        return new ItemQuery(kind, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
