package io.lookervault.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import io.lookervault.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edits of routes and settings while the daemon runs. */
class ReloadTest {
    private static final String LOOKER = "routes/looker.camel.yaml";
    private static final String TRIGGERS = "routes/triggers.camel.yaml";

    @TempDir
    Path dir;

    private DaemonRig rig(int dashboards, long latencyMillis) throws Exception {
        return new DaemonRig(
                dir, DemoOptions.defaults().withDashboards(dashboards).withLatency(Duration.ofMillis(latencyMillis)));
    }

    @Test
    void aBadEditIsNamedAndChangesNothingThatRuns() throws Exception {
        try (DaemonRig rig = rig(10, 0).set("lookervault.schedule.backup.cron", "* * * * * ?")) {
            Set<String> before = rig.daemon().routeIds();
            rig.edit(TRIGGERS, text -> text.replace("uri: direct:schedule-fire", "urri: direct:schedule-fire"));
            rig.awaitRefused("triggers.camel.yaml");
            int fired = rig.fires("nightly-backup").size();
            await().until(() -> rig.fires("nightly-backup").size() > fired + 1);
            assertEquals(before, rig.daemon().routeIds());
            rig.edit(TRIGGERS, text -> text.replace("urri:", "uri:").replace("Backs up what changed.", "Mended now."));
            rig.awaitEdits(1);
            await().until(() -> rig.daemon().description("nightly-backup").equals("Mended now."));
            List<Instant> due = rig.fires("nightly-backup").stream()
                    .map(FireRow::due)
                    .sorted() // two that begin at almost the same time may be written down in any order
                    .toList();
            for (int i = 1; i < due.size(); i++) {
                long gap = Duration.between(due.get(i - 1), due.get(i)).toMillis();
                assertTrue(gap <= 1000, "no fire between " + due.get(i - 1) + " and " + gap + " ms later");
            }
        }
    }

    @Test
    void whatIsWrongWithAnEditIsSaid() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            rig.edit(TRIGGERS, text -> text.replace("direct:schedule-fire", "direct:schedule-fyre"));
            rig.awaitRefused("direct:schedule-fyre, which no route has: nightly-backup in triggers.camel.yaml, line");
            rig.edit(
                    TRIGGERS,
                    text -> text.replace("direct:schedule-fyre", "direct:schedule-fire")
                            .replace("backup --incremental", "backup --incremenntal"));
            rig.awaitRefused("backup has no option --incremenntal");
            rig.edit(TRIGGERS, text -> text.replace("--incremenntal", "--incremental"));
            rig.awaitEdits(1);
            rig.set("lookervault.schedule.backup.cron", "at night");
            rig.awaitRefused("\"at night\" is no cron expression");
            rig.set("lookervault.schedule.backup.cron", "0 0 3 * * ?");
            rig.edit(LOOKER, text -> text.replace("ref: pace", "ref: paice"));
            rig.awaitRefused("paice");
            rig.edit(
                    LOOKER,
                    text -> text.replace("ref: paice", "ref: pace")
                            .replace("routeConfigurationId: looker-retry", "routeConfigurationId: looker-rety"));
            rig.awaitRefused("its error policy looker-rety is in no file");
            rig.edit(
                    LOOKER,
                    text -> text.replace("looker-rety", "looker-retry").replace("id: looker-throttle", "id: throttle"));
            rig.awaitRefused("it has no step looker-throttle");
            rig.edit(
                    LOOKER,
                    text -> text.replace("id: throttle", "id: looker-throttle")
                            .replace("throwExceptionWhenHalfOpenOrOpenState: true", "slidingWindowSize: 20"));
            rig.awaitRefused("route looker-send in looker.camel.yaml, line");
            rig.edit(LOOKER, text -> "- route:\n\tid: x\n");
            rig.awaitRefused("looker.camel.yaml");
        }
    }

    @Test
    void whatCannotBeReadIsSaidOnceAndIsRightAgainWhenItIsPutBack() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            Path triggers = dir.resolve("home").resolve(TRIGGERS);
            byte[] good = Files.readAllBytes(triggers);
            Files.write(triggers, new byte[] {(byte) 0xc3, (byte) 0x28});
            rig.awaitRefused("Save it as UTF-8");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            assertEquals(1, rig.daemon().reloadState().refused());
            Files.write(triggers, good);
            rig.awaitEdits(1);
        }
    }

    @Test
    void aScheduleThatIsAddedFiresAndOneThatIsRemovedDoesNot() throws Exception {
        try (DaemonRig rig = rig(5, 0)) {
            rig.daemon();
            rig.edit("routes/triggers-mine.camel.yaml", text -> """
                    # Mine.
                    - route:
                        id: my-backup
                        description: Backs up two kinds.
                        group: triggers-mine
                        errorHandler:
                          noErrorHandler: {}
                        from:
                          uri: quartz:schedule/my-backup
                          parameters:
                            cron: "* * * * * ?"
                          steps:
                            - setBody:
                                expression:
                                  constant:
                                    expression: backup --types dashboards,looks
                            - to:
                                uri: direct:schedule-fire
                    """);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> rig.fires("my-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")));
            rig.edit("routes/triggers-mine.camel.yaml", text -> "# Nothing.\n[]\n");
            await().until(() -> !rig.daemon().routeIds().contains("my-backup"));
            await().until(() ->
                    rig.schedules().stream().noneMatch(row -> row.name().equals("my-backup")));
        }
    }

    @Test
    void anEditIsTakenUpThoughTheVaultCannotBeToldAndItIsToldLater() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            Path away = dir.resolve("elsewhere.db");
            Files.move(rig.vault(), away);
            rig.set("lookervault.schedule.backup.cron", "0 0 3 * * ?");
            rig.awaitEdits(1);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.daemon().reloadState().waiting().isEmpty());
            rig.set("lookervault.schedule.backup.cron", "at night");
            rig.awaitRefused("\"at night\" is no cron expression");
            Files.move(away, rig.vault());
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                try (VaultReader vault = VaultReader.open(rig.vault())) {
                    return vault.daemon().orElseThrow().problem().isPresent();
                }
            });
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.schedules().stream()
                            .anyMatch(row -> row.name().equals("nightly-backup")
                                    && row.cron().equals("0 0 3 * * ?")));
            rig.set("lookervault.schedule.backup.cron", "0 0 4 * * ?");
            rig.awaitEdits(2);
            assertEquals(1, rig.daemon().reloadState().refused());
        }
    }

    @Test
    void aNewPaceCountsForTheNextCallsOfABackupThatRuns() throws Exception {
        try (DaemonRig rig = rig(400, 0)
                .set("lookervault.looker.rate-limit-per-second", "2")
                .set("lookervault.schedule.full-backup.cron", "* * * * * ?")) {
            rig.daemon();
            await().until(() -> rig.looker().ledger().requests() > 2);
            rig.edit(LOOKER, text -> text.replace("{{lookervault.looker.rate-limit-per-second}}", "500"));
            rig.awaitEdits(1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")));
            assertEquals(
                    "completed", rig.sessions().get(rig.sessions().size() - 1).status());
        }
    }

    @Test
    void anEditWithABeanWaitsForTheRunThatGoesOnAndCountsAsAWhole() throws Exception {
        try (DaemonRig rig = rig(3, 0)
                .set("lookervault.looker.rate-limit-per-second", "2")
                .set("lookervault.schedule.full-backup.cron", "0 0 2 * * ?")) {
            Instant before = Instant.now().minus(Duration.ofDays(3));
            try (Fires fires = Fires.open(rig.vault(), InstantSource.system())) {
                fires.register(
                        List.of(new ScheduleRow("weekly-backup", "0 0 2 * * ?", "UTC", before, Optional.of(before))));
            }
            rig.daemon();
            await().until(() -> rig.looker().ledger().requests() > 2);
            rig.edit(
                    TRIGGERS,
                    text -> text.replace("{{lookervault.schedule.backup.cron}}", "0 0 4 * * ?")
                            .replace("- route:\n    id: nightly-backup", """
                            - beans:
                                - name: mine
                                  type: java.util.Random
                            - route:
                                id: my-verify
                                description: Reads every stored item.
                                group: triggers
                                errorHandler:
                                  noErrorHandler: {}
                                from:
                                  uri: quartz:schedule/my-verify
                                  parameters:
                                    cron: "0 0 5 * * ?"
                                  steps:
                                    - bean:
                                        ref: mine
                                        method: nextInt
                                    - setBody:
                                        expression:
                                          constant:
                                            expression: verify
                                    - to:
                                        uri: direct:schedule-fire
                            - route:
                                id: nightly-backup"""));
            rig.awaitEdits(1);
            await().until(() ->
                    rig.daemon().reloadState().waiting().containsAll(List.of("my-verify", "nightly-backup")));
            rig.set("lookervault.looker.rate-limit-per-second", "1000");
            rig.awaitEdits(2);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.daemon().reloadState().waiting().isEmpty()
                            && rig.daemon().routeIds().contains("my-verify"));
            await().until(() ->
                    rig.schedules().stream().anyMatch(row -> row.cron().equals("0 0 4 * * ?")));
            assertEquals(0, rig.daemon().reloadState().refused());
            assertEquals("completed", rig.fires("weekly-backup").get(0).outcome());
        }
    }

    @Test
    void aDirectoryThatWasAwayForAMomentIsForgottenWhenItIsBack() throws Exception {
        try (DaemonRig rig = rig(3, 0)) {
            rig.daemon();
            Path routes = rig.home().resolve("routes");
            Files.move(routes, rig.home().resolve("away"));
            await().until(() -> rig.daemon().reloadState().degraded());
            Files.move(rig.home().resolve("away"), routes);
            await().until(() -> !rig.daemon().reloadState().degraded());
        }
    }

    @Test
    @Timeout(180)
    void fiftyGoodAndBadEditsUnderLoadLoseNoRouteAndDisturbNoRun() throws Exception {
        try (DaemonRig rig = rig(60, 100)
                .set("lookervault.extract.batch-size", "10")
                .set("lookervault.schedule.full-backup.cron", "* * * * * ?")
                .set("lookervault.schedule.backup.cron", "0/2 * * * * ?")) {
            Set<String> before = new TreeSet<>(rig.daemon().routeIds());
            await().until(() -> rig.looker().ledger().requests() > 2);
            int good = 0;
            for (int i = 1; i <= 50; i++) {
                String file = List.of(LOOKER, TRIGGERS, "routes/extract.camel.yaml", "config/application.properties")
                        .get((i - 1) / 2 % 4);
                int number = i;
                if (i % 2 == 0) {
                    rig.edit(
                            file,
                            text -> text.replace("#broken\n- {", "")
                                    .replaceFirst("description: (\\w+)( edit \\d+)?", "description: $1 edit " + number)
                                    .replaceFirst("lookervault.broken=1\n", "")
                                    .replaceFirst("extract.workers=\\d+", "extract.workers=" + (1 + number % 8)));
                    good++;
                    rig.awaitEdits(good);
                } else {
                    rig.edit(
                            file,
                            text -> file.startsWith("config")
                                    ? "lookervault.broken=1\n" + text
                                    : "#broken\n- {" + text);
                    await().atMost(Duration.ofSeconds(5))
                            .until(() -> rig.daemon().reloadState().degraded());
                }
                // a good edit swaps its routes one by one, each within some milliseconds
                await().atMost(Duration.ofSeconds(2))
                        .until(() -> before.equals(new TreeSet<>(rig.daemon().routeIds())));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rig.daemon().reloadState().waiting().isEmpty());
            assertEquals(25, rig.daemon().reloadState().edits());
            rig.stop();
            for (String schedule : List.of("weekly-backup", "nightly-backup")) {
                List<FireRow> fires = rig.fires(schedule);
                assertTrue(
                        fires.stream()
                                .allMatch(fire -> Set.of("completed", "skipped", "interrupted")
                                        .contains(fire.outcome())),
                        fires.toString());
                assertTrue(fires.stream().anyMatch(fire -> fire.outcome().equals("completed")), fires.toString());
            }
        }
    }
}
