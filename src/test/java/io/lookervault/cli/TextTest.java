package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.pack.YamlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Text for terminals, YAML and JSON. */
class TextTest {
    @Test
    void wideAndCombiningCharactersAreMeasured() {
        assertEquals(4, SafeText.width("日本"));
        assertEquals(1, SafeText.width("e\u0301"));
        assertEquals("日…", SafeText.fit("日本語", 4));
        assertEquals("a😀…", SafeText.fit("a😀😀😀", 5));
        assertEquals("abc", SafeText.fit("abc", 3));
    }

    @Test
    void columnsAreAligned() {
        Table table =
                new Table(List.of("NAME", "N"), Set.of("N")).row("日本", "5").row("abcdef", "123");
        assertEquals(List.of("NAME      N", "日本      5", "abcdef  123"), table.lines(false));
        assertTrue(table.lines(true).get(0).startsWith("\u001B[1mNAME"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "n",
                "true",
                "null",
                "~",
                "",
                "012",
                "0x1F",
                "0o17",
                "1e3",
                "1_000",
                "+1",
                ".5",
                "-.inf",
                ".NaN",
                "12:30:45",
                "2024-01-01",
                "2024-01-01T10:00:00Z",
                "2024-01-01 10:00:00",
                "=",
                "<<",
                "1.",
                "0b11",
                "190:20:30",
                "685.230_15e+03",
                "-",
                "- a",
                "a: b",
                "a #b",
                " lead",
                "trail ",
                "[x]",
                "{{x}}",
                "%a",
                "@a",
                "`a`",
                "!a",
                "&a",
                "*a",
                "|",
                ">",
                "'",
                "\"",
                "#"
            })
    void ambiguousTextIsQuoted(String text) throws IOException {
        String yaml = yaml(Map.of("k", text));
        assertTrue(yaml.startsWith("k: '") || yaml.startsWith("k: \""), yaml);
        assertEquals(Map.of("k", text), load(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revenue",
                "orders.count",
                "a b",
                "https://x.example/y",
                "it's",
                "Größe",
                "yesterday",
                "1 of 2 items"
            })
    void plainTextStaysPlain(String text) throws IOException {
        assertEquals("k: " + text + "\n", yaml(Map.of("k", text)));
    }

    @Test
    void linesAreABlock() throws IOException {
        assertEquals("sql: |-\n  SELECT 1\n  FROM t\n", yaml(Map.of("sql", "SELECT 1\nFROM t")));
    }

    @Test
    void numbersAreExactAndReadAlikeByBothVersions() throws IOException {
        Map<String, Object> values = SampleVault.map(
                "big",
                new BigInteger("123456789012345678901234567890"),
                "long",
                Long.MIN_VALUE,
                "double",
                1e10,
                "small",
                1.5e-7,
                "decimal",
                new BigDecimal("0.1000000000000000000000001"),
                "whole",
                2.0);
        assertEquals("""
                big: 123456789012345678901234567890
                long: -9223372036854775808
                double: 1.0e+10
                small: 1.5e-7
                decimal: 0.1000000000000000000000001
                whole: 2.0
                """, yaml(values));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.print(out, values);
        assertTrue(out.toString(UTF_8).contains("\"decimal\": 0.1000000000000000000000001"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("\"big\": 123456789012345678901234567890"), out.toString(UTF_8));
    }

    @Test
    void everyTextSurvivesYamlAndJson() throws IOException {
        Random random = new Random(42);
        String letters =
                "ab :#-'\"\\|>\n\r\t\0\u001B\u0085\u009B\u2028\u202E\u200D\uFEFF,[]{}&*!%@`é日😀01.e+_~=<\uFFFD";
        int[] alphabet = letters.codePoints().toArray();
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            Map<String, Object> value =
                    Map.of("k", List.of(text.toString(), Map.of(text.toString(), text + "\n" + text)));
            String yaml = yaml(value);
            assertEquals(value, load(yaml), yaml);
            assertTrue(
                    yaml.chars()
                            .noneMatch(c ->
                                    c != '\n' && c != '\t' && SafeText.unsafe(c) && !Character.isSurrogate((char) c)),
                    yaml);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Json.print(out, value);
            assertEquals(value, new ObjectMapper().readValue(out.toByteArray(), Map.class));
        }
    }

    private static String yaml(Object value) {
        return new String(YamlWriter.document(value), UTF_8);
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
