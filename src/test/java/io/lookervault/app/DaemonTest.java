package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.RunListener;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultInUse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedules: what fires, what becomes of it, and what is caught up. */
class DaemonTest {
    private static final String EACH_SECOND = "* * * * * ?";

    @TempDir
    Path dir;

    private DaemonRig rig(int dashboards) throws Exception {
        return new DaemonRig(dir, DemoOptions.defaults().withDashboards(dashboards));
    }

    private static FireRow awaitFire(DaemonRig rig, String schedule, String outcome) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rig.fires(schedule).stream()
                        .anyMatch(fire -> fire.outcome().equals(outcome)));
        return rig.fires(schedule).stream()
                .filter(fire -> fire.outcome().equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScheduledBackupIsStoredVerifiedAndWrittenDown() throws Exception {
        try (DaemonRig rig = rig(20).set("lookervault.schedule.full-backup.cron", EACH_SECOND)) {
            rig.daemon();
            FireRow fire = awaitFire(rig, "weekly-backup", "completed");
            assertEquals("schedule", fire.cause());
            assertEquals(1, fire.attempts());
            assertTrue(rig.sessions().stream()
                    .anyMatch(row -> row.id().equals(fire.session().orElseThrow())
                            && row.status().equals("completed")));
            ScheduleRow weekly = rig.schedules().stream()
                    .filter(row -> row.name().equals("weekly-backup"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(weekly.nextDue().orElseThrow().isAfter(fire.due()));
        }
    }

    @Test
    void whatIsDangerousIsOffUnlessItIsSwitchedOn() throws Exception {
        try (DaemonRig rig = rig(1)) {
            rig.daemon();
            assertEquals(
                    List.of("nightly-backup", "weekly-backup"),
                    rig.schedules().stream()
                            .filter(row -> row.nextDue().isPresent())
                            .map(ScheduleRow::name)
                            .toList());
        }
    }

    @Test
    void aFireThatFindsTheVaultInUseIsSkippedAndWrittenDown() throws Exception {
        try (DaemonRig rig = rig(5)) {
            rig.daemon();
            try (Vault vault = Vault.open(rig.vault(), "somebody", InstantSource.system())) {
                rig.set("lookervault.schedule.full-backup.cron", EACH_SECOND);
                FireRow fire = awaitFire(rig, "weekly-backup", "skipped");
                assertTrue(fire.reason().contains("somebody"), fire.reason());
                assertEquals(List.of(), vault.reader().sessions(0));
            }
            awaitFire(rig, "weekly-backup", "completed");
        }
    }

    @Test
    void twoSchedulesAtOnceRunOneAfterTheOtherOrNotAtAll() throws Exception {
        try (DaemonRig rig = rig(30).set("lookervault.schedule.full-backup.cron", EACH_SECOND)
                .set("lookervault.schedule.backup.cron", EACH_SECOND)) {
            rig.daemon();
            awaitFire(rig, "weekly-backup", "completed");
            awaitFire(rig, "nightly-backup", "completed");
            await().until(() -> rig.fires("weekly-backup").size() >= 4);
            rig.stop();
            List<FireRow> ran = java.util.stream.Stream.of("weekly-backup", "nightly-backup")
                    .flatMap(name -> rig.fires(name).stream())
                    .filter(fire -> fire.outcome().equals("completed"))
                    .toList();
            assertEquals(
                    ran.size(),
                    rig.sessions().stream()
                            .filter(row -> row.status().equals("completed"))
                            .count(),
                    () -> ran + "\n" + rig.sessions());
        }
    }

    @Test
    void aFailedRunIsTriedAgainAndGoesOnWhereItFailed() throws Exception {
        try (DaemonRig rig =
                rig(20).set("lookervault.looker.give-up-after", "1").set("lookervault.schedule.retry.delay", "1")) {
            rig.looker()
                    .faults()
                    .add(FaultRule.on("*", "/**", new FaultAction.Status(503, Optional.empty()))
                            .after(20));
            rig.set("lookervault.schedule.full-backup.cron", EACH_SECOND).daemon();
            SessionRow failed = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> rig.sessions().stream()
                                    .filter(row -> row.status().equals("failed"))
                                    .findAny(),
                            Optional::isPresent)
                    .orElseThrow();
            rig.looker().faults().clear();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")
                                    && fire.attempts() > 1
                                    && fire.session().equals(Optional.of(failed.id()))));
        }
    }

    @Test
    void whatWasMissedIsCaughtUpOnceFromTheLastSuccessInTheVault() throws Exception {
        try (DaemonRig rig = rig(5).set("lookervault.schedule.full-backup.cron", "0 0 2 * * ?")) {
            Instant before = Instant.now().minus(Duration.ofDays(3));
            try (Fires fires = Fires.open(rig.vault(), InstantSource.system())) {
                fires.register(
                        List.of(new ScheduleRow("weekly-backup", "0 0 2 * * ?", "UTC", before, Optional.of(before))));
            }
            rig.daemon();
            FireRow fire = awaitFire(rig, "weekly-backup", "completed");
            assertEquals("catch-up", fire.cause());
            assertTrue(fire.due().isBefore(Instant.now()));
            rig.stop();
            int fires = rig.fires("weekly-backup").size();
            rig.daemon();
            rig.stop();
            assertEquals(fires, rig.fires("weekly-backup").size(), "nothing is missing any more");
        }
    }

    @Test
    void aSecondDaemonOnTheSameVaultIsTurnedAway() throws Exception {
        try (DaemonRig rig = rig(1)) {
            rig.daemon();
            VaultInUse no = assertThrows(VaultInUse.class, () -> Daemon.start(rig::settings, RunListener.silent()));
            assertTrue(no.getMessage().contains("looker.db are kept by another daemon, run (pid "), no.getMessage());
        }
    }

    @Test
    void aFailureIsToldToTheWebhookAndAWebhookThatFailsFailsNothing() throws Exception {
        WireMockServer hook = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        hook.start();
        hook.stubFor(any(anyUrl()).willReturn(serverError()));
        try (DaemonRig rig = rig(3).set("lookervault.notify.url", "http://127.0.0.1:" + hook.port() + "/hook?a=1&b=2")
                .set("lookervault.looker.give-up-after", "1")
                .set("lookervault.schedule.retry.max-retries", "0")
                .set("lookervault.schedule.full-backup.cron", EACH_SECOND)) {
            rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Status(503, Optional.empty())));
            rig.daemon();
            awaitFire(rig, "weekly-backup", "failed");
            await().until(() -> !hook.getAllServeEvents().isEmpty());
            String body = hook.getAllServeEvents().get(0).getRequest().getBodyAsString();
            assertTrue(body.contains("\"event\":\"schedule_failed\"") && body.contains("weekly-backup"), body);
            assertFalse(body.contains(rig.looker().clientSecret()));
            hook.resetAll();
            hook.stubFor(any(anyUrl()).willReturn(ok()));
            await().until(() -> !hook.findAll(postRequestedFor(anyUrl())).isEmpty());
            assertEquals(
                    "application/json",
                    hook.findAll(postRequestedFor(anyUrl())).get(0).getHeader("Content-Type"));
        } finally {
            hook.stop();
        }
    }

    private static WireMockServer hook() {
        WireMockServer hook = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        hook.start();
        hook.stubFor(any(anyUrl()).willReturn(ok()));
        return hook;
    }

    private static String awaitNotice(WireMockServer hook, String event) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> hook.findAll(postRequestedFor(anyUrl())).stream()
                                .map(LoggedRequest::getBodyAsString)
                                .filter(body -> body.contains("\"event\":\"" + event + "\""))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    @Timeout(150)
    void aVaultThatIsTakenAwayIsToldAndTheNextBackupMakesAnother() throws Exception {
        WireMockServer hook = hook();
        try (DaemonRig rig = rig(3).set("lookervault.notify.url", "http://127.0.0.1:" + hook.port() + "/")) {
            Daemon daemon = rig.daemon();
            Files.move(rig.vault(), dir.resolve("elsewhere.db"));
            HttpURLConnection health = (HttpURLConnection)
                    URI.create(daemon.health() + "/ready").toURL().openConnection();
            assertEquals(503, health.getResponseCode());
            rig.set("lookervault.schedule.full-backup.cron", EACH_SECOND);
            String notice = awaitNotice(hook, "schedule_unwritten");
            assertTrue(notice.contains("Noting a fire of weekly-backup failed"), notice);
            awaitFire(rig, "weekly-backup", "completed");
            await().atMost(Duration.ofSeconds(20)).until(() -> rig.schedules().size() >= 5);
        } finally {
            hook.stop();
        }
    }

    @Test
    @Timeout(150)
    void aFailureIsToldThoughItsEndCannotBeWrittenAndIsWrittenLater() throws Exception {
        WireMockServer hook = hook();
        try (DaemonRig rig = rig(3).set("lookervault.notify.url", "http://127.0.0.1:" + hook.port() + "/")
                .set("lookervault.looker.give-up-after", "1")
                .set("lookervault.schedule.retry.max-retries", "0")
                .set("lookervault.schedule.full-backup.cron", EACH_SECOND)) {
            rig.daemon();
            awaitFire(rig, "weekly-backup", "completed");
            statement(
                    rig,
                    "CREATE TRIGGER full BEFORE UPDATE ON schedule_fires BEGIN SELECT RAISE(ABORT, 'no end'); END");
            rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Status(503, Optional.empty())));
            String notice = awaitNotice(hook, "schedule_failed");
            assertTrue(notice.contains("no end"), notice);
            List<Long> endless = rig.fires("weekly-backup").stream()
                    .filter(fire -> fire.ended().isEmpty())
                    .map(FireRow::id)
                    .toList();
            statement(rig, "DROP TRIGGER full");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .filter(fire -> endless.contains(fire.id()))
                            .allMatch(fire -> fire.ended().isPresent()));
            awaitFire(rig, "weekly-backup", "failed");
        } finally {
            hook.stop();
        }
    }

    private static void statement(DaemonRig rig, String sql) throws SQLException {
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + rig.vault() + "?busy_timeout=30000");
                Statement statement = vault.createStatement()) {
            statement.execute(sql);
        }
    }
}
