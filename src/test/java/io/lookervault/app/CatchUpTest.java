package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is caught up does not depend on anything but a daemon that runs. */
class CatchUpTest {
    private static final String DAILY = "0 0 2 * * ?";

    @TempDir
    Path dir;

    /** A daemon to be, whose weekly backup was missed. */
    private DaemonRig late() throws Exception {
        DaemonRig rig = new DaemonRig(dir, DemoOptions.defaults().withDashboards(3))
                .set("lookervault.schedule.full-backup.cron", DAILY);
        Instant before = Instant.now().minus(Duration.ofDays(3));
        try (Fires fires = Fires.open(rig.vault(), InstantSource.system())) {
            fires.register(List.of(new ScheduleRow("weekly-backup", DAILY, "UTC", before, Optional.of(before))));
        }
        return rig;
    }

    @Test
    void aDaemonThatDoesNotStartCatchesNothingUpAndTellsNobody() throws Exception {
        WireMockServer hook = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        hook.start();
        hook.stubFor(any(anyUrl()).willReturn(ok()));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DaemonRig rig = late()) {
            rig.set("lookervault.notify.url", "http://127.0.0.1:" + hook.port() + "/")
                    .option("lookervault.observe.port", String.valueOf(taken.getLocalPort()));
            assertThrows(ConfigurationError.class, rig::daemon);
            assertEquals(List.of(), hook.getAllServeEvents());
            assertEquals(List.of(), rig.fires("weekly-backup"));
        } finally {
            hook.stop();
        }
    }

    @Test
    void aNoticeThatFailsKeepsNoBackupFromBeingCaughtUp() throws Exception {
        try (DaemonRig rig = late()) {
            String steps = "uri: direct:notify\n      steps:\n";
            rig.edit("routes/notify.camel.yaml", text -> text.replace(steps, steps + """
                            - throwException:
                                exceptionType: java.lang.IllegalStateException
                                message: no mail today
                    """));
            rig.daemon();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")));
        }
    }
}
