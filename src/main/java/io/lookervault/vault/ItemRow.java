package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of {@code content_items} to the letter, whoever wrote it: texts as they are stored, an empty text told from NULL.
 *
 * @param size bytes of content, as the row says
 * @param content MessagePack bytes; treat as immutable
 * @param sha256 the hash that is stored with them; empty in rows of the original tool
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ItemRow(
        ItemKey key,
        String name,
        Optional<Long> ownerId,
        Optional<String> ownerEmail,
        Optional<String> folderId,
        String createdAt,
        String updatedAt,
        String syncedAt,
        Optional<String> deletedAt,
        long size,
        byte[] content,
        Optional<String> sha256) {
    public ItemRow {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(content, "content");
    }

    /** The row for an item, its columns filled from its content. */
    public static ItemRow of(PackedItem item, Instant syncedAt) {
        return new ItemRow(
                item.key(),
                item.name(),
                item.ownerId(),
                item.ownerEmail(),
                item.folderId(),
                item.createdAt().map(Dates::text).orElse(""),
                item.updatedAt().map(Dates::text).orElse(""),
                Dates.text(syncedAt),
                item.deletedAt().map(Dates::text),
                item.content().length,
                item.content(),
                Optional.of(item.sha256()));
    }

    /** A moment as date columns have it. */
    public static String date(Instant moment) {
        return Dates.text(moment);
    }

    /** Whether two texts of date columns name the same moment. */
    public static boolean sameDate(String one, String other) {
        return one.equals(other)
                || Dates.parse(one)
                        .filter(Dates.parse(other).stream().toList()::contains)
                        .isPresent();
    }

    /** The hash of the content, stored or not. */
    public String contentHash() {
        return sha256.orElseGet(() -> Sha256.of(content));
    }

    /** What a later look at the row is held against. */
    public Stamp stamp() {
        return new Stamp(contentHash(), deletedAt.isPresent());
    }

    /**
     * Which version of an item a row holds.
     *
     * @param sha256 hash of its content
     * @param deleted whether it is soft-deleted
     */
    public record Stamp(String sha256, boolean deleted) {}
}
