package io.lookervault.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.VaultReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of settings while the daemon runs: which are refused, and from when the others count. */
class ReloadSettingsTest {
    private static final String LOOKER = "routes/looker.camel.yaml";
    private static final String TRIGGERS = "routes/triggers.camel.yaml";

    @TempDir
    Path dir;

    private DaemonRig rig() throws Exception {
        return new DaemonRig(dir, DemoOptions.defaults().withDashboards(1));
    }

    @Test
    void aSettingThatWouldDoHarmLaterIsRefusedAtOnce() throws Exception {
        try (DaemonRig rig = rig()) {
            rig.daemon();
            harm(rig, "lookervault.extract.workers", "8", "80");
            harm(rig, "lookervault.looker.rate-limit-per-second", "1000", "0");
            harm(rig, "lookervault.inbox.quiet-seconds", "30", "30s");
            harm(rig, "lookervault.schedule.retry.max-retries", "3", "three");
            rig.edit(LOOKER, text -> text.replace("{{lookervault.looker.rate-limit-per-second}}", "0"));
            rig.awaitRefused("looker-send lets nothing through");
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
        rig.awaitRefused(key + " is \"" + bad + "\"");
        HttpURLConnection health =
                (HttpURLConnection) URI.create(rig.daemon().health()).toURL().openConnection();
        assertEquals(200, health.getResponseCode());
        rig.set(key, good);
    }

    @Test
    void whatCountsFromTheNextStartOnlyIsSaid() throws Exception {
        try (DaemonRig rig = rig()) {
            rig.daemon();
            rig.edit(
                    "config/application.properties",
                    text -> text.replace("looker.timeout=120", "looker.timeout=60")
                            .replace("pack.workers=4", "pack.workers=2")
                            .replace("cleanup.retention-days=30", "cleanup.retention-days=31"));
            rig.awaitEdits(1);
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
            rig.awaitEdits(2);
            assertEquals(List.of(), rig.daemon().reloadState().restart());
        }
    }

    @Test
    void waitsBetweenTriesThatAreEditedInTheSettingsCountFromTheNextRun() throws Exception {
        try (DaemonRig rig = rig().option("lookervault.looker.retry.max-retries", "3")
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
}
