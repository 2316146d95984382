package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.vault.Vault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusVerbTest {
    @TempDir
    Path dir;

    @Test
    void showsTheLastSessionWithItsTallies() {
        Run run = Run.of(SampleVault.ours(dir), "status");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("6 items of 3 kinds"), run.out());
        assertTrue(run.out().contains("(extraction): partial"), run.out());
        assertTrue(run.out().contains("took 3.5s, 6 items, 1 errors, 12 calls"), run.out());
        assertTrue(run.out().lines().anyMatch(l -> l.matches("looks +2 +1 +1 +0 +0")), run.out());
    }

    @Test
    void jsonHasTheDocumentedShape() throws Exception {
        Path vault = SampleVault.ours(dir);
        JsonNode answer = Run.of(vault, "status", "-o", "json").json();
        assertEquals(vault.toString(), answer.get("vault").textValue());
        assertEquals(3, answer.at("/items/dashboard").asInt());
        JsonNode session = answer.at("/sessions/0");
        assertEquals(
                List.of(
                        "id",
                        "sort",
                        "status",
                        "started_at",
                        "completed_at",
                        "duration_seconds",
                        "total_items",
                        "error_count",
                        "calls",
                        "config",
                        "metadata",
                        "kinds",
                        "parked"),
                session.properties().stream().map(e -> e.getKey()).toList());
        assertEquals(12, session.get("calls").asInt());
        assertEquals(3.5, session.get("duration_seconds").doubleValue());
        assertEquals(8, session.at("/config/workers").asInt());
        JsonNode looks = session.get("kinds").findParents("kind").stream()
                .filter(kind -> kind.get("kind").asText().equals("look"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, looks.get("parked").asInt());
        JsonNode same = Run.of(
                        vault,
                        "status",
                        "-o",
                        "json",
                        "--session-id",
                        session.get("id").asText())
                .json();
        assertEquals(answer, same);
    }

    @Test
    void runningSessionIsShownBesideTheLast() {
        Path vault = SampleVault.ours(dir);
        try (Vault writer = Vault.open(vault, "test", InstantSource.fixed(SampleVault.NOW.plusSeconds(60)))) {
            writer.sessions().start("{}", "https://looker.example");
            assertTrue(Run.of(vault, "status").out().contains("): running"));
            assertEquals(
                    2,
                    Run.of(vault, "status", "--all")
                            .out()
                            .lines()
                            .filter(l -> l.contains("extraction"))
                            .count());
        }
    }

    @Test
    void noSessionYetIsNoError() {
        Path file = dir.resolve("empty.db");
        Vault.open(file, "test", InstantSource.system()).close();
        Run run = Run.of(file, "status");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("No session yet."), run.out());
    }

    @Test
    void unknownSessionFails() {
        Run run = Run.of(SampleVault.ours(dir), "status", "--session-id", "nope");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("session nope is not in"), run.err());
    }

    @Test
    void sessionOfTheOriginalToolIsShown() throws Exception {
        Run run = Run.of(SampleVault.original(dir), "status");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Session 0f0f (extraction): completed"), run.out());
        assertTrue(run.out().contains("started 2025-01-02 10:11, took 1m 0s, 2 items, 0 errors"), run.out());
    }
}
