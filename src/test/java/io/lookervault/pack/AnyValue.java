package io.lookervault.pack;

import io.lookervault.vault.Raw;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values that a vault may hold, the nastier the better; the same for the same seed. */
final class AnyValue {
    private static final List<String> LOOK_ALIKES = List.of(
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "true",
            "null",
            "~",
            "012",
            "0o17",
            "0x1F",
            "1e3",
            "1_000",
            "1.5",
            "-1",
            ".inf",
            ".nan",
            "12:30:45",
            "2024-01-01",
            "2024-01-01T10:00:00Z",
            "=",
            "<<",
            "- a",
            "a: b",
            "a:",
            "a #b",
            "*a",
            "&a",
            "!a",
            "---",
            "...",
            "",
            " ",
            "\n",
            "a\n",
            "a\n\n",
            "\t",
            "null ",
            "{}",
            "[]",
            "{{ value }}",
            "${x}",
            "_metadata",
            "'",
            "\"",
            "\\",
            "a\r\nb",
            "%YAML 1.1",
            "? a",
            "|",
            ">",
            "#",
            "@",
            "`");
    private static final int[] POINTS = {
        0, 7, '\t', '\n', '\r', 0x1b, ' ', '"', '\'', '\\', ':', '#', '-', '~', 0x7f, 0x85, 0xa0, 0xe9, 0x301, 0x200b,
        0x200d, 0x2028, 0x2029, 0x202e, 0xd7ff, 0xd800, 0xdc00, 0xdfff, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1f600,
        0x2fffe, 0xe0001, 0x10ffff
    };

    private final Random random;

    AnyValue(Random random) {
        this.random = random;
    }

    Map<Object, Object> map() {
        return map(4);
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            Object key = random.nextInt(20) == 0 ? scalar() : text();
            if (!(key instanceof byte[])) {
                map.put(key, value(depth));
            }
        }
        return map;
    }

    private Object value(int depth) {
        int sort = random.nextInt(8);
        if (depth > 0 && sort == 0) {
            return map(depth - 1);
        }
        if (depth > 0 && sort == 1) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(value(depth - 1));
            }
            return list;
        }
        return sort < 5 ? text() : scalar();
    }

    private Object scalar() {
        return switch (random.nextInt(14)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2, 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> new BigInteger(random.nextInt(200), random).negate();
            case 5 ->
                BigInteger.TWO
                                        .pow(63)
                                        .add(BigInteger.valueOf(random.nextInt(3) - 1))
                                        .longValue()
                                < 0
                        ? BigInteger.TWO.pow(64).subtract(BigInteger.ONE)
                        : Long.MAX_VALUE;
            case 6 -> Double.longBitsToDouble(random.nextLong());
            case 7 ->
                List.of(0.0, -0.0, 1.0, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE, 1e21, 0.1, 1e16, 123456789.0)
                        .get(random.nextInt(10));
            case 8 -> random.nextInt(1000) / 8.0;
            case 9 -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(900) - 450);
            case 10 -> random.nextInt(4) == 0 ? (Object) random.nextFloat() : 1L;
            case 11 -> random.nextInt(4) == 0 ? new Raw((byte) 9, bytes()) : bytes();
            case 12 ->
                Instant.ofEpochSecond(random.nextLong() >> (24 + random.nextInt(30)), random.nextInt(2) * 123_456_000L);
            default -> text();
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return LOOK_ALIKES.get(random.nextInt(LOOK_ALIKES.size()));
        }
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(200) == 0 ? 3000 : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
                case 1 -> text.append(LOOK_ALIKES.get(random.nextInt(LOOK_ALIKES.size())));
                case 2 -> text.append((char) random.nextInt(0x10000));
                case 3 -> text.append(" \n".charAt(random.nextInt(2)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
