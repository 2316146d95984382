package io.lookervault.vault;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was dropped into the inbox, by the digest of its content. It is {@code running}, {@code waiting} (another run has the
 * vault) or {@code interrupted}, or ended as {@code completed}, {@code partial} (some items parked), {@code damaged}
 * (something in the vault cannot be trusted), {@code planned} (a restoration that was only planned), {@code stopped} (budget
 * used up), {@code repeated} (the same content was worked off before), {@code withdrawn}
 * (changed or taken away before its turn came) or {@code failed}.
 *
 * <p>Each change is one small transaction on a connection of its own, since a run may hold the vault. The vault must be there
 * and up to date, which {@link Fires#open} sees to.
 *
 * <p>Thread-safe.
 */
public final class Drops {
    /** Every word for what becomes of a drop. */
    public static final List<String> OUTCOMES = List.of(
            "running",
            "waiting",
            "interrupted",
            "completed",
            "partial",
            "damaged",
            "planned",
            "stopped",
            "repeated",
            "withdrawn",
            "failed");

    private final SqliteFile file;
    private final InstantSource clock;

    /** Opens nothing yet. */
    public Drops(Path file, InstantSource clock) {
        this.file = new SqliteFile(file);
        this.clock = clock;
    }

    /**
     * Looks whether a run could begin now.
     *
     * @throws VaultInUse when another run has the vault
     */
    public void mustBeFree() {
        Vault.probe(file.path(), clock);
    }

    /** The last time that this content was worked off to its end; what failed, or was only planned, may be done again. */
    public Optional<DropRow> done(String digest) {
        return file.change("Looking for a drop", sql -> DropRows.done(sql, digest));
    }

    /**
     * Work on a drop began.
     *
     * @param id the number of its row
     * @param deaths how often in a row the process ended while it was worked off before
     */
    public record Taken(long id, int deaths) {}

    /** Work on this content begins, or goes on. */
    public Taken take(String digest, String name, String kind) {
        return file.change("Noting the drop " + name, sql -> DropRows.take(sql, digest, name, kind, clock.instant()));
    }

    /** It is done. Its beginning may not be in this vault. */
    public void end(DropRow ended) {
        file.change("Noting the end of the drop " + ended.name(), sql -> {
            DropRows.end(sql, ended);
            return ended;
        });
    }

    /** It is not done, and is taken up again later. */
    public void leave(long id, DropEnd state) {
        file.change("Noting that drop " + id + " waits", sql -> {
            DropRows.leave(sql, id, state);
            return state;
        });
    }

    /**
     * Ends what has not ended and waits for something that is not there any more; tells how many drops stay open.
     *
     * @param there whether what a drop waits for is still there
     */
    public int withdraw(Predicate<DropRow> there) {
        return file.change("Ending drops that are gone", sql -> DropRows.withdraw(sql, there, clock.instant()));
    }

    /**
     * All drops, the newest first.
     *
     * @param limit at most so many; 0 for all
     */
    public List<DropRow> list(int limit) {
        return file.change("Reading drops", sql -> DropRows.list(sql, limit));
    }
}
