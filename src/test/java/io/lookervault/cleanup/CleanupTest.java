package io.lookervault.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupTest {
    @TempDir
    Path dir;

    private Map<Kind, Long> removed(Rig rig, int days, boolean dryRun) {
        return rig.application()
                .cleanup(new CleanupRequest(rig.vault(), days, dryRun))
                .removed();
    }

    @Test
    void removesWhatWasDeletedLongEnoughAgoAndNothingElse() throws Exception {
        try (Rig rig = new Rig(dir, 6)) {
            rig.extract(Kind.DASHBOARD);
            rig.looker().edits().delete("dashboards", "3");
            rig.extract(Kind.DASHBOARD);
            assertEquals(Map.of(), removed(rig, 1, false));
            assertEquals(1, removed(rig, 0, true).get(Kind.DASHBOARD));
            assertEquals(1, removed(rig, 0, false).get(Kind.DASHBOARD), "the dry run removed nothing");
            assertEquals(Map.of(), removed(rig, 0, false));
            try (VaultReader vault = VaultReader.open(rig.vault())) {
                assertEquals(5, vault.counts().get(Kind.DASHBOARD));
                vault.scanWithDeleted(
                        Kind.DASHBOARD,
                        item -> assertFalse(item.summary().key().id().equals("3")));
            }
        }
    }

    @Test
    void makesNoVault() {
        Path none = dir.resolve("none.db");
        Cleanup cleanup = new Cleanup(java.time.InstantSource.system());
        assertThrows(NoVault.class, () -> cleanup.run(new CleanupRequest(none, 30, false)));
        assertTrue(Files.notExists(none));
    }

    @Test
    void aClockThatIsAheadRemovesNothingBeforeItsTime() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            rig.extract(Kind.DASHBOARD);
            rig.looker().edits().delete("dashboards", "3");
            rig.extract(Kind.DASHBOARD);
            Cleanup ahead = new Cleanup(() -> java.time.Instant.now().plus(java.time.Duration.ofDays(365)));
            assertEquals(
                    Map.of(),
                    ahead.run(new CleanupRequest(rig.vault(), 30, false)).removed());
        }
    }
}
