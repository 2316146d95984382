package io.lookervault.inbox;

import io.lookervault.session.Causes;
import io.lookervault.vault.DropEnd;
import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.VaultInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds drops that are whole, opens them, and moves them away with a report. Bean of the routes {@code inbox-…}. The same
 * content is worked off once, also across restarts: the vault remembers its digest.
 *
 * <p>For one thread at a time, as the timer of the route is; {@link #stop} and {@link #queue} may come from others.
 */
public final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Supplier<InboxRules> rules;
    private final Drops drops;
    private final DropBook book;
    private final InstantSource clock;
    private final Nearby nearby;
    private final Looks looks;
    private final PutAway putAway;
    private final Set<Path> unreadable = new HashSet<>();
    private final Map<Path, Instant> seen = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * @param rules what holds now; asked again for each sweep
     * @param clock the time of day
     * @param steady a clock that nobody sets, for how long a drop has looked the same
     * @param nearby finds what somebody meant who wrote an unknown word
     */
    public Inbox(Supplier<InboxRules> rules, Drops drops, InstantSource clock, InstantSource steady, Nearby nearby) {
        this.rules = rules;
        this.drops = drops;
        this.book = new DropBook(drops);
        this.clock = clock;
        this.nearby = nearby;
        this.looks = new Looks(steady);
        this.putAway = new PutAway(looks);
    }

    /**
     * Makes the directories, if the inbox is switched on.
     *
     * @throws UncheckedIOException when they cannot be made
     */
    public void prepare() {
        InboxRules now = rules.get();
        try {
            if (now.enabled()) {
                new Places(now.directory()).prepare();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the inbox " + now.directory()
                            + ". Set lookervault.inbox.directory to a directory that can be written",
                    e);
        }
    }

    /**
     * What lies there now, by a look of its own.
     *
     * @throws IOException when there is an inbox that cannot be looked into
     */
    public Queue queue() throws IOException {
        InboxRules now = rules.get();
        if (!now.enabled()) {
            return Queue.EMPTY;
        }
        List<Path> there = new Places(now.directory()).drops();
        seen.keySet().retainAll(there);
        there.forEach(drop -> seen.putIfAbsent(drop, clock.instant()));
        return new Queue(
                there.size(),
                seen.values().stream().min(Comparator.naturalOrder()),
                putAway.stuck().stream()
                        .map(drop -> drop.getFileName().toString())
                        .sorted()
                        .toList());
    }

    /** What was dropped and is whole, the oldest first; nothing when the inbox is switched off. */
    public List<Path> ready() throws IOException {
        InboxRules now = rules.get();
        List<Path> ready = new ArrayList<>();
        if (now.enabled() && !stopped) {
            Places places = new Places(now.directory());
            places.prepare();
            List<Path> there = places.drops();
            looks.keep(there);
            putAway.stuck().retainAll(there);
            unreadable.retainAll(there);
            book.look(there);
            for (Path drop : there) {
                if (!putAway.stuck().contains(drop) && whole(drop, now)) {
                    ready.add(drop);
                }
            }
        }
        return ready;
    }

    private boolean whole(Path drop, InboxRules now) {
        try {
            boolean whole = looks.still(drop, now.quiet()) || looks.isVouchedFor(drop);
            unreadable.remove(drop);
            return whole;
        } catch (IOException | RuntimeException trouble) {
            if (isChange(trouble)) {
                LOG.debug("{} is changing: {}", drop, trouble.getMessage());
            } else if (unreadable.add(drop)) {
                LOG.warn(
                        "{} cannot be read, and waits: {}. Give its files to the user of the daemon",
                        drop,
                        trouble.toString());
            }
            return false;
        }
    }

    private static boolean isChange(Exception trouble) {
        return trouble instanceof NoSuchFileException || trouble.getCause() instanceof NoSuchFileException;
    }

    /** Work on a drop begins: it is in the vault from now on. What was worked off before ends at once. */
    public Drop take(Path path) {
        Drop drop = new Drop(path, clock.instant());
        if (stopped || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            drop.end("interrupted", Optional.empty(), "nothing begins any more");
            return drop;
        }
        if (!whole(path, rules.get())) { // what came before it took its time
            drop.end("waiting", Optional.empty(), "it is being changed");
            return drop;
        }
        String digest = "";
        try {
            digest = looks.digest(path);
        } catch (IOException | RuntimeException unreadable) {
            failed(drop, unreadable);
        }
        book.begin(drop, digest).ifPresent(before -> repeated(drop, before));
        drop.row().ifPresent(id -> LOG.info("{} is taken", drop));
        return drop;
    }

    private static void repeated(Drop drop, DropRow before) {
        String again = drop.form() == Drop.Form.ORDER
                ? "give the order another id"
                : "put it elsewhere in the inbox and order verb: pack";
        drop.end(
                "repeated",
                before.session(),
                "nothing was done: the same content was worked off as " + before.name() + ", taken at " + before.taken()
                        + ". To do it again, " + again);
    }

    /** Reads what is asked for, and brings what it is about into place. */
    public void open(Drop drop) throws IOException {
        InboxRules now = rules.get();
        Places places = new Places(now.directory());
        switch (drop.form()) {
            case ORDER -> order(drop, places);
            case TREE -> {
                drop.ordered(new JobOrder(Verb.PACK, Map.of()));
                drop.at(drop.path());
            }
            case ARCHIVE -> {
                if (!Archive.is(drop.name())) {
                    throw new DropRefused(drop.name() + " is no directory and no .tar.gz, .tgz or .zip of one");
                }
                drop.ordered(new JobOrder(Verb.PACK, Map.of()));
                drops.mustBeFree(); // before it is unpacked again and again
                drop.in(places.workspace());
                drop.at(Archive.unpack(drop.path(), drop.workspace().orElseThrow(), now.limits()));
            }
        }
    }

    private void order(Drop drop, Places places) throws IOException {
        if (!drop.name().matches("(?s).*\\.ya?ml")) {
            throw new DropRefused(drop.name() + " is no order: its name does not end in .yaml");
        }
        JobOrder order = OrderFile.read(drop.path(), nearby);
        drop.ordered(order);
        drop.tell("order", order.options());
        for (String key : order.verb().paths()) {
            if (order.text(key).isEmpty()) {
                continue;
            }
            try {
                Path place = places.inside(key, order.text(key).get());
                if (order.verb() == Verb.UNPACK) {
                    Files.createDirectories(place.getParent());
                }
                drop.at(place);
            } catch (DropRefused elsewhere) {
                throw new DropRefused(drop.name() + ": " + elsewhere.getMessage(), elsewhere);
            }
        }
    }

    /** Something was thrown: another run that has the vault is waited for, anything else is a failure. */
    public void failed(Drop drop, Throwable failure) {
        Throwable cause = Causes.root(failure);
        String reason = Causes.reason(failure);
        if (cause instanceof VaultInUse) {
            drop.end("waiting", Optional.empty(), reason);
        } else if (cause instanceof CancellationException || stopped) {
            drop.end("interrupted", Optional.empty(), reason);
        } else {
            drop.end("failed", Optional.empty(), reason);
            LOG.debug("{} failed", drop, cause);
        }
    }

    /** Writes down how it ended and moves it away, unless it stays to be taken up again. */
    public void close(Drop drop) {
        DropEnd end = drop.end();
        drop.workspace().ifPresent(Inbox::clear);
        if (drop.stays()) {
            book.leave(drop);
        } else {
            Instant now = clock.instant();
            book.end(
                    drop,
                    now); // the vault comes first and the move last: whatever is cut off in between, nothing is done
            // twice
            putAway.put(drop, new Places(rules.get().directory()), now);
        }
        if (drop.row().isPresent()) {
            LOG.info(
                    "{} ended: {}{}{}",
                    drop,
                    end.outcome(),
                    end.session().map(id -> ", session " + id).orElse(""),
                    end.reason().isEmpty() ? "" : ", " + end.reason());
        }
    }

    private static void clear(Path workspace) {
        try {
            Places.remove(workspace);
        } catch (IOException | UncheckedIOException stays) {
            LOG.warn("{} cannot be removed now, and is at the next look: {}", workspace, stays.toString());
        }
    }

    /** Nothing is taken any more. */
    public void stop() {
        stopped = true;
    }
}
