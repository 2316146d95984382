package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Values;
import java.util.Map;
import java.util.Optional;

/** Whether an item that lies in the vault is the one that was put there. */
public final class Integrity {
    private Integrity() {}

    /**
     * Why an item cannot be trusted.
     *
     * @param reason {@code size}, {@code hash}, {@code content} (does not decode) or {@code identity}
     * @param detail what was found
     */
    public record Fault(String reason, String detail) {}

    /** The decoded content, if nothing is wrong with the item: its bytes, what they say, and what it is listed as. */
    public static Optional<Object> data(StoredItem item) {
        if (bytes(item).isPresent()) {
            return Optional.empty();
        }
        try {
            Object data = item.data();
            return identity(item, data).isEmpty() ? Optional.of(data) : Optional.empty();
        } catch (DamagedContent undecodable) {
            return Optional.empty();
        }
    }

    /** What is wrong with the bytes. */
    public static Optional<Fault> bytes(StoredItem item) {
        int length = item.content().length;
        if (length != item.summary().contentSize()) {
            String detail = length + " bytes are stored, content_size says "
                    + item.summary().contentSize();
            return Optional.of(new Fault("size", detail));
        }
        return item.hashMatches()
                ? Optional.empty()
                : Optional.of(new Fault("hash", "its content does not match the SHA-256 stored with it"));
    }

    /**
     * Whether the content is that of another item.
     *
     * @param data the decoded content
     */
    @SuppressWarnings("unchecked") // items are objects
    public static Optional<Fault> identity(StoredItem item, Object data) {
        ItemKey key = item.summary().key();
        if (!(data instanceof Map)) {
            return identity("its content is not an object");
        }
        String field = key.kind().idField();
        Optional<String> id = Values.text(data, field);
        if (id.filter(found -> found.equals(key.id())
                        || ItemRows.originalId(key.kind(), found).equals(key.id()))
                .isEmpty()) {
            return identity("its content has " + field + " "
                    + id.map(i -> "\"" + i + "\"").orElse("missing"));
        }
        String name = storable(new Item(key, (Map<String, Object>) data).name());
        boolean ours = item.sha256().isPresent(); // the original tool has names of its own for some
        return ours && !name.equals(item.summary().name())
                ? identity("its name is \"" + name + "\", but it is listed as \""
                        + item.summary().name() + "\"")
                : Optional.empty();
    }

    /** What a column can hold of a text: UTF-8 has nothing for half of a surrogate pair. */
    private static String storable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    private static Optional<Fault> identity(String detail) {
        return Optional.of(new Fault("identity", detail));
    }
}
