package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowVerbTest {
    @TempDir
    Path dir;

    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = SampleVault.ours(dir);
    }

    @Test
    void yamlKeepsOrderTypesAndAmbiguousText() {
        Run run = Run.of(vault, "show", "dashboard", "42");
        assertEquals(0, run.code(), run.err());
        assertEquals("""
                id: '42'
                title: Revenue
                user_id: '7'
                folder_id: '2'
                created_at: '2024-01-31T00:00:00Z'
                updated_at: '2024-05-06T07:08:09.123Z'
                switch: 'on'
                number: 1.5
                big: 12345678901234567
                none: null
                """, run.out());
    }

    @Test
    void jsonIsTheStoredObject() throws Exception {
        JsonNode item =
                Run.of(vault, "show", "dashboards", "42", "--output", "json").json();
        assertEquals(12345678901234567L, item.get("big").longValue());
        assertTrue(item.get("none").isNull());
        assertEquals("on", item.get("switch").textValue());
    }

    @Test
    void missingItemNamesTheKindThatHasTheId() {
        Run run = Run.of(vault, "show", "look", "42");
        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("look 42 is not in"), run.err());
        assertTrue(run.err().contains("lookervault show dashboard 42"), run.err());
    }

    @Test
    void missingItemNamesTheItemWithThatName() {
        Run run = Run.of(vault, "show", "dashboard", "revenue");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("dashboard 42 is called \"Revenue\": lookervault show dashboard 42"), run.err());
    }

    @Test
    void softDeletedItemIsShownWithANote() throws Exception {
        SampleVault.sql(vault, "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE id = '43'");
        Run run = Run.of(vault, "show", "dashboard", "43");
        assertEquals(0, run.code());
        assertTrue(run.err().contains("note: dashboard 43 was deleted in Looker"), run.err());
        assertEquals("", Run.of(vault, "show", "dashboard", "43", "-q").err());
    }

    @Test
    void damagedItemIsRefused() throws Exception {
        SampleVault.sql(vault, "UPDATE content_items SET content_data = x'81a26964a131' WHERE id = '43'");
        Run run = Run.of(vault, "show", "dashboard", "43");
        assertEquals(5, run.code());
        assertEquals("", run.out());
    }

    @Test
    void itemOfTheOriginalToolIsFoundByThePlainId() throws Exception {
        Run run = Run.of(SampleVault.original(dir), "show", "dashboard", "42");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("created_at: 2024-01-02 03:04:05+00:00"), run.out());
    }
}
