package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon whose vault somebody else has. */
class LockedVaultTest {
    private static final String EACH_SECOND = "* * * * * ?";

    @TempDir
    Path dir;

    private DaemonRig rig() throws Exception {
        return new DaemonRig(dir, DemoOptions.defaults().withDashboards(3));
    }

    @Test
    void aBackupThatIsSkippedAgainAndAgainIsToldOnce() throws Exception {
        WireMockServer hook = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        hook.start();
        hook.stubFor(any(anyUrl()).willReturn(ok()));
        try (DaemonRig rig = rig().set("lookervault.notify.url", "http://127.0.0.1:" + hook.port() + "/")) {
            rig.daemon();
            try (Vault vault = Vault.open(rig.vault(), "restore", InstantSource.system())) {
                rig.set("lookervault.schedule.full-backup.cron", EACH_SECOND);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> rig.fires("weekly-backup").stream()
                                        .filter(fire -> fire.outcome().equals("skipped"))
                                        .count()
                                >= 4);
                assertEquals(List.of(), vault.reader().sessions(0));
            }
            List<String> told = hook.findAll(postRequestedFor(anyUrl())).stream()
                    .map(LoggedRequest::getBodyAsString)
                    .toList();
            assertEquals(1, told.size(), told.toString());
            assertTrue(
                    told.get(0).contains("\"event\":\"schedule_skipped\"")
                            && told.get(0).contains("is in use by restore"),
                    told.get(0));
        } finally {
            hook.stop();
        }
    }

    @Test
    void workIsToldToStopBeforeThatIsWrittenIntoAVaultThatIsLocked() throws Exception {
        try (DaemonRig rig = rig().set("lookervault.looker.rate-limit-per-second", "3")
                .set("lookervault.schedule.deep-verify.enabled", "true")
                .set("lookervault.schedule.deep-verify.cron", EACH_SECOND)) {
            Daemon daemon = rig.daemon();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.looker().ledger().requests() > 1);
            Thread stopping = new Thread(daemon::stop, "stop");
            try (Connection somebody =
                            DriverManager.getConnection("jdbc:sqlite:" + rig.vault() + "?busy_timeout=30000");
                    Statement statement = somebody.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                long asked = rig.looker().ledger().requests();
                stopping.start();
                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                long more = rig.looker().ledger().requests() - asked;
                assertTrue(more <= 2, more + " requests after it was told to stop");
                assertTrue(stopping.isAlive(), "its end waits for the vault");
                statement.execute("ROLLBACK");
            }
            stopping.join(20_000);
            rig.stop();
            List<FireRow> fires = rig.fires("weekly-verify");
            FireRow worked = fires.stream()
                    .filter(fire -> fire.attempts() > 0)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(fires.toString()));
            assertEquals("interrupted", worked.outcome(), fires.toString());
        }
    }
}
