package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.vault.MessagePack;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static final long BUDGET = 10_000_000;

    private static Object read(String yaml) {
        return read(yaml.getBytes(UTF_8), Dialect.TEXT);
    }

    private static Object read(byte[] yaml, Dialect dialect) {
        return new YamlReader(dialect, BUDGET, Lines.NONE).read(yaml).orElse(null);
    }

    private static String write(Object value) {
        return new String(YamlWriter.document(value), UTF_8);
    }

    private static YamlFault fault(String yaml) {
        return assertThrows(YamlFault.class, () -> read(yaml));
    }

    @Test
    void whateverAVaultHoldsComesBackToTheByteUnlessTheWriterSaysOtherwise() {
        AnyValue any = new AnyValue(new Random(42));
        int exact = 0;
        for (int i = 0; i < 20_000; i++) {
            Object value = any.map();
            YamlWriter writer = new YamlWriter();
            writer.root(value);
            if (writer.exact()) {
                exact++;
                Object back = read(writer.bytes(), writer.timestamps() ? Dialect.TIMESTAMPS : Dialect.TEXT);
                assertArrayEquals(
                        MessagePack.encode(value),
                        MessagePack.encode(back),
                        () -> new String(writer.bytes(), UTF_8) + "\nin: " + value + "\nout: " + back);
            }
        }
        assertTrue(exact > 10_000, "only " + exact + " were exact");
    }

    @Test
    void aMergeKeyIsRefusedAndTheSameInQuotesIsAKey() {
        for (String yaml : List.of("a: &x {b: 1}\nc:\n  <<: *x\n", "a: 1\nb: 2\n<<: {c: 1}\n", "a: 1\n\n? <<\n: x\n")) {
            assertEquals(3, fault(yaml).line(), yaml);
            assertTrue(
                    fault(yaml).getMessage().contains("write the keys out"),
                    fault(yaml).getMessage());
            assertEquals(Optional.empty(), BlockReader.read(yaml.getBytes(UTF_8), Dialect.TEXT));
        }
        assertEquals(Map.of("<<", "<<"), read("'<<': <<\n"));
        assertEquals(Map.of("a", List.of("<<")), read("a: [<<]\n"));
    }

    @Test
    void theQuickReaderReadsTheSameAsTheThoroughOneOrGivesUp() {
        Random random = new Random(7);
        AnyValue any = new AnyValue(random);
        int quick = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] yaml = YamlWriter.document(any.map());
            if (i % 3 > 0) {
                yaml = mangled(yaml, random);
            }
            byte[] text = yaml;
            Optional<Object> value = BlockReader.read(text, Dialect.TEXT);
            if (value.isPresent()) {
                quick++;
                assertArrayEquals(
                        MessagePack.encode(
                                assertDoesNotThrow(() -> read(text, Dialect.TEXT), () -> new String(text, UTF_8))),
                        MessagePack.encode(value.get()),
                        () -> new String(text, UTF_8));
            }
        }
        assertTrue(quick > 10_000, "only " + quick + " were read quickly");
    }

    private static byte[] mangled(byte[] yaml, Random random) {
        String bits = " \n:-'\"#|>{}[]&*!%@,?\\ta0.~\t\r";
        StringBuilder text = new StringBuilder(new String(yaml, UTF_8));
        for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char c = bits.charAt(random.nextInt(bits.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, "  ");
                default -> text.insert(at, c);
            }
        }
        return text.toString().getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "No",
                "on",
                "off",
                "y",
                "N",
                "true",
                "null",
                "Null",
                "~",
                "012",
                "0o17",
                "0x1F",
                "1e3",
                "1_000",
                "1.5",
                "-1",
                "+1",
                ".inf",
                "-.INF",
                ".nan",
                "12:30:45",
                "2024-01-01",
                "2024-01-01 10:00:00",
                "2024-01-01T10:00:00Z",
                "=",
                "<<",
                "- a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a",
                "[a",
                "|",
                ">",
                "?",
                "? a",
                "a\tb",
                "\ta",
                "a\nb",
                "a\n",
                "a\n\n",
                "\n",
                "\na",
                " a\nb",
                "a \n b ",
                "a\rb",
                "a\u0085b",
                "a\u2028b",
                "\uFEFFa",
                "a\u0000b",
                "\u202Eevil",
                "it's",
                "\"q\"",
                "back\\slash",
                "---",
                "...",
                "--- a",
                "😀",
                "a\uD83D",
                "\uDE00",
                "é",
                "e\u0301",
                "a ",
                "1.",
                "1.e+400",
                ".5",
                "-.5",
                "0b1",
                "190:20:30",
                "0.",
                "1e400",
                "!!str a",
                "\u001b[31m",
                "a\n\tb",
                "a\n  \n",
                "a\n   ",
                "x\n---\ny",
                "x\n...\n"
            })
    void textsThatLookLikeSomethingElseStayTexts(String text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", text);
        map.put(text, List.of(text, List.of(text), Map.of("k", text)));
        assertEquals(map, read(write(map)), () -> write(map));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "-0.0, -0.0",
        "1.0E10, 1.0e+10",
        "1.0E-7, 1.0e-7",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "NaN, .nan",
        "Infinity, .inf",
        "-Infinity, -.inf"
    })
    void floatsAreFloatsToReadersOfBothVersions(double value, String yaml) {
        assertEquals(yaml + "\n", write(value));
        assertEquals(value, read(yaml));
    }

    @Test
    void numbersBeyondDoublesAndLongsStayExact() {
        for (Object value : List.of(
                new BigDecimal("1E+400"),
                new BigDecimal("0.12345678901234567890123"),
                BigInteger.TWO.pow(70),
                Long.MIN_VALUE)) {
            assertEquals(value, read(write(value)));
        }
    }

    @Test
    void linesAreBlocksThatAnEditorCanEdit() {
        assertEquals("sql: |-\n  SELECT 1\n\n  FROM t\n", write(Map.of("sql", "SELECT 1\n\nFROM t")));
        assertEquals("note: |\n  a\n", write(Map.of("note", "a\n")));
    }

    @Test
    void veryLongKeysAreStillKeys() {
        Map<String, Object> map = Map.of("k".repeat(5000), List.of("a"), "short", 1L);
        assertEquals(map, read(write(map)));
    }

    @ParameterizedTest
    @CsvSource({"yes", "012", "1e3", "1_000", "12:30:45", "2024-01-01", "0o17", "1.5e3", "-.5"})
    void aPlainScalarThatReadersTakeDifferentlyIsText(String plain) {
        assertEquals(Map.of("k", plain), read("k: " + plain));
    }

    @Test
    void whatOtherToolsWriteIsRead() {
        assertEquals(Map.of("a", List.of(1L, 2L), "b", "x y"), read("{a: [1, 2], b: \"x\\\n  \\ y\"} # flow\n"));
        assertEquals(Map.of("a", "x y\n"), read("a: >\n  x\n  y\n"));
        assertEquals(Map.of("a", Map.of("f", 1L), "b", Map.of("f", 1L)), read("a: &id001\n  f: 1\nb: *id001\n"));
    }

    @Test
    void aliasesAreCopiesThatCountAgainstTheLimit() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " ["
                    + String.join(", ", List.of(before, before, before, before, before)) + "]\n");
        }
        YamlFault fault = fault(laughs.toString());
        assertTrue(fault.getMessage().startsWith("larger than"), fault.getMessage());
        assertTrue(fault.line() > 5, "line " + fault.line());
    }

    @Test
    void nothingIsConstructedFromTags() {
        assertTrue(fault("a: 1\nb: !!python/object/apply:os.system [ls]\n")
                .getMessage()
                .contains("refused"));
        assertEquals(
                2, fault("a: 1\nb: !!javax.script.ScriptEngineManager [x]\n").line());
        assertEquals(2, fault("a: 1\nb: !thing x\n").line());
    }

    @Test
    void faultsNameTheirLine() {
        assertEquals(2, fault("a: 1\na: 2\n").line());
        assertEquals(3, fault("a: 1\nb:\n  - [x\nc: 2\n").line() > 0 ? 3 : 0);
        assertEquals(2, fault("a: 1\n? [x]\n: 2\n").line());
        assertEquals(3, fault("a: 1\n---\nb: 2\n").line() + 1);
        assertEquals(2, fault("a: 1\nb: \u0000\n").line());
        assertEquals(
                2,
                assertThrows(YamlFault.class, () -> read(new byte[] {'a', ':', '\n', (byte) 0xff, '\n'}, Dialect.TEXT))
                        .line());
        assertEquals(1, fault("a: *nowhere\n").line());
        assertEquals(1, fault("a: &x [*x]\n").line());
    }

    @Test
    void depthIsLimitedWithoutTroubleForTheStack() {
        String deep = "[".repeat(100_000);
        assertTrue(fault(deep).getMessage().startsWith("nested deeper"));
    }

    @Test
    void everyValueIsFoundByItsPath() {
        Lines lines = new Lines();
        new YamlReader(Dialect.TEXT, BUDGET, lines)
                .read("title: A\ntiles:\n- id: 1\n  query:\n    model: m\n- id: 2\n".getBytes(UTF_8));
        assertEquals(1, lines.of("title"));
        assertEquals(2, lines.of("tiles"));
        assertEquals(3, lines.of("tiles[0].id"));
        assertEquals(4, lines.of("tiles[0].query"));
        assertEquals(5, lines.of("tiles[0].query.model"));
        assertEquals(6, lines.of("tiles[1]"));
        assertEquals(4, lines.of("tiles[0].query.view"));
    }

    @Test
    void escapesThatOnlyOtherToolsWriteAreRead() {
        assertEquals(
                Map.of("a", "x\u0085y\u00a0z\u2028\u2029", "b", "\u00a0\n\"\u00e9"),
                read("a: \"x\\Ny\\_z\\L\\P\"\nb: \"\\_\\n\\\"\\xe9\"\n"));
        assertEquals(Map.of("\u00a0", "😀\u2028"), read("\"\\_\": \"😀\\L\"\n"));
        YamlFault fault = fault("a: 1\nb: \"\\q\"\n");
        assertEquals("not YAML: unknown escape in a double-quoted text", fault.getMessage());
        assertEquals(2, fault.line());
    }

    @Test
    void everyValueIsFoundByItsPathAlsoBehindSuchAnEscape() {
        Lines lines = new Lines();
        new YamlReader(Dialect.TEXT, BUDGET, lines)
                .read("title: A\ntiles:\n- id: \"1\\_\"\n  note: \"2\\L\"\nhidden: 1\n".getBytes(UTF_8));
        assertEquals(1, lines.of("title"));
        assertEquals(3, lines.of("tiles[0].id"));
        assertEquals(4, lines.of("tiles[0].note"));
        assertEquals(5, lines.of("hidden"));
    }

    @Test
    void tagsOfYamlItselfSayWhatAScalarIs() {
        assertEquals(
                Map.of("a", "1", "b", 1.0, "c", 12L, "d", "no", "e", 1e3, "f", "x"),
                read(
                        "a: !!str 1\nb: !!float 1\nc: !!int 12\nd: ! no\ne: !!float 1e3\nf: !<tag:yaml.org,2002:str> x\n"));
        assertEquals(null, ((Map<?, ?>) read("a: !!null ''\n")).get("a"));
        assertEquals(true, ((Map<?, ?>) read("a: !!bool true\n")).get("a"));
        assertArrayEquals("hallo".getBytes(UTF_8), (byte[]) ((Map<?, ?>) read("a: !!binary aGFsbG8=\n")).get("a"));
        assertEquals(
                Map.of("a", java.time.Instant.parse("2024-01-02T01:04:05.5Z")),
                read("a: !!timestamp 2024-01-02 03:04:05.5 +2\n"));
        assertEquals(Map.of("a", List.of(1L), "b", Map.of()), read("a: !!seq [1]\nb: !!map {}\n"));
        assertEquals("not a point in time: soon", fault("a: !!timestamp soon\n").getMessage());
        assertEquals("!!binary that is not base64", fault("a: !!binary a\n").getMessage());
        assertTrue(fault("a: !!seq {b: 1}\n").getMessage().contains("refused"));
        assertTrue(fault("a: !!map [1]\n").getMessage().contains("refused"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02, 2024-01-02T00:00:00Z",
        "2024-1-2 3:04:05, 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05.123456789Z, 2024-01-02T03:04:05.123456789Z",
        "2024-01-02t03:04:05+05:30, 2024-01-01T21:34:05Z",
        "2024-01-02T03:04:05-0530, 2024-01-02T08:34:05Z",
        "2024-01-02 03:04:05 -5, 2024-01-02T08:04:05Z"
    })
    void momentsAreReadWithAnyOffset(String text, String moment) {
        assertEquals(
                Map.of("k", java.time.Instant.parse(moment)), read(("k: " + text).getBytes(UTF_8), Dialect.TIMESTAMPS));
        assertEquals(Map.of("k", text), read("k: " + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13-01", "2024-02-30", "2024-01-01 25:00:00", "2024-01-01 10:00:00 +99", "24-01-01"})
    void aMomentThatThereIsNotIsText(String text) {
        assertEquals(Map.of("k", text), read(("k: " + text).getBytes(UTF_8), Dialect.TIMESTAMPS));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+12, 12",
        "123456789012345678, 123456789012345678",
        "0x1F, 31",
        "-9223372036854775808," + " -9223372036854775808"
    })
    void wholeNumbersAreThat(String text, long value) {
        assertEquals(Map.of("k", value), read("k: " + text));
    }

    @Test
    void aNumberOfVeryManyDigitsIsText() {
        String digits = "1".repeat(5_000);
        assertEquals(Map.of("k", new BigInteger(digits)), read("k: " + digits));
        assertEquals(Map.of("k", digits + "1"), read("k: " + digits + "1"));
        assertEquals(Map.of("k", "1.0e+99999999999"), read("k: 1.0e+99999999999"));
    }

    @Test
    void anAliasCannotNestDeeperThanWhatIsWrittenOut() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 2_100; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }
        assertTrue(fault(text.toString()).getMessage().endsWith("levels, with aliases written out"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertEquals(Map.of("a", 1L), read("\uFEFFa: 1\n"));
    }
}
