package io.lookervault.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * The MessagePack form of the values of {@link io.lookervault.content.Values}, with {@link java.time.Instant} for
 * timestamps, {@code byte[]}, {@link Float} and {@link Raw} beside them. What is decoded from bytes that this class or
 * the original tool encoded, encodes to the same bytes again.
 *
 * <p>Beyond plain MessagePack: extension 1 is an integer beyond 64 bits (two's complement, big-endian), extension 2 a
 * decimal number (UTF-8 text), extension 3 a text with a lone surrogate (UTF-16BE). Source: the MessagePack
 * specification, and {@code docs/vault-format.md}.
 */
public final class MessagePack {
    static final byte TIMESTAMP = -1;
    static final byte BIG_INTEGER = 1;
    static final byte DECIMAL = 2;
    static final byte UTF_16 = 3;

    /** Containers within containers; far beyond what Looker sends, far below what a thread's stack holds. */
    static final int MAX_DEPTH = 2_000;

    private MessagePack() {}

    /**
     * The bytes of a value; map entries keep their order.
     *
     * @throws DamagedContent when containers are nested deeper than 2,000
     * @throws IllegalArgumentException when an object is no value
     */
    public static byte[] encode(Object value) {
        try (MessageBufferPacker packer = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
            new Encoding(packer).put(value);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    /**
     * The value of the bytes: maps are {@link java.util.LinkedHashMap}, lists {@link java.util.ArrayList}. Never takes
     * more memory than the content justifies, whatever lengths it claims.
     *
     * @throws DamagedContent when the bytes are not exactly one value
     */
    public static Object decode(byte[] content) {
        return look(content).value();
    }

    /**
     * What bytes hold, and in which form.
     *
     * @param value the value
     * @param usual whether encoding the value gives these bytes again
     */
    public record Look(Object value, boolean usual) {}

    /** Decodes, and tells whether the bytes are as {@link #encode} would write them. */
    public static Look look(byte[] content) {
        try (MessageUnpacker unpacker = org.msgpack.core.MessagePack.newDefaultUnpacker(content)) {
            Decoding decoding = new Decoding(unpacker, content.length);
            Object value = decoding.value();
            decoding.end();
            return new Look(value, decoding.usual());
        } catch (MessagePackException | IOException e) {
            throw new DamagedContent(
                    "content of " + content.length + " bytes is not MessagePack (" + e + "). Extract the item again",
                    e);
        }
    }
}
