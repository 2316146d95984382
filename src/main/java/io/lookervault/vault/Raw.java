package io.lookervault.vault;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A MessagePack extension value that has no twin in Java, kept as it is so that nothing is lost on the way through.
 *
 * @param type extension type, -128 to 127
 * @param bytes payload; treat as immutable
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Raw(byte type, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Raw raw && type == raw.type && Arrays.equals(bytes, raw.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "extension " + type + ": " + HexFormat.of().formatHex(bytes);
    }
}
