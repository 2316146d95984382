package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msgpack.core.MessagePacker;

/** Writes values; one use each. */
final class Encoding {
    private final MessagePacker packer;
    private final Deque<Iterator<?>> around = new ArrayDeque<>();

    Encoding(MessagePacker packer) {
        this.packer = packer;
    }

    /** Writes a value. No recursion: how deep it may go does not depend on the stack of the thread. */
    void put(Object value) throws IOException {
        write(value);
        while (!around.isEmpty()) {
            if (around.element().hasNext()) {
                write(around.element().next());
            } else {
                around.pop();
            }
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            packer.packMapHeader(map.size());
            enter(new KeysAndValues(map));
        } else if (value instanceof List<?> list) {
            packer.packArrayHeader(list.size());
            enter(list.iterator());
        } else {
            scalar(value);
        }
    }

    private void enter(Iterator<?> values) {
        if (around.size() == MessagePack.MAX_DEPTH) {
            throw new DamagedContent("the value is nested deeper than " + MessagePack.MAX_DEPTH
                    + " levels and cannot be stored. Look at the item in Looker");
        }
        around.push(values);
    }

    private void scalar(Object value) throws IOException {
        if (value == null) {
            packer.packNil();
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Boolean truth) {
            packer.packBoolean(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Instant instant) {
            packer.packTimestamp(instant);
        } else if (value instanceof byte[] bytes) {
            packer.packBinaryHeader(bytes.length);
            packer.addPayload(bytes);
        } else if (value instanceof Raw raw) {
            extension(raw.type(), raw.bytes());
        } else {
            throw new IllegalArgumentException(
                    "not a value: " + value.getClass().getName());
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof Double) {
            packer.packDouble(number.doubleValue());
        } else if (number instanceof Float) {
            packer.packFloat(number.floatValue());
        } else if (number instanceof BigInteger big) {
            integer(big);
        } else if (number instanceof BigDecimal decimal) {
            extension(MessagePack.DECIMAL, decimal.toString().getBytes(UTF_8));
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            packer.packLong(number.longValue());
        } else {
            throw new IllegalArgumentException(
                    "not a value: " + number.getClass().getName());
        }
    }

    private void integer(BigInteger big) throws IOException {
        if (big.bitLength() < 64 || (big.signum() > 0 && big.bitLength() == 64)) {
            packer.packBigInteger(big);
        } else {
            extension(MessagePack.BIG_INTEGER, big.toByteArray());
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(UTF_8);
        if (hasQuestionMark(utf8) && hasLoneSurrogate(text)) {
            extension(MessagePack.UTF_16, utf16(text));
        } else {
            packer.packRawStringHeader(utf8.length);
            packer.writePayload(utf8);
        }
    }

    /** UTF-8 has a question mark in place of each lone surrogate; bytes are searched faster than chars. */
    private static boolean hasQuestionMark(byte[] utf8) {
        for (byte b : utf8) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Char by char: the charset {@link java.nio.charset.StandardCharsets#UTF_16BE} would replace lone surrogates. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private void extension(byte type, byte[] payload) throws IOException {
        packer.packExtensionTypeHeader(type, payload.length);
        packer.addPayload(payload);
    }

    /** The keys and values of a map, taking turns. */
    private static final class KeysAndValues implements Iterator<Object> {
        private final Iterator<? extends Map.Entry<?, ?>> entries;
        private Optional<Map.Entry<?, ?>> started = Optional.empty();

        KeysAndValues(Map<?, ?> map) {
            entries = map.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            return started.isPresent() || entries.hasNext();
        }

        @Override
        public Object next() {
            if (started.isPresent()) {
                Object value = started.get().getValue();
                started = Optional.empty();
                return value;
            }
            Map.Entry<?, ?> entry = entries.next();
            started = Optional.of(entry);
            return entry.getKey();
        }
    }
}
