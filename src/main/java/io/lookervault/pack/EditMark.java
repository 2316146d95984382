package io.lookervault.pack;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells whether something was edited: CRC-32 and CRC-32C, 16 hexadecimal digits together. Not proof against people who want
 * to be fooled, and many times as fast as a hash that is.
 */
final class EditMark {
    private EditMark() {}

    static String of(byte[] bytes) {
        return String.format("%08x%08x", value(new CRC32(), bytes), value(new CRC32C(), bytes));
    }

    private static long value(Checksum sum, byte[] bytes) {
        sum.update(bytes, 0, bytes.length);
        return sum.getValue();
    }
}
