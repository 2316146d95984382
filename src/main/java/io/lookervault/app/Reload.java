package io.lookervault.app;

import io.lookervault.vault.DaemonRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up edits of route files and settings while everything runs. Four times a second it looks whether something has changed; what
 * has, and has been still for one look, is tried in a scratch context. What is bad changes nothing that runs, and its reason
 * is in the log and in {@link #state}. What is good is swapped in, see {@link RouteSwap}; the pace counts for the very next
 * call.
 *
 * <p>Thread-safe.
 */
final class Reload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
    private static final long PERIOD_MILLIS = 250;

    private final Supplier<Settings> source;
    private final AtomicReference<Settings> inForce;
    private final Parts parts;
    private final InstantSource clock;
    private final Thread watch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ReloadState state;
    private Consumer<DaemonRow> told = row -> {};
    private Map<Path, String> seen;
    private Map<Path, String> judged;
    private Optional<RouteSet> wanted = Optional.empty();
    private final List<String> swapped = new ArrayList<>();
    private boolean untold;
    private boolean mute;

    /**
     * What it changes.
     *
     * @param beans what routes name and no route file defines
     * @param swap the running routes
     * @param live told of good routes and settings before routes are swapped
     * @param swapped told which routes were swapped
     */
    record Parts(Map<String, Object> beans, RouteSwap swap, Consumer<RouteSet> live, Consumer<List<String>> swapped) {}

    /**
     * @param source reads the settings anew
     * @param inForce the settings in force; a good edit replaces them
     */
    Reload(Supplier<Settings> source, AtomicReference<Settings> inForce, Parts parts, InstantSource clock) {
        this.source = source;
        this.inForce = inForce;
        this.parts = parts;
        this.clock = clock;
        this.state = new ReloadState(clock.instant(), Optional.empty(), List.of(), List.of(), 0, 0);
        this.judged = texts();
        this.seen = judged;
        this.watch = new Thread(this::watch, "reload");
        watch.setDaemon(true);
    }

    /** Tells the vault at once, and after each edit, so that other processes can see it. */
    void tell(Consumer<DaemonRow> vault) {
        told = vault;
        tell(state);
    }

    private void tell(ReloadState now) {
        told.accept(
                new DaemonRow(ProcessHandle.current().pid(), now.at(), now.problem(), now.waiting(), now.restart()));
    }

    private void change(ReloadState now) {
        state = now;
        untold = true;
        pass();
    }

    /** Passes on what others are to be told. A vault that cannot be written just now is told at a later look. */
    private void pass() {
        try {
            if (!swapped.isEmpty()) {
                parts.swapped().accept(List.copyOf(swapped));
                swapped.clear();
            }
            if (untold) {
                tell(state);
                untold = false;
            }
            mute = false;
        } catch (RuntimeException later) { // what is in force is in force, and nothing may end the watch
            if (!mute) {
                LOG.error("what is in force could not be written down, and is at a later look: {}", later.getMessage());
                mute = true;
            }
        }
    }

    void begin() {
        watch.start();
    }

    private void watch() {
        try {
            while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    ReloadState state() {
        return state;
    }

    private void look() {
        boolean edited = false;
        try {
            Map<Path, String> now = texts();
            edited = now.equals(seen) && !now.equals(judged);
            seen = now;
            if (edited) {
                judged = now;
                judge(now);
            }
            advance();
        } catch (RuntimeException unexpected) { // nothing may end the watch
            if (edited || !reason(unexpected).equals(state.problem().orElse(""))) {
                refuse(unexpected);
            }
        }
        pass();
    }

    private void judge(Map<Path, String> texts) {
        Settings edited = source.get();
        edited.judge();
        Settings candidate = edited.keeping(inForce.get(), Reload::needsRestart);
        Map<String, String> files = new TreeMap<>();
        texts.forEach((file, text) -> {
            if (file.toString().endsWith(RouteFiles.SUFFIX)) {
                files.put(file.getFileName().toString(), text);
            }
        });
        new Trial(candidate, parts.beans()).run(files);
        RouteSet set = RouteSet.of(files, candidate);
        List<String> restart = edited.differing(inForce.get(), Reload::needsRestart);
        inForce.set(candidate);
        wanted = Optional.of(set);
        parts.live().accept(set);
        change(new ReloadState(
                clock.instant(), Optional.empty(), List.of(), restart, state.edits() + 1, state.refused()));
        if (!restart.isEmpty()) {
            LOG.warn("these settings were edited and count from the next start: {}", String.join(", ", restart));
        }
        LOG.info("an edit was good and is taken up; it changes {}", parts.swap().differences(set));
    }

    private void advance() {
        if (wanted.isEmpty()) {
            return;
        }
        apply(wanted.get());
        List<String> waiting = parts.swap().differences(wanted.get());
        if (!waiting.equals(state.waiting())) {
            change(new ReloadState(
                    state.at(), state.problem(), waiting, state.restart(), state.edits(), state.refused()));
        }
        if (waiting.isEmpty()) {
            wanted = Optional.empty();
        }
    }

    private void apply(RouteSet routes) {
        List<String> done = new ArrayList<>();
        try {
            parts.swap().apply(routes, done::add);
        } catch (RuntimeException failed) { // the same would fail again; the next edit decides
            wanted = Optional.empty();
            throw failed;
        } finally {
            if (!done.isEmpty()) {
                LOG.info("routes taken up: {}", String.join(", ", done));
                swapped.addAll(done);
            }
        }
    }

    private void refuse(RuntimeException problem) {
        String reason = reason(problem);
        if (!reason.equals(state.problem().orElse(""))) {
            LOG.error("an edit was refused, what ran before runs on: {}", reason);
        }
        change(new ReloadState(
                clock.instant(),
                Optional.of(reason),
                wanted.isEmpty() ? List.of() : state.waiting(),
                state.restart(),
                state.edits(),
                state.refused() + 1));
    }

    private static String reason(RuntimeException problem) {
        return Optional.ofNullable(problem.getMessage()).orElse(problem.toString());
    }

    /** What Camel's components, the sign-in and the vault take at the start and keep. */
    private static boolean needsRestart(String key) {
        return key.startsWith("camel.")
                || key.startsWith("lookervault.looker.breaker.")
                || key.startsWith("lookervault.observe.")
                || key.startsWith("lookervault.shutdown.")
                || List.of(
                                "lookervault.vault.path",
                                "lookervault.looker.api-url",
                                "lookervault.looker.client-id",
                                "lookervault.looker.client-secret",
                                "lookervault.looker.timeout",
                                "lookervault.looker.connect-timeout",
                                "lookervault.looker.verify-ssl",
                                "lookervault.looker.allow-http",
                                "lookervault.pack.workers",
                                "lookervault.reload.enabled")
                        .contains(key);
    }

    /** What could not be read is judged again when it can. */
    private Map<Path, String> texts() {
        try {
            return read();
        } catch (RuntimeException unreadable) {
            judged = Map.of();
            throw unreadable;
        }
    }

    private Map<Path, String> read() {
        Map<Path, String> texts = new TreeMap<>();
        for (Path file : RouteFiles.all(inForce.get().home())) {
            read(file, texts);
        }
        inForce.get().files().forEach(file -> read(file, texts));
        return texts;
    }

    /** A file that is being replaced may be away for a moment; the next look decides. */
    private void read(Path file, Map<Path, String> texts) {
        try {
            texts.put(file, Files.readString(file));
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException unreadable) {
            throw new ConfigurationError(
                    file + " could not be read (" + unreadable + "). Save it as UTF-8.", unreadable);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
