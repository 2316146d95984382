package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Text that grows as UTF-8. Half a surrogate pair must not be put in. Not thread-safe. */
final class Utf8 {
    private byte[] bytes = new byte[1 << 15];
    private int length;

    Utf8 append(String text) {
        byte[] more = text.getBytes(UTF_8);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** @param c below 128 */
    Utf8 append(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    Utf8 spaces(int count) {
        room(count);
        Arrays.fill(bytes, length, length + count, (byte) ' ');
        length += count;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    int length() {
        return length;
    }

    /** Puts text in before what was appended last. */
    void insert(int at, String text) {
        byte[] moved = Arrays.copyOfRange(bytes, at, length);
        length = at;
        append(text);
        room(moved.length);
        System.arraycopy(moved, 0, bytes, length, moved.length);
        length += moved.length;
    }

    String from(int at) {
        return new String(bytes, at, length - at, UTF_8);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
