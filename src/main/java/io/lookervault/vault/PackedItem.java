package io.lookervault.vault;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An item ready to be stored: the values of its columns, and its data as MessagePack. Packing is the costly part and
 * needs no vault, so workers do it before they queue for the writer.
 *
 * @param ownerId the owner, where Looker gave a number
 * @param folderId the folder that holds the item; of a folder, its parent
 * @param deletedAt when the item went to Looker's Trash
 * @param content MessagePack bytes; treat as immutable
 * @param sha256 lower-case hexadecimal hash of the content
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record PackedItem(
        ItemKey key,
        String name,
        Optional<Long> ownerId,
        Optional<String> ownerEmail,
        Optional<String> folderId,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> deletedAt,
        byte[] content,
        String sha256) {
    public PackedItem {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Packs an item. An owner that is no number and a date that cannot be read leave their column empty. */
    public static PackedItem of(Item item) {
        byte[] content = MessagePack.encode(item.data());
        return new PackedItem(
                item.key(),
                item.name(),
                item.ownerId().flatMap(Owner::number),
                item.ownerEmail(),
                item.folderId(),
                item.createdAt().flatMap(Dates::parse),
                item.updatedAt().flatMap(Dates::parse),
                item.deletedAt().flatMap(Dates::parse),
                content,
                Sha256.of(content));
    }
}
