package io.lookervault.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers how drops looked the last time, so that what is still being copied is left alone. For one thread. */
final class Looks {
    private static final class Seen {
        private final String looks;
        private final Instant since;
        private Optional<String> digest = Optional.empty();

        private Seen(String looks, Instant since) {
            this.looks = looks;
            this.since = since;
        }
    }

    private final InstantSource clock;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<Path, Voucher> vouched = new HashMap<>();

    /** What somebody marked as whole, and when. */
    private record Voucher(FileTime marked, String looks) {}

    Looks(InstantSource clock) {
        this.clock = clock;
    }

    /** Forgets what is not there any more. */
    void keep(Collection<Path> there) {
        seen.keySet().retainAll(there);
        vouched.keySet().retainAll(there);
    }

    /** Takes a look; tells whether it looks as it did for so long. */
    boolean still(Path drop, Duration quiet) throws IOException {
        Seen now = look(drop);
        return !now.since.plus(quiet).isAfter(clock.instant());
    }

    /** Whether it is marked as whole, and looks as it did when the mark was first seen: a mark does not count for what comes later. */
    boolean isVouchedFor(Path drop) throws IOException {
        Optional<FileTime> marked = Places.markedReady(drop);
        if (marked.isEmpty()) {
            vouched.remove(drop);
            return false;
        }
        Voucher now = new Voucher(marked.get(), look(drop).looks);
        return now.equals(vouched.merge(drop, now, (old, fresh) -> old.marked().equals(fresh.marked()) ? old : fresh));
    }

    /** The digest of its content, which is read again only when it looks otherwise. */
    String digest(Path drop) throws IOException {
        Seen now = look(drop);
        if (now.digest.isEmpty()) {
            now.digest = Optional.of(Content.digest(drop));
        }
        return now.digest.get();
    }

    /** Whether something else lies in its place since it was taken. */
    boolean isAnother(Drop drop) {
        try {
            return !drop.digest().isEmpty() && !digest(drop.path()).equals(drop.digest());
        } catch (IOException | UncheckedIOException gone) {
            return false;
        } catch (DropRefused unlikeBefore) {
            return true;
        }
    }

    private Seen look(Path drop) throws IOException {
        String looks = Content.looks(drop);
        return seen.merge(drop, new Seen(looks, clock.instant()), (old, now) -> old.looks.equals(looks) ? old : now);
    }
}
