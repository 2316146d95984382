package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageUnpacker;

/** Reads values, trusting nothing: every length is held against the bytes that are left. One use each. */
final class Decoding {
    private final MessageUnpacker unpacker;
    private final long length;
    private boolean usual = true;

    Decoding(MessageUnpacker unpacker, long length) {
        this.unpacker = unpacker;
        this.length = length;
    }

    /** The next value. No recursion: how deep it may go does not depend on the stack of the thread. */
    Object value() throws IOException {
        Deque<Container> around = new ArrayDeque<>();
        while (true) {
            MessageFormat format = unpacker.getNextFormat();
            Object value;
            if (format.getValueType().isArrayType() || format.getValueType().isMapType()) {
                Container container = container(format, around.size() + 1);
                if (container.left > 0) {
                    around.push(container);
                    continue;
                }
                value = container.value();
            } else {
                value = scalar(format);
            }
            while (!around.isEmpty() && around.element().completedBy(value)) {
                value = around.pop().value();
            }
            if (around.isEmpty()) {
                return value;
            }
        }
    }

    private Object scalar(MessageFormat format) throws IOException {
        switch (format.getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                return null;
            }
            case BOOLEAN -> {
                return unpacker.unpackBoolean();
            }
            case INTEGER -> {
                return integer(format);
            }
            case FLOAT -> {
                if (format == MessageFormat.FLOAT32) {
                    return unpacker.unpackFloat();
                }
                return unpacker.unpackDouble();
            }
            case STRING -> {
                int size = unpacker.unpackRawStringHeader();
                usual &= format == Forms.text(size);
                return text(payload(size));
            }
            case BINARY -> {
                int size = unpacker.unpackBinaryHeader();
                usual &= format == Forms.binary(size);
                return payload(size);
            }
            case EXTENSION -> {
                ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
                return extension(format, header.getType(), payload(header.getLength()));
            }
            default -> throw damaged("a value of unknown format " + format);
        }
    }

    /** Nothing may follow the value. */
    void end() {
        if (left() > 0) {
            throw damaged(left() + " bytes follow the value");
        }
    }

    /** Whether all that was read is in the form that {@link Encoding} gives it. */
    boolean usual() {
        return usual;
    }

    private Object integer(MessageFormat format) throws IOException {
        if (format == MessageFormat.UINT64) {
            BigInteger unsigned = unpacker.unpackBigInteger();
            if (unsigned.bitLength() == 64) {
                return unsigned;
            }
            usual &= format == Forms.integer(unsigned.longValue());
            return unsigned.longValue();
        }
        long value = unpacker.unpackLong();
        usual &= format == Forms.integer(value);
        return value;
    }

    private Container container(MessageFormat format, int depth) throws IOException {
        boolean map = format.getValueType().isMapType();
        int size = map ? unpacker.unpackMapHeader() : unpacker.unpackArrayHeader();
        long values = map ? 2L * size : size;
        usual &= format == (map ? Forms.map(size) : Forms.list(size));
        if (depth > MessagePack.MAX_DEPTH) {
            throw damaged("it is nested deeper than " + MessagePack.MAX_DEPTH + " levels");
        }
        if (size < 0 || values > left()) {
            throw damaged("a list or map claims " + size + " entries");
        }
        return new Container(map, values);
    }

    /** A list or a map that waits for values; in a map, keys and values take turns. */
    private final class Container {
        private final List<Object> list;
        private final Map<Object, Object> map;
        private final boolean isMap;
        private long left;
        private Object key;

        Container(boolean isMap, long left) {
            this.isMap = isMap;
            this.left = left;
            this.list = isMap ? List.of() : new ArrayList<>();
            this.map = isMap ? new LinkedHashMap<>() : Map.of();
        }

        Object value() {
            return isMap ? map : list;
        }

        boolean completedBy(Object value) {
            if (!isMap) {
                list.add(value);
            } else if (left % 2 == 0) {
                key = checkedKey(value);
            } else {
                put(value);
            }
            return --left == 0;
        }

        private Object checkedKey(Object value) {
            if (value instanceof Map || value instanceof List || value instanceof byte[]) {
                throw damaged("a map has a key that is no scalar");
            }
            return value;
        }

        private void put(Object value) {
            int before = map.size();
            map.put(key, value);
            if (map.size() == before) {
                throw damaged("a map has a key twice");
            }
        }
    }

    private byte[] payload(int size) throws IOException {
        if (size < 0 || size > left()) {
            throw damaged("a text or binary value claims " + size + " bytes");
        }
        return unpacker.readPayload(size);
    }

    private String text(byte[] utf8) {
        String text = new String(utf8, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) { // either it stands there, or it replaces what is not UTF-8
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            } catch (CharacterCodingException e) {
                throw damaged("a text is not UTF-8");
            }
        }
        return text;
    }

    private Object extension(MessageFormat format, byte type, byte[] payload) {
        Object value = extension(type, payload);
        usual &= format == Forms.extension(payload.length)
                && Arrays.equals(MessagePack.encode(value), MessagePack.encode(new Raw(type, payload)));
        return value;
    }

    private Object extension(byte type, byte[] payload) {
        try {
            return switch (type) {
                case MessagePack.TIMESTAMP -> timestamp(payload);
                case MessagePack.BIG_INTEGER -> new BigInteger(payload);
                case MessagePack.DECIMAL -> new BigDecimal(text(payload));
                case MessagePack.UTF_16 -> utf16(payload);
                default -> new Raw(type, payload);
            };
        } catch (NumberFormatException e) {
            throw damaged("extension " + type + " of " + payload.length + " bytes holds no number");
        }
    }

    /** An instant; a timestamp that no {@link Instant} can hold stays raw. */
    private static Object timestamp(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        try {
            if (payload.length == 4) {
                return Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
            }
            long word = payload.length == 8 ? bytes.getLong() : 0;
            long nanos = payload.length == 12 ? Integer.toUnsignedLong(bytes.getInt()) : word >>> 34;
            long seconds = payload.length == 12 ? bytes.getLong() : word & 0x3_ffff_ffffL;
            boolean known = payload.length == 8 || payload.length == 12;
            return known && nanos < 1_000_000_000L
                    ? Instant.ofEpochSecond(seconds, nanos)
                    : new Raw(MessagePack.TIMESTAMP, payload);
        } catch (DateTimeException e) {
            return new Raw(MessagePack.TIMESTAMP, payload);
        }
    }

    private String utf16(byte[] payload) {
        if (payload.length % 2 != 0) {
            throw damaged("a UTF-16 text has " + payload.length + " bytes");
        }
        char[] chars = new char[payload.length / 2];
        ByteBuffer.wrap(payload).asCharBuffer().get(chars);
        return new String(chars);
    }

    private long left() {
        return length - unpacker.getTotalReadBytes();
    }

    private DamagedContent damaged(String what) {
        return new DamagedContent("content of " + length + " bytes is damaged near byte " + unpacker.getTotalReadBytes()
                + ": " + what + ". Extract the item again");
    }
}
