package io.lookervault.content;

import java.util.Map;
import java.util.Optional;

/**
 * One item with its data.
 *
 * @param key kind and id
 * @param data the JSON object that Looker gave, as plain values in Looker's order (see {@link Values})
 */
public record Item(ItemKey key, Map<String, Object> data) {

    /** The item that a reply of Looker holds. */
    public static Item of(Kind kind, Map<String, Object> data) {
        String id = Values.text(data, kind.idField())
                .orElseThrow(() -> new IllegalArgumentException(
                        "a " + kind.singular() + " without " + kind.idField() + ": keys " + data.keySet()));
        return new Item(new ItemKey(kind, id), data);
    }

    /** What people call it; the id where it has no name. */
    public String name() {
        return Values.text(data, key.kind().nameField())
                .filter(n -> !n.isBlank())
                .orElse(key.id());
    }

    public Optional<String> ownerId() {
        return field(key.kind().ownerField());
    }

    /** E-mail address of the owner where the item itself tells it; a user is its own owner. */
    public Optional<String> ownerEmail() {
        return field("email").or(() -> field("credentials_email.email")).or(() -> field("user.email"));
    }

    /** The folder that holds the item; of a folder, its parent. */
    public Optional<String> folderId() {
        return field(key.kind().folderField());
    }

    public Optional<String> createdAt() {
        return field(key.kind().createdField());
    }

    public Optional<String> updatedAt() {
        return field(key.kind().updatedField());
    }

    /** When it went to the Trash, of an item that Looker has soft-deleted. */
    public Optional<String> deletedAt() {
        return field("deleted_at");
    }

    private Optional<String> field(String path) {
        return path.isEmpty() ? Optional.empty() : Values.text(data, path);
    }
}
