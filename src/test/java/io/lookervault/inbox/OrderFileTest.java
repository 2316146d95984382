package io.lookervault.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders say exactly what they mean, or are refused by file and key. */
class OrderFileTest {
    @TempDir
    Path dir;

    private JobOrder read(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("job.yaml"), text.replace("~", "\n"));
        return OrderFile.read(file, (given, known) -> Optional.empty());
    }

    @Test
    void readsOptionsAsOnTheCommandLine() throws IOException {
        JobOrder order = read(
                "verb: extract~types: dashboards, looks~folder-ids: [12, '57']~recursive: true~max-calls: 9~id: 7");
        assertEquals(Verb.EXTRACT, order.verb());
        assertEquals(List.of("dashboards", "looks"), order.list("types"));
        assertEquals(List.of("12", "57"), order.list("folder-ids"));
        assertEquals(9, order.number("max-calls").orElseThrow());
        assertTrue(order.has("recursive") && !order.has("incremental"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | has no key verb",
                "[] | has no key verb",
                "verb: [extract] | verb: \"[extract]\" is none",
                "verb: extract~verb: verify | duplicate key",
                "verb: extract~types: &a [x]~folder-ids: *a | is not YAML",
                "verb: extract~recursive: 'yes' | recursive is \"yes\". It must be true or false",
                "verb: extract~max-calls: 1.5 | max-calls is \"1.5\". It must be a whole number",
                "verb: extract~types: 'a,,b' | types is \"a,,b\". It must be a list of texts",
                "verb: extract~types: {a: b} | types is \"{a=b}\". It must be a list of texts",
                "verb: unpack~output-dir: | output-dir is \"null\". It must be a path",
                "verb: cleanup~live: true | cleanup has no option \"live\". Known are dry-run, id, retention-days"
            })
    void refuses(String text, String because) {
        String message = assertThrows(DropRefused.class, () -> read(text)).getMessage();
        assertTrue(message.startsWith("job.yaml") && message.contains(because), message);
    }

    @Test
    void charactersBeyondTheBasicPlaneMayStandAnywhere() throws IOException {
        for (int before = 960; before < 1_040; before++) {
            String name = "x".repeat(before) + "😀";
            assertEquals(
                    Optional.of(name),
                    read("verb: pack~input-dir: '" + name + "'").text("input-dir"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void refusesWhatIsNestedTooDeeply(String opening) {
        String message = assertThrows(DropRefused.class, () -> read(opening.repeat(20_000)))
                .getMessage();
        assertTrue(message.startsWith("job.yaml"), message);
    }

    @Test
    void refusesWhatEndsAmidAnEscape() {
        String message =
                assertThrows(DropRefused.class, () -> read("verb: \"\\u")).getMessage();
        assertTrue(message.startsWith("job.yaml is not YAML"), message);
    }

    @Test
    void refusesWhatIsTooLargeForAnOrder() {
        String text = "verb: extract~id: " + "x".repeat(70_000);
        assertTrue(
                assertThrows(DropRefused.class, () -> read(text)).getMessage().contains("larger than"));
    }
}
