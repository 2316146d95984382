package io.lookervault.vault;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import java.util.Objects;
import java.util.Optional;

/**
 * An item of which only a part is known, such as its entry in a list: kept so that it need not be fetched again.
 *
 * @param key kind and id
 * @param content what is known, packed by {@link MessagePack}
 * @param owner whom it tells of
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Draft(ItemKey key, byte[] content, Optional<Owner> owner) {
    public Draft {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(content, "content");
    }

    /** Packs what is known. */
    public static Draft of(Item item) {
        return new Draft(item.key(), MessagePack.encode(item.data()), Owner.of(item));
    }
}
