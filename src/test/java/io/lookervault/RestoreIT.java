package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Restoration by the packaged program, over HTTP, as a process that can be killed; to a Looker that is empty at first. */
class RestoreIT {
    private static final DemoOptions DEMO =
            DemoOptions.defaults().withDashboards(8).withLatency(Duration.ofMillis(15));
    private static final int WORKERS = 8;
    private static final String RESTORE = "restore all --force --owner-fallback me";

    @TempDir
    private static Path shared;

    @TempDir
    private Path dir;

    private static Map<String, Long> created;
    private static long writes;

    @BeforeAll
    static void restoresUndisturbed() throws Exception {
        Path home = Files.createDirectory(shared.resolve("home"));
        try (DemoLooker looker = DemoLooker.start(DEMO)) {
            assertEquals(0, new Packaged(home).on(looker).here("extract").code());
        }
        Path calm = Files.createDirectory(shared.resolve("calm"));
        Files.copy(home.resolve("looker.db"), calm.resolve("looker.db"));
        try (DemoLooker looker = DemoLooker.start(DEMO.withEmpty(true))) {
            assertEquals(4, new Packaged(calm).on(looker).here(RESTORE).code());
            writes = looker.ledger().writes();
            created = held(looker);
        }
    }

    private Packaged program(DemoLooker looker) throws Exception {
        Files.copy(shared.resolve("home/looker.db"), dir.resolve("looker.db"));
        return new Packaged(dir).on(looker).with("LOOKERVAULT_LOOKER_GIVE_UP_AFTER", "2");
    }

    private static DemoLooker empty() throws Exception {
        return DemoLooker.start(DEMO.withEmpty(true));
    }

    /** How many there are of what can be made twice. */
    private static Map<String, Long> held(DemoLooker looker) throws Exception {
        Map<String, Long> held = new TreeMap<>();
        io.lookervault.extract.Truth truth = new io.lookervault.extract.Truth(looker);
        truth.everything().forEach((kind, items) -> {
            held.put(kind.plural(), (long) items.size());
            for (JsonNode item : items.values()) {
                for (String parts : List.of(
                        "dashboard_elements",
                        "dashboard_filters",
                        "dashboard_layouts",
                        "board_sections",
                        "user_ids",
                        "group_ids",
                        "access")) {
                    held.merge(parts, (long) item.path(parts).size(), Long::sum);
                }
            }
        });
        return held;
    }

    private static Process start(Packaged program, String words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Packaged.launcher()));
        command.addAll(List.of(words.split(" ", -1)));
        return program.start(command.toArray(String[]::new));
    }

    private static void await(DemoLooker looker, int done) {
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> looker.ledger().writes() >= done);
    }

    /** Goes on and comes to the end of an undisturbed run, without what was done already. */
    private static void resumes(Packaged program, DemoLooker looker) throws Exception {
        Packaged.Result resumed = program.run("restore resume");
        assertEquals(4, resumed.code(), resumed.all());
        assertEquals(created, held(looker));
        assertTrue(looker.ledger().writes() <= writes + WORKERS, looker.ledger().writes() + " of " + writes);
        looker.ledger().reset();
        program.here(RESTORE);
        assertEquals(0, looker.ledger().writes());
        Packaged.Result none = program.here("restore resume");
        assertEquals(2, none.code(), none.all());
        assertTrue(none.err().contains("no unfinished restoration"), none.err());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 100})
    void goesOnAfterSigkill(int done) throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            Process running = start(program, RESTORE);
            await(looker, done);
            running.destroyForcibly();
            assertEquals(137, program.ended(running).code());
            Packaged.Result status = program.here("restore status");
            assertTrue(status.out().contains("killed"), status.all());
            resumes(program, looker);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 10", "INT, 90"})
    void aSignalEndsItWithinTenSecondsAndItGoesOn(String signal, int done) throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            Process running = start(program, RESTORE);
            await(looker, done);
            long asked = System.nanoTime();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid())).start();
            Packaged.Result ended = program.ended(running);
            assertEquals(130, ended.code(), ended.all());
            assertTrue(System.nanoTime() - asked < Duration.ofSeconds(10).toNanos());
            assertTrue(program.here("restore status").out().contains("interrupted"));
            resumes(program, looker);
        }
    }

    @Test
    void goesOnWhenTheNetworkIsBackAndOnlyThere() throws Exception {
        try (DemoLooker looker = empty();
                DemoLooker other = empty()) {
            Packaged program = program(looker);
            Process running = start(program, RESTORE);
            await(looker, 60);
            looker.faults().add(FaultRule.on("*", "/**", new FaultAction.Hangup()));
            Packaged.Result gone = program.ended(running);
            assertEquals(3, gone.code(), gone.all());
            assertTrue(gone.err().contains("restore resume"), gone.err());
            assertFalse(gone.err().contains("extract"), gone.err());
            assertFalse(gone.err().contains("\tat "), gone.err());
            looker.faults().clear();

            Packaged.Result elsewhere = program.on(other).here("restore resume");
            assertEquals(2, elsewhere.code(), elsewhere.all());
            assertTrue(elsewhere.err().contains(looker.url()), elsewhere.err());
            assertEquals(0, other.ledger().writes());
            resumes(program.on(looker), looker);
        }
    }

    @Test
    void tellsItsStoryAsJsonLines() throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            looker.faults()
                    .add(FaultRule.on("POST", "/looks", new FaultAction.Status(422))
                            .times(1));
            Packaged.Result run = program.run(RESTORE + " --output json");
            assertEquals(4, run.code(), run.all());
            Map<String, List<JsonNode>> events = new TreeMap<>();
            for (String line : run.out().lines().toList()) {
                JsonNode event = new JsonMapper().readTree(line);
                assertTrue(event.path("timestamp").asText().endsWith("Z"), line);
                events.computeIfAbsent(event.path("event").asText(), none -> new ArrayList<>())
                        .add(event);
            }
            has(events, "restore_started", "session_id workers kinds resumed");
            has(events, "restore_plan_entry", "kind id name part action target_id writes changes reason");
            has(events, "restore_plan", "session_id create update undelete unchanged refused writes by_kind notices");
            has(
                    events,
                    "restore_progress",
                    "kind completed total items_per_second active_workers errors remaining_seconds pace");
            has(events, "item_failed", "kind id error");
            has(
                    events,
                    "restore_complete",
                    "session_id status total_items applied planned_writes writes done parked refused open by_kind calls"
                            + " duration_seconds items_per_second worker_utilization");
            JsonNode plan = events.get("restore_plan").get(0);
            JsonNode end = events.get("restore_complete").get(0);
            assertEquals("partial", end.path("status").asText());
            assertEquals(plan.path("writes"), end.path("planned_writes"));
            assertEquals(looker.ledger().writes(), end.path("writes").asLong());
            assertEquals(0, end.path("open").asLong());
        }
    }

    private static void has(Map<String, List<JsonNode>> events, String name, String fields) {
        assertTrue(events.containsKey(name), () -> name + " in " + events.keySet());
        for (String field : fields.split(" ", -1)) {
            assertTrue(
                    events.get(name).get(0).has(field),
                    () -> field + " in " + events.get(name).get(0));
        }
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatItWould() throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            Packaged.Result plan = program.here("restore all --dry-run --owner-fallback me");
            assertEquals(0, looker.ledger().writes());
            assertTrue(plan.out().contains("+ create dashboard 1 "), plan.all());
            assertTrue(plan.out().contains(writes + " writes"), plan.all());
            assertEquals(2, program.here("restore resume").code(), "a plan is nothing to resume");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restore bulk gadgets | 2 | gadgets",
                "restore bulk explores dashboards | 2 | by git",
                "restore bulk queries | 2 | with what shows them",
                "restore all --only-types explores | 2 | by git",
                "restore all --only-types dashbords | 2 | dashboards",
                "restore all --exclude-types x | 2 | x",
                "restore single dashboard 4711 | 1 | dashboard 4711 is not in",
                "restore single dashboard | 2 | ID",
                "restore all --recursive | 2 | --folder-ids",
                "restore all --owner-fallback nonsense | 2 | nonsense",
                "restore all --map absent.yaml | 2 | absent.yaml",
                "restore all --map broken.yaml | 2 | broken.yaml",
                "restore all --map unknown.yaml | 2 | gadgets",
                "restore all --max-retries many | 2 | many",
                "restore all --workers 0 | 2 | 0",
                "restore all --db absent.db | 2 | absent.db",
                "restore status --session-id nobody | 1 | nobody",
                "restore resume --session-id nobody | 2 | nobody",
                "restore resume dashbords | 2 | dashboards",
                "restore resume looks | 2 | no unfinished restoration of looks",
                "restore bulk | 2 | restore all",
                "restore all --folder-ids nosuch | 2 | folder 'nosuch' is not in",
                "restore bulk dashboards --folder-ids , | 2 | names no folder",
                "restore dlq show x | 2 | x",
                "restore dlq show 5 | 1 | 5",
                "restore dlq list --type gadgets | 2 | gadgets",
                "restore | 2 | restore --help"
            })
    void badInputEndsWithAWordThatHelps(String words, int code, String said) throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            Files.writeString(dir.resolve("broken.yaml"), "models: [a: b");
            Files.writeString(dir.resolve("unknown.yaml"), "gadgets:\n  a: b\n");
            Packaged.Result run = program.here(words);
            assertEquals(code, run.code(), run.all());
            assertTrue(run.all().contains(said), run.all());
            assertFalse(run.all().contains("\tat "), run.all());
            assertEquals(0, looker.ledger().writes());
        }
    }

    @Test
    void theSecretAndTheTokenAreNowhere() throws Exception {
        try (DemoLooker looker = empty()) {
            Packaged program = program(looker);
            looker.faults().add(FaultRule.on("POST", "/looks", new FaultAction.Status(422)));
            StringBuilder said = new StringBuilder(program.run(RESTORE + " -v").all());
            said.append(program.here("restore dlq list --output json").all());
            said.append(program.here("restore status --output json").all());
            said.append(Files.readString(dir.resolve("looker.db"), StandardCharsets.ISO_8859_1));
            assertFalse(said.toString().contains(looker.clientSecret()));
            assertFalse(said.toString().contains("token "), "an authorization header");
        }
    }
}
