package io.lookervault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.ForeignDatabase;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lookervault run} as a process that can be stopped and killed. */
class DaemonIT {
    @TempDir
    Path dir;

    private static DemoLooker looker(int dashboards, long latencyMillis) throws Exception {
        return DemoLooker.start(
                DemoOptions.defaults().withDashboards(dashboards).withLatency(Duration.ofMillis(latencyMillis)));
    }

    private Packaged program(DemoLooker looker, String cron) {
        return new Packaged(dir)
                .on(looker)
                .with("LOOKERVAULT_EXTRACT_BATCH_SIZE", "10")
                .with("LOOKERVAULT_SCHEDULE_JITTER", "0")
                .with("LOOKERVAULT_OBSERVE_PORT", "0")
                .with("LOOKERVAULT_SCHEDULE_BACKUP_ENABLED", "false")
                .with("LOOKERVAULT_SCHEDULE_BACKUP_CRON", "* * * * * ?")
                .with("LOOKERVAULT_SCHEDULE_FULL_BACKUP_CRON", cron);
    }

    private List<FireRow> fires() {
        return fires("weekly-backup");
    }

    private List<FireRow> fires(String schedule) {
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            return reader.fires(Optional.of(schedule), 0);
        } catch (NoVault | ForeignDatabase notYet) { // it is being made
            return List.of();
        }
    }

    private void awaitOutcome(String outcome) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> fires().stream().anyMatch(fire -> fire.outcome().equals(outcome)));
    }

    @Test
    void backsUpByScheduleAndEndsWith130OnSigterm() throws Exception {
        try (DemoLooker looker = looker(20, 0)) {
            Packaged program = program(looker, "0/2 * * * * ?");
            Process daemon = program.start(Packaged.launcher(), "run");
            awaitOutcome("completed");
            long asked = System.nanoTime();
            daemon.destroy();
            assertEquals(130, program.ended(daemon).code());
            assertTrue(System.nanoTime() - asked < Duration.ofSeconds(10).toNanos());
            Packaged.Result status = program.here("status");
            assertTrue(status.out().contains("Daemon: not running"), status.all());
            assertEquals(List.of(), fires("nightly-backup"), "it is switched off");
            assertEquals(0, program.here("verify").code());
        }
    }

    @Test
    void sigtermInTheMiddleOfABackupLeavesItResumableAndTheNextDaemonFinishesIt() throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = program(looker, "0/3 * * * * ?");
            Process daemon = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> looker.ledger().count("GET /dashboards/search") >= 8);
            daemon.destroy();
            assertEquals(130, program.ended(daemon).code());
            assertEquals("interrupted", fires().get(fires().size() - 1).outcome());
            long pages = looker.ledger().count("GET /dashboards/search");
            Process second = program.start(Packaged.launcher(), "run");
            awaitOutcome("completed");
            second.destroy();
            program.ended(second);
            assertTrue(pages < 30, "it was in the middle: " + pages);
        }
    }

    @Test
    void afterSigkillTheNextDaemonFinishesTheBackupWithoutFetchingItAllAgain() throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = program(looker, "0/3 * * * * ?");
            Process daemon = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> looker.ledger().count("GET /dashboards/search") >= 12);
            daemon.destroyForcibly();
            assertEquals(137, program.ended(daemon).code());
            Process second = program.start(Packaged.launcher(), "run");
            awaitOutcome("completed");
            long pages = looker.ledger().count("GET /dashboards/search");
            second.destroyForcibly();
            program.ended(second);
            assertTrue(fires().stream().anyMatch(fire -> fire.outcome().equals("killed")), fires().toString());
            assertTrue(pages <= 30 + 9 + 2, "more pages asked for twice than were in flight: " + pages);
            try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
                assertEquals(
                        1,
                        reader.sessions(0).stream()
                                .filter(session -> session.status().equals("completed"))
                                .count());
            }
        }
    }

    @Test
    void whatIsInFlightIsWaitedForAsLongAsTheGracePeriodSays() throws Exception {
        try (DemoLooker looker = looker(20, 0)) {
            looker.faults().add(FaultRule.on("GET", "/dashboards/search", new FaultAction.Slow(Duration.ofSeconds(6))));
            Packaged program = program(looker, "0/2 * * * * ?").with("LOOKERVAULT_SHUTDOWN_GRACE", "1");
            Process daemon = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> looker.ledger().count("GET /dashboards/search") >= 1);
            try (Connection somebody = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("looker.db"));
                    Statement statement = somebody.createStatement()) {
                statement.execute("BEGIN IMMEDIATE"); // so the daemon cannot write down that it stops
                long asked = System.nanoTime();
                daemon.destroy();
                assertEquals(130, program.ended(daemon).code());
                assertTrue(System.nanoTime() - asked < Duration.ofSeconds(5).toNanos());
            }
        }
    }

    @Test
    void aDropThatWasCutOffBySigkillIsFinishedOnceByTheNextDaemon() throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = program(looker, "0 0 0 1 1 ? 2098")
                    .with("LOOKERVAULT_INBOX_ENABLED", "true")
                    .with("LOOKERVAULT_INBOX_SWEEP_SECONDS", "1")
                    .with("LOOKERVAULT_INBOX_QUIET_SECONDS", "0");
            Path jobs = Files.createDirectories(dir.resolve("inbox/jobs"));
            Files.writeString(jobs.resolve("a.yaml"), "verb: extract\ntypes: [dashboards]\n");
            Process daemon = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> looker.ledger().count("GET /dashboards/search") >= 12);
            Files.writeString(jobs.resolve("b.yaml"), "verb: verify\n");
            daemon.destroyForcibly();
            assertEquals(137, program.ended(daemon).code());
            Process second = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> dropCounts().equals(Map.of("completed", 2L)));
            await().atMost(Duration.ofSeconds(10)).until(() -> list("jobs").isEmpty());
            second.destroyForcibly();
            program.ended(second);
            long pages = looker.ledger().count("GET /dashboards/search");
            // thirty pages, those in flight again, and the survey of the list twice
            assertTrue(pages <= 30 + 9 + 2, "more pages asked for twice than were in flight: " + pages);
            assertEquals(4, list("done").size(), list("done").toString()); // two orders, two reports
            assertEquals(List.of(), list("failed"));
            try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
                assertEquals(1, reader.sessions(0).size());
                assertEquals("completed", reader.sessions(0).get(0).status());
            }
        }
    }

    private Map<String, Long> dropCounts() {
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            return reader.dropCounts();
        }
    }

    private List<Path> list(String place) throws IOException {
        try (Stream<Path> all = Files.list(dir.resolve("inbox").resolve(place))) {
            return all.toList();
        }
    }

    @Test
    void aBackupByHandWhileTheDaemonBacksUpIsTurnedAway() throws Exception {
        try (DemoLooker looker = looker(300, 150)) {
            Packaged program = program(looker, "0/2 * * * * ?");
            Process daemon = program.start(Packaged.launcher(), "run");
            await().atMost(Duration.ofSeconds(40)).until(() -> looker.ledger().count("GET /dashboards/search") >= 2);
            Path elsewhere = java.nio.file.Files.createDirectory(dir.resolve("elsewhere"));
            Packaged.Result byHand =
                    new Packaged(elsewhere).on(looker).here("extract --db " + dir.resolve("looker.db"));
            assertEquals(6, byHand.code(), byHand.all());
            Packaged.Result second = new Packaged(elsewhere).on(looker).run("run --db " + dir.resolve("looker.db"));
            assertEquals(6, second.code(), second.all());
            assertTrue(second.err().contains("pid " + daemon.pid()), second.err());
            daemon.destroyForcibly();
            program.ended(daemon);
        }
    }
}
