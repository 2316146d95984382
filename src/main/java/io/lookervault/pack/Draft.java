package io.lookervault.pack;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Values;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a file makes of an item: its values, and the row that follows from them.
 *
 * @param key the item
 * @param metadata what the file says about the row
 * @param current the row as the vault has it
 */
record Draft(ItemKey key, FileMetadata metadata, Optional<ItemRow> current) {

    /** The values of the row in the vault, if it has one that can be read. */
    Optional<Map<?, ?>> before() {
        return current.flatMap(row -> object(row.content()));
    }

    static Optional<Map<?, ?>> object(byte[] content) {
        try {
            return MessagePack.decode(content) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (DamagedContent e) {
            return Optional.empty();
        }
    }

    /** The row for content that was not edited: every column as the file says, which the content need not agree with. */
    ItemRow unedited(byte[] content) {
        String hash = Sha256.of(content);
        if (metadata.text("synced_at").isEmpty()) { // the original tool wrote no columns
            return current.filter(row -> row.contentHash().equals(hash))
                    .orElseGet(() -> derived(content, data(content)));
        }
        Optional<String> stored = metadata.has("stored_sha256") ? metadata.text("stored_sha256") : Optional.of(hash);
        long size = metadata.values().get("content_size") instanceof Long number && metadata.has("original")
                ? number
                : content.length;
        return new ItemRow(
                key,
                metadata.text("name").orElse(""),
                metadata.owner(),
                metadata.text("owner_email"),
                metadata.text("folder_id"),
                metadata.text("created_at").orElse(""),
                metadata.text("updated_at").orElse(""),
                metadata.text("synced_at").orElse(""),
                metadata.text("deleted_at"),
                size,
                content,
                stored);
    }

    private static Map<?, ?> data(byte[] content) {
        return object(content).orElse(Map.of());
    }

    private ItemRow derived(byte[] content, Map<?, ?> data) {
        Instant exported = metadata.text("exported_at")
                .flatMap(text -> PlainScalar.timestamp(text))
                .orElse(Instant.EPOCH);
        ItemRow row = follows(data, exported);
        return new ItemRow(
                key,
                row.name(),
                row.ownerId(),
                row.ownerEmail(),
                row.folderId(),
                row.createdAt(),
                row.updatedAt(),
                row.syncedAt(),
                Optional.empty(),
                content.length,
                content,
                Optional.of(Sha256.of(content)));
    }

    /**
     * The row for content that was edited: columns follow what was changed in it, and stay as they are otherwise.
     *
     * @param stale whether the row in the vault is newer than what the file says about it
     */
    ItemRow edited(Map<?, ?> data, Instant now, boolean stale) {
        ItemRow after = follows(data, now);
        Optional<ItemRow> known = metadata.text("synced_at")
                .filter(date -> !stale)
                .map(date -> unedited(after.content()))
                .or(() -> current);
        return metadata.id()
                .flatMap(id -> known)
                .map(row -> columns(row, after, named(data)))
                .orElse(after);
    }

    /** A row with other content, and all else as it is. */
    static ItemRow with(ItemRow row, byte[] content, Instant now) {
        return new ItemRow(
                row.key(),
                row.name(),
                row.ownerId(),
                row.ownerEmail(),
                row.folderId(),
                row.createdAt(),
                row.updatedAt(),
                ItemRow.date(now),
                row.deletedAt(),
                content.length,
                content,
                Optional.of(Sha256.of(content)));
    }

    private ItemRow columns(ItemRow known, ItemRow after, boolean named) {
        Optional<ItemRow> before = before().map(map -> follows(map, Instant.EPOCH));
        Predicate<Function<ItemRow, Object>> moved =
                column -> before.filter(row -> column.apply(row).equals(column.apply(after)))
                        .isEmpty();
        boolean owner = moved.test(ItemRow::ownerId) && after.ownerId().isPresent();
        boolean email = moved.test(ItemRow::ownerEmail) && after.ownerEmail().isPresent();
        boolean keepsEmail = !owner || after.ownerId().equals(known.ownerId());
        return new ItemRow(
                key,
                named && moved.test(ItemRow::name) ? after.name() : known.name(),
                owner ? after.ownerId() : known.ownerId(),
                email ? after.ownerEmail() : known.ownerEmail().filter(address -> keepsEmail),
                moved.test(ItemRow::folderId) && after.folderId().isPresent() ? after.folderId() : known.folderId(),
                date(known.createdAt(), after.createdAt(), moved.test(ItemRow::createdAt)),
                date(known.updatedAt(), after.updatedAt(), moved.test(ItemRow::updatedAt)),
                after.syncedAt(),
                known.deletedAt(),
                after.size(),
                after.content(),
                after.sha256());
    }

    private boolean named(Map<?, ?> data) {
        return Values.text(data, key.kind().nameField())
                .filter(name -> !name.isBlank())
                .isPresent();
    }

    private static String date(String known, String now, boolean moved) {
        return moved && !now.isEmpty() && !ItemRow.sameDate(now, known) ? now : known;
    }

    @SuppressWarnings("unchecked") // an item's keys are text, and are asked for as such
    private ItemRow follows(Map<?, ?> data, Instant now) {
        return ItemRow.of(PackedItem.of(new Item(key, (Map<String, Object>) data)), now);
    }

    /** Whether storing the row would change nothing but when it was stored. */
    static boolean same(ItemRow one, ItemRow other) {
        return Arrays.equals(one.content(), other.content())
                && one.name().equals(other.name())
                && one.ownerId().equals(other.ownerId())
                && one.ownerEmail().equals(other.ownerEmail())
                && one.folderId().equals(other.folderId())
                && one.createdAt().equals(other.createdAt())
                && one.updatedAt().equals(other.updatedAt())
                && one.deletedAt().equals(other.deletedAt())
                && one.size() == other.size()
                && (one.sha256().equals(other.sha256()) || other.sha256().isEmpty());
    }
}
