package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePackTest {
    private static String hex(Object value) {
        return HexFormat.of().formatHex(MessagePack.encode(value));
    }

    private static Object unhex(String hex) {
        return MessagePack.decode(HexFormat.of().parseHex(hex));
    }

    @Test
    void encodesAnItemAsTheOriginalDoes() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "1");
        item.put("title", "A");
        assertEquals("82a26964a131a57469746c65a141", hex(item));
        assertEquals(
                "dd7f28432d4c5e73ea269dc4dbf3cacb3905908b38383e98db78fa0dc783a4ca",
                Sha256.of(MessagePack.encode(item)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "256, cd0100",
        "65536, ce00010000",
        "4294967296, cf0000000100000000",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-129, d1ff7f",
        "-32769, d2ffff7fff",
        "-2147483649, d3ffffffff7fffffff",
        "9223372036854775807, cf7fffffffffffffff",
        "-9223372036854775808, d38000000000000000"
    })
    void encodesIntegersAsShortAsTheOriginalDoes(long value, String expected) {
        assertEquals(expected, hex(value));
        assertEquals(value, unhex(expected));
    }

    @Test
    void keepsIntegersBeyond64Bits() {
        BigInteger unsigned = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
        assertEquals("cfffffffffffffffff", hex(unsigned));
        assertEquals(unsigned, unhex("cfffffffffffffffff"));
        assertEquals("c70901010000000000000000", hex(BigInteger.TWO.pow(64)));
        assertEquals(BigInteger.TWO.pow(64), unhex("c70901010000000000000000"));
        assertEquals("05", hex(BigInteger.valueOf(5)));
    }

    @ParameterizedTest
    @CsvSource({"1.0, cb3ff0000000000000", "2.5, cb4004000000000000", "-0.0, cb8000000000000000"})
    void encodesFloatsAsDoubles(double value, String expected) {
        assertEquals(expected, hex(value));
        assertEquals(value, unhex(expected));
    }

    @ParameterizedTest
    @CsvSource({"31, bf", "32, d920", "255, d9ff", "256, da0100", "65535, daffff", "65536, db00010000"})
    void encodesTextLengthsAsShortAsTheOriginalDoes(int length, String start) {
        assertTrue(hex("x".repeat(length)).startsWith(start));
        assertTrue(hex("é".repeat(length / 2) + "x".repeat(length % 2)).startsWith(start));
        assertEquals("x".repeat(length), MessagePack.decode(MessagePack.encode("x".repeat(length))));
    }

    @Test
    void encodesContainerLengthsAsShortAsTheOriginalDoes() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < 16; i++) {
            map.put("k" + i, null);
        }
        assertTrue(hex(new ArrayList<>(map.values())).startsWith("dc0010"));
        assertTrue(hex(map).startsWith("de0010"));
        assertEquals("90", hex(List.of()));
        assertEquals("80", hex(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05Z, d6ff65937d25",
        "2024-01-02T03:04:05.123Z, d7ff1d53530065937d25",
        "2024-01-02T03:04:05+05:00, d6ff659336d5",
        "1960-01-01T00:00:00Z, c70cff00000000ffffffffed300880",
        "2600-01-01T00:00:00Z, c70cff0000000000000004a0fe7280"
    })
    void encodesTimestampsAsTheOriginalDoes(OffsetDateTime date, String expected) {
        Instant instant = date.toInstant();
        assertEquals(expected, hex(instant));
        assertEquals(instant, unhex(expected));
    }

    @Test
    void keepsATextThatIsNoUnicodeAlsoAsAKey() {
        assertEquals("c70603d83d0041de00", hex("\uD83DA\uDE00"));
        Map<String, Object> map = Map.of("\uDE00\uD83D", "\uD83D");
        assertEquals(map, MessagePack.decode(MessagePack.encode(map)));
    }

    @Test
    void keepsNumbersThatNoDoubleHolds() {
        BigDecimal decimal = new BigDecimal("0.10000000000000000000000000000000001");
        assertEquals(decimal, MessagePack.decode(MessagePack.encode(decimal)));
        assertEquals("d602312e3130", hex(new BigDecimal("1.10")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ca3fc00000", "ca7fc00000", "d40700", "c70007", "c403000102", "d5ff0000", "d7ffffffffff00000000"
            })
    void givesBackBytesThatHaveNoTwinInJava(String bytes) {
        assertEquals(bytes, hex(unhex(bytes)));
    }

    @Test
    void keepsAnyValue() {
        Random random = new Random(20240102);
        for (int i = 0; i < 3_000; i++) {
            Object value = value(random, 0);
            byte[] bytes = MessagePack.encode(value);
            Object decoded = MessagePack.decode(bytes);
            assertEquals(value, decoded);
            assertArrayEquals(bytes, MessagePack.encode(decoded));
            assertTrue(MessagePack.look(bytes).usual());
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 9 : 11)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 ->
                BigInteger.ONE.shiftLeft(64 + random.nextInt(200)).multiply(BigInteger.valueOf(random.nextInt() | 1));
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 ->
                List.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE)
                        .get(random.nextInt(4));
            case 6 -> text(random);
            case 7 -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(400) - 200);
            case 8 -> Instant.ofEpochSecond(random.nextInt() * 10L, random.nextInt(1_000_000_000));
            case 9 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(20); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(20); i > 0; i--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        List<String> pieces = List.of("a", "\0", "é", "\uFFFD", "\uD83D\uDE00", "\uD83D", "\uDE00", "漢", "\n", "\\");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(pieces.get(random.nextInt(random.nextInt(4) == 0 ? pieces.size() : 5)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "c0c0", // something more
                "c1", // never used
                "a3616", // cut
                "dbffffffff", // 4 GB of text
                "db7fffffff61",
                "c6ffffffff",
                "c67fffffff",
                "ddffffffff", // 4 billion entries
                "dd7fffffff",
                "dfffffffff",
                "df7fffffff",
                "c9ffffffff01",
                "c97fffffff01",
                "cb3ff0", // half a number
                "82a16101", // one entry of two
                "82a16101a16102", // a key twice
                "8190c0", // a list as a key
                "a1ff", // not UTF-8
                "c70001", // an integer without digits
                "c70102ff", // not a decimal
                "c7010300" // half a char
            })
    void refusesWhatIsDamaged(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
        DamagedContent damaged = assertThrows(DamagedContent.class, () -> MessagePack.decode(bytes));
        assertTrue(damaged.getMessage().contains(bytes.length + " bytes"), damaged.getMessage());
    }

    @Test
    void refusesEveryTruncationOfAnItem() {
        byte[] bytes = MessagePack.encode(Map.of("k", List.of("text", 1.5, 70_000L, Instant.EPOCH, Map.of("a", true))));
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(DamagedContent.class, () -> MessagePack.decode(cut));
        }
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                Object value = MessagePack.decode(bytes);
                assertEquals(value, MessagePack.decode(MessagePack.encode(value)));
            } catch (DamagedContent e) {
                assertTrue(e.getMessage().contains("Extract"));
            } catch (AssertionError e) {
                // two byte arrays with equal bytes are not equal; everything else must be
                assertTrue(
                        String.valueOf(MessagePack.decode(bytes)).contains("[B@"),
                        HexFormat.of().formatHex(bytes));
            }
        }
    }

    @Test
    void tellsTheFormThatItWouldWriteFromEveryOther() {
        Random random = new Random(3);
        int usual = 0;
        int other = 0;
        for (int i = 0; i < 150_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 14)];
            for (int at = 1; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextInt(3) > 0 ? random.nextInt(4) * random.nextInt(4) : random.nextInt());
            }
            bytes[0] = (byte) (i % 4 > 0 ? 0xc0 + i % 0x20 : i);
            try {
                MessagePack.Look look = MessagePack.look(bytes);
                assertEquals(
                        Arrays.equals(bytes, MessagePack.encode(look.value())),
                        look.usual(),
                        HexFormat.of().formatHex(bytes));
                usual += look.usual() ? 1 : 0;
                other += look.usual() ? 0 : 1;
            } catch (DamagedContent invalid) {
                assertTrue(invalid.getMessage().contains("Extract"));
            }
        }
        assertTrue(usual > 500 && other > 500, usual + " usual, " + other + " not");
    }

    @Test
    void readsDeepNestingAndRefusesDeeper() {
        byte[] deep = new byte[2_001];
        Arrays.fill(deep, (byte) 0x91);
        deep[2_000] = 0x01;
        assertArrayEquals(deep, MessagePack.encode(MessagePack.decode(deep)));

        byte[] deeper = new byte[100_000];
        Arrays.fill(deeper, (byte) 0x91);
        assertThrows(DamagedContent.class, () -> MessagePack.decode(deeper));

        Object value = 1L;
        for (int i = 0; i < 2_001; i++) {
            value = List.of(value);
        }
        Object tooDeep = value;
        assertThrows(DamagedContent.class, () -> MessagePack.encode(tooDeep));
    }

    @Test
    void refusesWhatIsNoValue() {
        assertThrows(IllegalArgumentException.class, () -> MessagePack.encode(Thread.State.NEW));
    }
}
