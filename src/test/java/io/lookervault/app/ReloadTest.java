package io.lookervault.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.VaultReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private static void awaitRefused(DaemonRig rig, String reason) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rig.daemon()
                        .reloadState()
                        .problem()
                        .filter(problem -> problem.contains(reason))
                        .isPresent());
    }

    private static void awaitEdits(DaemonRig rig, int edits) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> rig.daemon().reloadState().edits() == edits
                        && !rig.daemon().reloadState().degraded());
    }

    @Test
    void aBadEditIsNamedAndChangesNothingThatRuns() throws Exception {
        try (DaemonRig rig = rig(10, 0).set("lookervault.schedule.backup.cron", "* * * * * ?")) {
            Set<String> before = rig.daemon().routeIds();
            rig.edit(TRIGGERS, text -> text.replace("uri: direct:schedule-fire", "urri: direct:schedule-fire"));
            awaitRefused(rig, "triggers.camel.yaml");
            int fired = rig.fires("nightly-backup").size();
            await().until(() -> rig.fires("nightly-backup").size() > fired + 1);
            assertEquals(before, rig.daemon().routeIds());
            rig.edit(TRIGGERS, text -> text.replace("urri:", "uri:").replace("Backs up what changed.", "Mended now."));
            awaitEdits(rig, 1);
            await().until(() -> rig.daemon().description("nightly-backup").equals("Mended now."));
            List<FireRow> fires = rig.fires("nightly-backup");
            for (int i = 1; i < fires.size(); i++) {
                long gap = Duration.between(fires.get(i).due(), fires.get(i - 1).due())
                        .toMillis();
                assertTrue(gap <= 1000, "no fire between " + fires.get(i).due() + " and " + gap + " ms later");
            }
        }
    }

    @Test
    void whatIsWrongWithAnEditIsSaid() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            rig.edit(TRIGGERS, text -> text.replace("direct:schedule-fire", "direct:schedule-fyre"));
            awaitRefused(rig, "direct:schedule-fyre, which no route has: nightly-backup in triggers.camel.yaml, line");
            rig.edit(
                    TRIGGERS,
                    text -> text.replace("direct:schedule-fyre", "direct:schedule-fire")
                            .replace("backup --incremental", "backup --incremenntal"));
            awaitRefused(rig, "backup has no option --incremenntal");
            rig.edit(TRIGGERS, text -> text.replace("--incremenntal", "--incremental"));
            awaitEdits(rig, 1);
            rig.set("lookervault.schedule.backup.cron", "at night");
            awaitRefused(rig, "\"at night\" is no cron expression");
            rig.set("lookervault.schedule.backup.cron", "0 0 3 * * ?");
            rig.edit(LOOKER, text -> text.replace("ref: pace", "ref: paice"));
            awaitRefused(rig, "paice");
            rig.edit(LOOKER, text -> "- route:\n\tid: x\n");
            awaitRefused(rig, "looker.camel.yaml");
        }
    }

    @Test
    void aSettingThatWouldDoHarmLaterIsRefusedAtOnce() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            harm(rig, "lookervault.extract.workers", "8", "80");
            harm(rig, "lookervault.looker.rate-limit-per-second", "1000", "0");
            harm(rig, "lookervault.inbox.quiet-seconds", "30", "30s");
            harm(rig, "lookervault.schedule.retry.max-retries", "3", "three");
            rig.edit(LOOKER, text -> text.replace("{{lookervault.looker.rate-limit-per-second}}", "0"));
            awaitRefused(rig, "looker-send lets nothing through");
            rig.edit(
                    LOOKER,
                    text -> text.replace("expression: \"0\"", "expression: \"900\"")
                            .replace("await(0,", "await(900,"));
            rig.set("lookervault.schedule.full-backup.cron", "* * * * * ?");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")));
        }
    }

    private static void harm(DaemonRig rig, String key, String good, String bad) throws Exception {
        rig.set(key, bad);
        awaitRefused(rig, key + " is \"" + bad + "\"");
        HttpURLConnection health =
                (HttpURLConnection) URI.create(rig.daemon().health()).toURL().openConnection();
        assertEquals(200, health.getResponseCode());
        rig.set(key, good);
    }

    @Test
    void whatCannotBeReadIsSaidOnceAndIsRightAgainWhenItIsPutBack() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            Path triggers = dir.resolve("home").resolve(TRIGGERS);
            byte[] good = Files.readAllBytes(triggers);
            Files.write(triggers, new byte[] {(byte) 0xc3, (byte) 0x28});
            awaitRefused(rig, "Save it as UTF-8");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            assertEquals(1, rig.daemon().reloadState().refused());
            Files.write(triggers, good);
            awaitEdits(rig, 1);
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
    void waitsBetweenTriesThatAreEditedInTheSettingsCountFromTheNextRun() throws Exception {
        try (DaemonRig rig = rig(1, 0)
                .option("lookervault.looker.retry.max-retries", "3")
                .set("lookervault.schedule.full-backup.cron", "* * * * * ?")) {
            rig.looker().faults().forbid("themes", 500);
            rig.edit(TRIGGERS, text -> text.replace("expression: backup\n", "expression: backup --types themes\n"));
            rig.daemon();
            rig.edit(
                    "config/application.properties",
                    text -> text.replace("looker.retry.delay=5", "looker.retry.delay=400")
                            .replace("looker.retry.multiplier=2", "looker.retry.multiplier=1"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .filter(fire -> fire.outcome().equals("partial"))
                            .anyMatch(fire -> Duration.between(
                                                    fire.started(), fire.ended().orElseThrow())
                                            .toMillis()
                                    > 1000));
        }
    }

    @Test
    void whatCountsFromTheNextStartOnlyIsSaid() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            rig.edit(
                    "config/application.properties",
                    text -> text.replace("looker.timeout=120", "looker.timeout=60")
                            .replace("pack.workers=4", "pack.workers=2")
                            .replace("cleanup.retention-days=30", "cleanup.retention-days=31"));
            awaitEdits(rig, 1);
            List<String> later = List.of("lookervault.looker.timeout", "lookervault.pack.workers");
            assertEquals(later, rig.daemon().reloadState().restart());
            String health = new String(
                    URI.create(rig.daemon().health()).toURL().openStream().readAllBytes(), UTF_8);
            assertTrue(health.contains("count from the next start: " + String.join(", ", later)), health);
            try (VaultReader vault = VaultReader.open(rig.vault())) {
                assertEquals(later, vault.daemon().orElseThrow().restart());
            }
            rig.edit(
                    "config/application.properties",
                    text -> text.replace("looker.timeout=60", "looker.timeout=120")
                            .replace("pack.workers=2", "pack.workers=4"));
            awaitEdits(rig, 2);
            assertEquals(List.of(), rig.daemon().reloadState().restart());
        }
    }

    @Test
    void anEditIsTakenUpThoughTheVaultCannotBeToldAndItIsToldLater() throws Exception {
        try (DaemonRig rig = rig(1, 0)) {
            rig.daemon();
            Path away = dir.resolve("elsewhere.db");
            Files.move(rig.vault(), away);
            rig.set("lookervault.schedule.backup.cron", "0 0 3 * * ?");
            awaitEdits(rig, 1);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.daemon().reloadState().waiting().isEmpty());
            rig.set("lookervault.schedule.backup.cron", "at night");
            awaitRefused(rig, "\"at night\" is no cron expression");
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
            awaitEdits(rig, 2);
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
            awaitEdits(rig, 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.fires("weekly-backup").stream()
                            .anyMatch(fire -> fire.outcome().equals("completed")));
            assertEquals(
                    "completed", rig.sessions().get(rig.sessions().size() - 1).status());
        }
    }

    @Test
    @Timeout(180)
    void fiftyGoodAndBadEditsUnderLoadLoseNoRouteAndDisturbNoRun() throws Exception {
        try (DaemonRig rig = rig(300, 20)
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
                    awaitEdits(rig, good);
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
