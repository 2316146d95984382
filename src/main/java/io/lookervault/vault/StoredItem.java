package io.lookervault.vault;

import java.util.Optional;

/**
 * An item as it lies in the vault.
 *
 * @param content MessagePack bytes; treat as immutable
 * @param sha256 the hash that was stored with them; empty in rows of the original tool
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record StoredItem(ItemSummary summary, byte[] content, Optional<String> sha256) {

    /**
     * The decoded content, see {@link MessagePack#decode}.
     *
     * @throws DamagedContent names the item when the bytes cannot be decoded
     */
    public Object data() {
        try {
            return MessagePack.decode(content);
        } catch (DamagedContent e) {
            throw new DamagedContent(summary.key() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the content is what was stored: it has the stored size and, where the row has one, the stored hash. */
    public boolean hashMatches() {
        return content.length == summary.contentSize()
                && sha256.map(Sha256.of(content)::equals).orElse(true);
    }
}
