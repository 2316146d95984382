package io.lookervault.vault;

import org.msgpack.core.MessageFormat;

/** The shortest MessagePack form of each sort of value, which is the one that {@link Encoding} writes. */
final class Forms {
    private Forms() {}

    static MessageFormat integer(long value) {
        if (value >= 0) {
            if (value < 1 << 7) {
                return MessageFormat.POSFIXINT;
            }
            if (value < 1 << 16) {
                return value < 1 << 8 ? MessageFormat.UINT8 : MessageFormat.UINT16;
            }
            return value < 1L << 32 ? MessageFormat.UINT32 : MessageFormat.UINT64;
        }
        if (value >= -(1 << 5)) {
            return MessageFormat.NEGFIXINT;
        }
        if (value >= Short.MIN_VALUE) {
            return value >= Byte.MIN_VALUE ? MessageFormat.INT8 : MessageFormat.INT16;
        }
        return value >= Integer.MIN_VALUE ? MessageFormat.INT32 : MessageFormat.INT64;
    }

    static MessageFormat text(int bytes) {
        if (bytes < 1 << 8) {
            return bytes < 1 << 5 ? MessageFormat.FIXSTR : MessageFormat.STR8;
        }
        return bytes < 1 << 16 ? MessageFormat.STR16 : MessageFormat.STR32;
    }

    static MessageFormat binary(int bytes) {
        if (bytes < 1 << 8) {
            return MessageFormat.BIN8;
        }
        return bytes < 1 << 16 ? MessageFormat.BIN16 : MessageFormat.BIN32;
    }

    static MessageFormat list(int size) {
        if (size < 1 << 4) {
            return MessageFormat.FIXARRAY;
        }
        return size < 1 << 16 ? MessageFormat.ARRAY16 : MessageFormat.ARRAY32;
    }

    static MessageFormat map(int size) {
        if (size < 1 << 4) {
            return MessageFormat.FIXMAP;
        }
        return size < 1 << 16 ? MessageFormat.MAP16 : MessageFormat.MAP32;
    }

    static MessageFormat extension(int bytes) {
        return switch (bytes) {
            case 1 -> MessageFormat.FIXEXT1;
            case 2 -> MessageFormat.FIXEXT2;
            case 4 -> MessageFormat.FIXEXT4;
            case 8 -> MessageFormat.FIXEXT8;
            case 16 -> MessageFormat.FIXEXT16;
            default ->
                bytes < 1 << 8 ? MessageFormat.EXT8 : bytes < 1 << 16 ? MessageFormat.EXT16 : MessageFormat.EXT32;
        };
    }
}
