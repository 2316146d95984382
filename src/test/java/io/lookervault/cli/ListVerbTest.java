package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListVerbTest {
    @TempDir
    Path dir;

    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = SampleVault.ours(dir);
    }

    @Test
    void tableShowsTheLastChangedFirstAndHowManyThereAre() {
        Run run = Run.of(vault, "list", "dashboards", "--limit", "2");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "ID  NAME     FOLDER  OWNER  UPDATED           SIZE",
                        "42  Revenue  2       7      2024-05-06 07:08",
                        "43  Costs    99             2024-05-05 00:00",
                        "Showing 1–2 of 3 dashboards"),
                run.out().lines().map(line -> line.replaceFirst("  +\\d+$", "")).toList());
    }

    @Test
    void namesCannotSteerTheTerminal() {
        Run run = Run.of(vault, "list", "dashboards", "--offset", "2");
        assertTrue(run.out().contains("Evil \uFFFD[31m\uFFFDeman"), run.out());
        Run json = Run.of(vault, "list", "dashboards", "--offset", "2", "-o", "json");
        assertTrue(json.out().contains("\"Evil \\u001B[31m\\u202eeman\""), json.out());
    }

    @Test
    void jsonHasTheDocumentedKeys() throws Exception {
        JsonNode list = Run.of(vault, "list", "dashboards", "--output", "json").json();
        assertEquals(3, list.size());
        JsonNode first = list.get(0);
        assertEquals(
                List.of(
                        "id",
                        "name",
                        "owner_email",
                        "folder_id",
                        "created_at",
                        "updated_at",
                        "synced_at",
                        "content_size",
                        "deleted_at"),
                first.properties().stream().map(e -> e.getKey()).toList());
        assertEquals("42", first.get("id").textValue());
        assertTrue(first.get("owner_email").isNull());
        assertTrue(first.get("content_size").isIntegralNumber());
        assertTrue(first.get("deleted_at").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "--name=REV, 42",
        "--folder-id=99, 43",
        "--created-after=2024-02-03, 44",
        "--created-after=2024-02-03T00:00, 44",
        "--created-after=2024-02-03T01:00:00+01:00, 44",
        "--created-after=2024-02-02T00:00:00Z, 43 44",
        "--limit=1, 42",
        "--offset=1, 43 44",
        "--limit=0, 42 43 44",
        "--deleted, ''"
    })
    void filters(String option, String ids) throws Exception {
        Run run = Run.of(vault, "list", "dashboard", "-o", "json", option);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                ids,
                String.join(
                        " ",
                        StreamSupport.stream(run.json().spliterator(), false)
                                .map(row -> row.get("id").asText())
                                .toList()));
    }

    @Test
    void emptyListIsNoError() throws Exception {
        Run run = Run.of(vault, "list", "boards");
        assertEquals(0, run.code());
        assertEquals("Showing 0 of 0 boards" + System.lineSeparator(), run.out());
        assertEquals(0, Run.of(vault, "list", "boards", "-o", "json").json().size());
    }

    @Test
    void vaultOfTheOriginalToolIsReadAndNotChanged() throws Exception {
        Path original = SampleVault.original(dir);
        byte[] before = Files.readAllBytes(original);
        Run run = Run.of(original, "list", "dashboards");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("42  Old")), run.out());
        assertEquals(
                "dashboard::42",
                Run.of(original, "list", "dashboards", "-o", "json")
                        .json()
                        .at("/0/id")
                        .asText());
        assertArrayEquals(before, Files.readAllBytes(original));
        assertFalse(Files.exists(dir.resolve("original.db-wal")));
    }
}
