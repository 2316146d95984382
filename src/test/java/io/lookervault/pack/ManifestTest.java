package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private static Manifest.Entry entry(String path, Kind kind, String id) {
        return new Manifest.Entry(path, new ItemKey(kind, id), "c" + id, "f" + id);
    }

    @Test
    void aLineForEachFileByPath() throws IOException {
        Manifest.Entry look = entry("looks/1.yaml", Kind.LOOK, "1");
        Manifest.Entry odd = entry("explores/a~b.yaml", Kind.EXPLORE, "a\"::\n\u00e9");
        byte[] bytes = Manifest.bytes(List.of(look, odd));
        assertEquals(
                "{\"path\":\"explores/a~b.yaml\",\"kind\":\"explore\",\"id\":\"a\\\"::\\n\u00e9\",\"content\":"
                        + "\"ca\\\"::\\n\u00e9\",\"file\":\"fa\\\"::\\n\u00e9\"}\n"
                        + "{\"path\":\"looks/1.yaml\",\"kind\":\"look\",\"id\":\"1\",\"content\":\"c1\",\"file\":\"f1\"}\n",
                new String(bytes, UTF_8));
        assertEquals(Map.of("looks/1.yaml", look, "explores/a~b.yaml", odd), Manifest.read(bytes));
        assertEquals(Map.of(), Manifest.read(Manifest.bytes(List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"path\": \"a\", \"kind\": \"lok\", \"id\": \"1\"} | unknown kind lok",
                "{\"path\": \"a\", \"id\": \"1\"} | unknown kind null",
                "{\"path\": \"a\", \"kind\": \"look\"} | a look needs an id",
                "{\"path\": \"a\", \"kind\": \"look\", \"id\": \" \"} | a look needs an id",
                "{\"path\": | line 1: "
            })
    void whatIsNoLineOfItIsNamed(String line, String said) {
        IOException failed = assertThrows(IOException.class, () -> Manifest.read(line.getBytes(UTF_8)));
        assertTrue(failed.getMessage().startsWith(said), failed.getMessage());
    }

    @Test
    void whatALaterReleaseAddsIsPassedOver() throws IOException {
        Map<String, Manifest.Entry> read =
                Manifest.read("{\"path\": \"a\", \"kind\": \"look\", \"id\": \"1\", \"more\": \"x\"}".getBytes(UTF_8));
        assertEquals(new Manifest.Entry("a", new ItemKey(Kind.LOOK, "1"), "", ""), read.get("a"));
    }
}
