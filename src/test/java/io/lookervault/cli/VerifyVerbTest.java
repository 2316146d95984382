package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.vault.MessagePack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyVerbTest {
    @TempDir
    Path dir;

    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = SampleVault.ours(dir);
    }

    @Test
    void rowsOfUnknownKindsAreToldWhereEverythingIsVerified() throws Exception {
        SampleVault.insert(vault, "1", 99, "Later", new byte[] {(byte) 0x80}, 1);
        assertTrue(Run.of(vault, "verify").out().contains("warning: 1 rows are of kinds"));
        assertFalse(Run.of(vault, "verify", "dashboards").out().contains("rows are of kinds"));
        assertEquals(
                1,
                Run.of(vault, "verify", "dashboards", "-o", "json")
                        .json()
                        .get("unknown")
                        .asInt());
    }

    @Test
    void soundVaultPassesWithDanglingReferencesAsWarnings() {
        Run run = Run.of(vault, "verify");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "warning: dashboard 43 refers to folder 99 at folder_id, which the vault does not have"),
                run.out());
        assertTrue(run.out().contains("warning: dashboard 43 refers to look 6"), run.out());
        assertTrue(run.out().contains("6 items verified, all sound; 2 dangling references (warnings)."), run.out());
        assertFalse(run.out().contains("user 7"), "kinds that the vault does not hold at all are not missed");
    }

    @Test
    void referenceToASoftDeletedItemDangles() throws Exception {
        SampleVault.sql(
                vault, "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Sales'");
        Run run = Run.of(vault, "verify", "looks");
        assertTrue(run.out().contains("look 5 refers to folder 2 at folder_id, which is soft-deleted"), run.out());
        assertEquals(0, run.code());
    }

    @Test
    void jsonHasTheDocumentedShape() throws Exception {
        JsonNode answer = Run.of(vault, "verify", "dashboards", "-o", "json").json();
        assertTrue(answer.get("sound").asBoolean());
        assertEquals(
                List.of("findings", "kinds", "file", "unknown", "sound"),
                answer.properties().stream().map(e -> e.getKey()).toList());
        JsonNode kind = answer.at("/kinds/0");
        assertEquals("dashboard", kind.get("kind").asText());
        assertEquals(3, kind.get("items").asInt());
        assertEquals(0, kind.get("damaged").asInt());
        assertEquals(2, kind.get("dangling").asInt());
        assertEquals(0, kind.get("unhashed").asInt());
        JsonNode finding = answer.at("/findings/1");
        assertEquals("dangling", finding.get("finding").asText());
        assertEquals("43", finding.get("id").asText());
        assertEquals("dashboard_elements[].look_id", finding.get("path").asText());
        assertEquals("look", finding.get("target_kind").asText());
        assertEquals("6", finding.get("target_id").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "content_data = x'81a26964a131', size",
        "content_size = 3, size",
        "content_sha256 = 'abc', hash",
        "id = '4711', identity"
    })
    void damageIsFoundAndExitsWithFive(String change, String reason) throws Exception {
        SampleVault.sql(vault, "UPDATE content_items SET " + change + " WHERE name = 'Margin'");
        Run run = Run.of(vault, "verify", "-o", "json");
        assertEquals(5, run.code(), run.err());
        assertFalse(run.json().get("sound").asBoolean());
        List<JsonNode> damaged = StreamSupport.stream(run.json().get("findings").spliterator(), false)
                .filter(finding -> finding.get("finding").asText().equals("damaged"))
                .toList();
        assertEquals(1, damaged.size(), run.out());
        assertEquals(reason, damaged.get(0).get("reason").asText());
        assertEquals("look", damaged.get(0).get("kind").asText());
        assertEquals(5, Run.of(vault, "verify", "looks").code());
        assertEquals(0, Run.of(vault, "verify", "folders").code());
    }

    @Test
    void rowsOfTheOriginalToolAreDecodedAndCountedAsUnhashed() throws Exception {
        Path original = SampleVault.original(dir);
        JsonNode answer = Run.of(original, "verify", "-o", "json").json();
        assertTrue(answer.get("sound").asBoolean(), answer.toString());
        assertEquals(1, answer.at("/kinds/0/unhashed").asInt());
        byte[] broken = {(byte) 0x81, (byte) 0xA2, 'i', 'd'};
        SampleVault.insert(original, "9", 2, "Broken", broken, broken.length);
        byte[] list = MessagePack.encode(List.of("9"));
        SampleVault.insert(original, "10", 2, "List", list, list.length);
        Run run = Run.of(original, "verify", "looks", "-o", "json");
        assertEquals(5, run.code());
        assertEquals(List.of("identity", "content"), run.json().get("findings").findValuesAsText("reason"));
    }

    @Test
    void onlyTheFirstFindingsAreShownAndTheRestCounted() throws Exception {
        Path original = SampleVault.original(dir);
        for (int i = 100; i < 109; i++) {
            SampleVault.insert(original, "" + i, 2, "Broken", new byte[] {(byte) 0xC1}, 1);
        }
        Run run = Run.of(original, "verify");
        assertEquals(5, run.code());
        assertEquals(
                5,
                run.out().lines().filter(line -> line.startsWith("damaged: ")).count());
        assertTrue(run.out().contains("and 4 more; all of them: lookervault verify --output json"), run.out());
        assertTrue(run.out().contains("9 of 11 items are damaged."), run.out());
    }
}
