package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.util.Optional;

/**
 * A stored item without its content. Dates are the text of the row (ISO-8601), which the original tool wrote with any
 * offset or none.
 *
 * @param key kind and id; ids are those of the row, so {@code dashboard::42} where the original tool wrote that
 * @param syncedAt when this version of the row was stored
 * @param deletedAt when the item was soft-deleted
 * @param contentSize bytes of content
 */
public record ItemSummary(
        ItemKey key,
        String name,
        Optional<Long> ownerId,
        Optional<String> ownerEmail,
        Optional<String> folderId,
        Optional<String> createdAt,
        Optional<String> updatedAt,
        String syncedAt,
        Optional<String> deletedAt,
        long contentSize) {}
