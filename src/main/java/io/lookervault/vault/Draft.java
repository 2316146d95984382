package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.util.Objects;

/**
 * An item of which only a part is known, such as its entry in a list: kept so that it need not be fetched again.
 *
 * @param key kind and id
 * @param content what is known, packed by {@link MessagePack}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Draft(ItemKey key, byte[] content) {
    public Draft {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(content, "content");
    }
}
