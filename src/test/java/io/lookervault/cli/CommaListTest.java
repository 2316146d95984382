package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comma lists as options: such as a script gives whose variables are empty. */
class CommaListTest {
    @TempDir
    Path directory;

    private Run run(String words) {
        return Run.with(
                Map.of(
                        "LOOKERVAULT_DB_PATH",
                        directory.resolve("v.db").toString(),
                        "LOOKERVAULT_API_URL",
                        "http://127.0.0.1:1",
                        "LOOKERVAULT_CLIENT_ID",
                        "id",
                        "LOOKERVAULT_CLIENT_SECRET",
                        "secret"),
                words.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "extract --types | --types names no kind",
                "extract looks --types | --types names no kind",
                "extract --folder-ids | --folder-ids names no folder",
                "unpack --output-dir e --types | --types names no kind",
                "unpack --output-dir e --folder-ids | --folder-ids names no folder",
                "restore all --only-types | --only-types names no kind",
                "restore all --exclude-types | --exclude-types names no kind",
                "restore all --folder-ids | --folder-ids names no folder",
                "restore bulk looks --only-types | --only-types names no kind",
                "restore bulk looks --exclude-types | --exclude-types names no kind"
            })
    void aListOfCommasOnlyIsNotEverything(String command, String message) {
        for (String commas : new String[] {",", ",,", "=,"}) {
            String words = command.strip() + (commas.startsWith("=") ? commas : " " + commas);
            Run run = run(words);
            assertEquals(2, run.code(), words + ": " + run.said());
            assertTrue(run.err().contains(message.strip() + "."), words + ": " + run.said());
        }
    }

    @Test
    void anEmptyNameAmongOthersIsNoKind() {
        assertEquals(2, run("extract --types ,looks").code());
        assertEquals(2, run("extract --types=").code());
    }
}
