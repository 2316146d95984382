package io.lookervault.inbox;

import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.VaultException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes drops into the vault. What the vault does not take does not begin: who knows whether it was worked off before? How
 * something ended that the vault does not take is remembered, and written as soon as it does: it is not done again.
 *
 * <p>For one thread at a time.
 */
final class DropBook {
    private static final Logger LOG = LoggerFactory.getLogger(DropBook.class);

    private final Drops drops;
    private final Queue<DropRow> unwritten = new ArrayDeque<>();
    private final Set<Path> told = new HashSet<>();

    DropBook(Drops drops) {
        this.drops = drops;
    }

    /** Forgets what is not there any more, and writes what could not be written before. */
    void look(Collection<Path> there) {
        told.retainAll(there);
        try {
            write();
        } catch (VaultException still) {
            LOG.debug("{} ended drops are not written down yet: {}", unwritten.size(), still.getMessage());
        }
    }

    /** Work on a drop begins; tells when the same content was worked off before. It waits when the vault does not take it. */
    Optional<DropRow> begin(Drop drop, String digest) {
        try {
            write();
            Optional<DropRow> before = drops.done(digest);
            drop.noted(drops.take(digest, drop.name(), drop.form().word()), digest);
            told.remove(drop.path());
            return before;
        } catch (VaultException refused) {
            drop.end("waiting", Optional.empty(), refused.getMessage());
            if (told.add(drop.path())) {
                LOG.error("{} could not be written down, and waits: {}", drop, refused.getMessage());
                drop.lacks(refused.getMessage());
            }
            return Optional.empty();
        }
    }

    /** It is taken up again. */
    void leave(Drop drop) {
        try {
            drop.row().ifPresent(id -> drops.leave(id, drop.end()));
        } catch (VaultException refused) {
            LOG.warn("that {} waits could not be written down: {}", drop, refused.getMessage());
        }
    }

    /** It ended. */
    void end(Drop drop, Instant now) {
        unwritten.add(drop.ended(now));
        try {
            write();
        } catch (VaultException refused) {
            LOG.error("how {} ended could not be written down: {}", drop, refused.getMessage());
            drop.lacks(refused.getMessage());
        }
    }

    private void write() {
        while (!unwritten.isEmpty()) {
            drops.end(unwritten.element());
            unwritten.remove();
        }
    }
}
