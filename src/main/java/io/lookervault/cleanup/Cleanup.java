package io.lookervault.cleanup;

import io.lookervault.content.Kind;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Removes rows that have been marked as deleted for long enough. Bean of the route {@code cleanup}. Thread-safe. */
public final class Cleanup {
    private final InstantSource clock;

    public Cleanup(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts the rows, and removes them unless it is a dry run; all of them or none. */
    public CleanupReport run(CleanupRequest request) {
        Instant cutoff = clock.instant().minus(Duration.ofDays(request.retentionDays()));
        if (request.dryRun()) {
            try (VaultReader vault = VaultReader.open(request.vault())) {
                return new CleanupReport(cutoff, vault.deletedBefore(cutoff), true);
            }
        }
        VaultReader.open(request.vault()).close(); // a vault that is not there is not made
        try (Vault vault = Vault.open(request.vault(), "cleanup", clock)) {
            Map<Kind, Long> removed = vault.removeDeletedBefore(cutoff);
            return new CleanupReport(cutoff, removed, false);
        }
    }
}
