package io.lookervault.inbox;

import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.VaultException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

    /** How often the process may end while a drop is worked off. */
    private static final int DEATHS = 3;

    private final Drops drops;
    private final Queue<DropRow> unwritten = new ArrayDeque<>();
    private final Set<Path> told = new HashSet<>();
    private final Map<String, String> digests = new HashMap<>();
    private boolean open = true;

    DropBook(Drops drops) {
        this.drops = drops;
    }

    /** Forgets what is not there any more, and writes what could not be written before. */
    void look(Collection<Path> there) {
        told.retainAll(there);
        Set<String> names = new HashSet<>();
        there.forEach(path -> names.add(name(path)));
        digests.keySet().retainAll(names);
        try {
            write();
            if (open) {
                open = drops.withdraw(row -> stands(row, names)) > 0;
            }
        } catch (VaultException still) {
            LOG.debug("{} ended drops are not written down yet: {}", unwritten.size(), still.getMessage());
        }
    }

    private static String name(Path drop) {
        return name(Drop.Form.of(drop).word(), drop.getFileName().toString());
    }

    private static String name(String kind, String name) {
        return kind + " " + name;
    }

    /** Whether what a drop was is still there, as far as that is known: what was not taken since may be the same. */
    private boolean stands(DropRow row, Set<String> names) {
        String name = name(row.kind(), row.name());
        return names.contains(name) && digests.getOrDefault(name, row.digest()).equals(row.digest());
    }

    /** Work on a drop begins; tells when the same content was worked off before. It waits when the vault does not take it. */
    Optional<DropRow> begin(Drop drop, String digest) {
        try {
            write();
            Optional<DropRow> before = drops.done(digest);
            Drops.Taken taken = drops.take(digest, drop.name(), drop.form().word());
            drop.noted(taken.id(), digest);
            digests.put(name(drop.path()), digest);
            told.remove(drop.path());
            if (taken.deaths() >= DEATHS) {
                drop.end(
                        "failed",
                        Optional.empty(),
                        "the process ended " + taken.deaths() + " times while it was worked off, such as for want of"
                                + " memory. See the log of the daemon, then drop it again");
            }
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
        open = true;
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
