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
    /** By so much a clock may go wrong without harm; backups are mostly younger. */
    private static final Duration HARDLY_OLDER = Duration.ofDays(1);

    private final InstantSource clock;

    public Cleanup(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts the rows, and removes them unless it is a dry run; all of them or none. */
    public CleanupReport run(CleanupRequest request) {
        if (request.dryRun()) {
            try (VaultReader vault = VaultReader.open(request.vault())) {
                Instant cutoff = cutoff(vault, request);
                return new CleanupReport(cutoff, vault.deletedBefore(cutoff), true);
            }
        }
        VaultReader.open(request.vault()).close(); // a vault that is not there is not made
        try (Vault vault = Vault.open(request.vault(), "cleanup", clock)) {
            Instant cutoff = cutoff(vault.reader(), request);
            Map<Kind, Long> removed = vault.removeDeletedBefore(cutoff);
            return new CleanupReport(cutoff, removed, false);
        }
    }

    /** Days before now, if that is not long after the last extraction: a clock that is ahead must not make everything old. */
    private Instant cutoff(VaultReader vault, CleanupRequest request) {
        Instant now = clock.instant();
        Instant known =
                vault.lastExtraction().map(end -> end.plus(HARDLY_OLDER)).orElse(now);
        return (known.isBefore(now) ? known : now).minus(Duration.ofDays(request.retentionDays()));
    }
}
