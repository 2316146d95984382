package io.lookervault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extraction by the packaged program, over HTTP, as a process that can be killed. */
class ExtractIT {
    @TempDir
    Path dir;

    private static DemoLooker looker(int dashboards, long latencyMillis) throws Exception {
        return DemoLooker.start(
                DemoOptions.defaults().withDashboards(dashboards).withLatency(Duration.ofMillis(latencyMillis)));
    }

    private static Process extract(Packaged program, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Packaged.launcher(), "extract"));
        command.addAll(List.of(options));
        return program.start(command.toArray(String[]::new));
    }

    /** Hash of every item, by kind and id. */
    private static Map<String, String> contents(Path vault) {
        Map<String, String> hashes = new TreeMap<>();
        try (VaultReader reader = VaultReader.open(vault)) {
            for (Kind kind : Kind.values()) {
                reader.scan(
                        kind,
                        item -> hashes.put(
                                item.summary().key().toString(), item.sha256().orElseThrow()));
            }
        }
        return hashes;
    }

    @Test
    void extractsVerifiesAndListsAWholeLooker() throws Exception {
        try (DemoLooker looker = looker(60, 0)) {
            Packaged program = new Packaged(dir).on(looker);
            assertEquals(0, program.here("check").code());
            Packaged.Result extracted = program.run("extract");
            assertEquals(0, extracted.code(), extracted.all());
            assertTrue(extracted.out().contains("completed"), extracted.out());
            Packaged.Result verified = program.run("verify");
            assertEquals(0, verified.code(), verified.all());
            assertTrue(verified.out().contains("all sound"), verified.out());
            assertEquals(0, program.here("verify --live").code());
            assertTrue(program.here("list dashboards --limit 3").out().contains("of 60 dashboards"));
            assertEquals(0, program.here("show dashboard 1").code());
            assertTrue(program.here("status").out().contains("completed"));
            looker.faults().add(FaultRule.on("GET", "/alerts/search", new FaultAction.Status(403)));
            Packaged.Result live = program.here("verify --live looks alerts");
            assertEquals(4, live.code(), live.all());
            assertTrue(live.out().contains("the rest is not known"), live.out());
        }
    }

    @Test
    void theGuidedTourEndsWell() throws Exception {
        Packaged.Result tour = new Packaged(dir).run("demo --dashboards 20 --db tour.db");
        assertEquals(0, tour.code(), tour.all());
        assertTrue(tour.out().contains("[4/4]"), tour.out());
    }

    @Test
    void whatWasStoredBeforeSigkillIsNotFetchedAgain() throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = new Packaged(dir).on(looker);
            Process first = extract(program, "--batch-size", "10");
            await().atMost(Duration.ofSeconds(30)).until(() -> looker.ledger().count("GET /dashboards/search") >= 12);
            first.destroyForcibly();
            assertEquals(137, program.ended(first).code());
            assertTrue(program.here("status").out().contains("killed"));
            long before = looker.ledger().count("GET /dashboards/search");
            Packaged.Result resumed = program.run("extract --resume");
            assertEquals(0, resumed.code(), resumed.all());
            long pages = looker.ledger().count("GET /dashboards/search");
            assertTrue(pages < before + 30, "pages asked for: " + before + ", then " + (pages - before));
            assertTrue(pages <= 30 + 9 + 2, "more pages asked for twice than were in flight: " + pages);
            Path calm = Files.createDirectory(dir.resolve("calm"));
            assertEquals(0, new Packaged(calm).on(looker).here("extract").code());
            assertEquals(contents(calm.resolve("looker.db")), contents(dir.resolve("looker.db")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsItWithinTenSecondsAndItCanBeResumed(String signal) throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = new Packaged(dir).on(looker);
            Process running = extract(program, "--batch-size", "10");
            await().atMost(Duration.ofSeconds(30)).until(() -> looker.ledger().count("GET /dashboards/search") >= 5);
            long asked = System.nanoTime();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid())).start();
            assertEquals(130, program.ended(running).code());
            assertTrue(System.nanoTime() - asked < Duration.ofSeconds(10).toNanos());
            assertTrue(program.here("status").out().contains("interrupted"));
            assertEquals(0, program.here("extract --resume").code());
        }
    }

    @Test
    void aSecondRunIsTurnedAwayAtOnce() throws Exception {
        try (DemoLooker looker = looker(300, 300)) {
            Packaged program = new Packaged(dir).on(looker);
            Process running = extract(program);
            await().atMost(Duration.ofSeconds(30)).until(() -> looker.ledger().count("GET /dashboards/search") >= 1);
            Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
            Packaged.Result second = new Packaged(elsewhere).on(looker).run("extract --db " + dir.resolve("looker.db"));
            assertEquals(6, second.code(), second.all());
            assertTrue(second.err().contains("pid " + running.pid()), second.err());
            running.destroyForcibly();
        }
    }

    @Test
    void tellsItsStoryAsJsonLines() throws Exception {
        try (DemoLooker looker = looker(30, 0)) {
            Packaged.Result result = new Packaged(dir).on(looker).run("extract --output json");
            assertEquals(0, result.code(), result.all());
            Map<String, JsonNode> last = new HashMap<>();
            for (String line : result.out().lines().toList()) {
                JsonNode event = new JsonMapper().readTree(line);
                assertTrue(event.get("timestamp").asText().endsWith("Z"), line);
                last.put(event.get("event").asText(), event);
            }
            JsonNode started = last.get("extraction_started");
            assertEquals(8, started.get("workers").asInt());
            assertEquals(Kind.values().length, started.get("kinds").size());
            JsonNode progress = last.get("extraction_progress");
            assertTrue(progress.has("kind") && progress.has("completed") && progress.has("total"));
            assertTrue(progress.has("items_per_second"));
            JsonNode complete = last.get("extraction_complete");
            assertEquals(started.get("session_id"), complete.get("session_id"));
            assertEquals("completed", complete.get("status").asText());
            assertEquals(30, complete.at("/by_kind/dashboards/stored").asInt());
            assertTrue(complete.get("total_items").asLong() > 100);
            for (String field :
                    List.of("calls", "duration_seconds", "items_per_second", "worker_utilization", "parked")) {
                assertTrue(complete.has(field), field);
            }
        }
    }

    @Test
    void stopsAtTheBudgetAndGoesOnLater() throws Exception {
        try (DemoLooker looker = looker(30, 0)) {
            Packaged program = new Packaged(dir).on(looker);
            Packaged.Result stopped = program.run("extract --max-calls 20");
            assertEquals(7, stopped.code(), stopped.all());
            Map<String, Long> classes = looker.ledger().classes();
            assertEquals(20, classes.getOrDefault("admin", 0L) + classes.getOrDefault("query", 0L));
            assertEquals(0, program.here("extract --resume").code());
        }
    }

    @Test
    void aLookerThatIsLargerThanTheHeapFitsThroughIt() throws Exception {
        try (DemoLooker looker = looker(3000, 0)) {
            Packaged.Result result = new Packaged(dir)
                    .on(looker)
                    .with("LOOKERVAULT_JAVA_OPTS", "-Xmx80m")
                    .run("extract");
            assertEquals(0, result.code(), result.all());
            assertTrue(Files.size(dir.resolve("looker.db")) > 80 << 20);
        }
    }

    @Test
    void whoRunsOutOfMemoryEndsAtOnceAndCanBeResumed() throws Exception {
        try (DemoLooker looker = looker(300, 0)) {
            Packaged program = new Packaged(dir).on(looker);
            Packaged.Result result =
                    program.with("LOOKERVAULT_JAVA_OPTS", "-Xmx24m").run("extract --workers 16 --batch-size 300");
            assertEquals(137, result.code(), result.all());
            assertTrue(result.err().lines().anyMatch(line -> line.startsWith("error: out of memory. ")), result.err());
            assertFalse(result.err().contains("nterminated"), result.err());
            assertEquals("", result.out());
            assertEquals(0, program.here("extract --resume").code());
        }
    }

    /** The first process of a container, which a signal from inside does not kill; where such a thing may be made. */
    @Test
    void whoRunsOutOfMemoryInAContainerEndsAsWell() throws Exception {
        String[] container = {"unshare", "-Urpf", "--mount-proc"};
        Packaged program = new Packaged(dir);
        assumeTrue(isPossible(program, container), "no user namespaces here");
        try (DemoLooker looker = looker(300, 0)) {
            program.on(looker).with("LOOKERVAULT_JAVA_OPTS", "-Xmx24m");
            List<String> command = new ArrayList<>(List.of(container));
            command.addAll(List.of(Packaged.launcher(), "extract", "--workers", "16", "--batch-size", "300"));
            Packaged.Result result = program.command(command.toArray(String[]::new));
            assertEquals(3, result.code(), result.all());
            assertTrue(result.err().contains("error: out of memory. "), result.err());
        }
    }

    private static boolean isPossible(Packaged program, String... container) throws Exception {
        List<String> command = new ArrayList<>(List.of(container));
        command.add("true");
        try {
            return program.command(command.toArray(String[]::new)).code() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    @Test
    void theSecretAndTheTokenAreNowhere() throws Exception {
        try (DemoLooker looker = looker(20, 0)) {
            Packaged.Result result = new Packaged(dir).on(looker).run("extract -v");
            assertEquals(0, result.code(), result.all());
            String secret = looker.clientSecret();
            assertFalse(result.all().contains(secret));
            byte[] vault = Files.readAllBytes(dir.resolve("looker.db"));
            assertFalse(new String(vault, StandardCharsets.ISO_8859_1).contains(secret));
        }
    }

    @Test
    void aWorkerThatWaitsForLookerDoesNotHoldUpASignal() throws Exception {
        try (DemoLooker looker = looker(60, 0)) {
            looker.faults()
                    .add(FaultRule.on("GET", "/dashboards/search", new FaultAction.Slow(Duration.ofSeconds(40))));
            Packaged program = new Packaged(dir).on(looker);
            Process running = extract(program);
            await().atMost(Duration.ofSeconds(30)).until(() -> looker.ledger().count("GET /users") > 0);
            long asked = System.nanoTime();
            running.destroy();
            assertEquals(130, program.ended(running).code());
            assertTrue(System.nanoTime() - asked < Duration.ofSeconds(10).toNanos());
            assertTrue(program.here("status").out().contains("interrupted"));
            looker.faults().clear();
            assertEquals(0, program.here("extract --resume").code());
        }
    }

    @Test
    void aFullDiskEndsTheRunAndTheVaultIsSound() throws Exception {
        try (DemoLooker looker = looker(200, 0)) {
            Packaged program = new Packaged(dir).on(looker);
            Packaged.Result full = program.command(
                    "sh", "-c", "ulimit -f 1500; trap '' XFSZ; exec \"$0\" extract", Packaged.launcher());
            assertEquals(1, full.code(), full.all());
            assertTrue(full.err().contains("Free space on the disk"), full.err());
            assertEquals(
                    1,
                    full.err().lines().filter(line -> line.startsWith("error")).count(),
                    full.err());
            assertEquals(0, program.here("verify").code());
            // whether the end of the session still found room is up to the disk
            assertTrue(program.here("status").out().matches("(?s).*(failed|killed).*"));
            Packaged.Result resumed = program.here("extract --resume");
            assertEquals(0, resumed.code(), resumed.all());
            assertEquals(0, program.here("verify --live").code());
        }
    }
}
