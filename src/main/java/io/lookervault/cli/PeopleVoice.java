package io.lookervault.cli;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.ProgressSnapshot.KindProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run for people, on standard error: bars that are drawn anew on a terminal, else a plain line every few seconds.
 * Thread-safe.
 */
final class PeopleVoice implements RunVoice {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final int BAR = 24;

    private final Root root;
    private final boolean terminal;
    private Duration lastLine = Duration.ZERO;
    private int drawn;
    private boolean held;

    PeopleVoice(Root root, boolean terminal) {
        this.root = root;
        this.terminal = terminal;
    }

    @Override
    public synchronized void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
        root.note((resumed ? "Resuming session " : "Session ") + sessionId + ": " + kinds.size() + " kinds, " + workers
                + " workers");
    }

    @Override
    public synchronized void forecast(long administrative, long query) {
        root.note(String.format(
                Locale.ROOT, "expected: %,d administrative and %,d query calls in all", administrative, query));
    }

    @Override
    public synchronized void progressed(ProgressSnapshot snapshot) {
        if (held) {
            return;
        }
        if (terminal) {
            draw(snapshot);
        } else if (snapshot.elapsed().minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = snapshot.elapsed();
            root.note(line(snapshot));
        }
    }

    @Override
    public synchronized void hold() {
        held = true;
    }

    @Override
    public synchronized void release() {
        held = false;
        drawn = 0;
    }

    private void draw(ProgressSnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        snapshot.kinds().forEach(kind -> lines.add(bar(kind)));
        lines.add(summary(snapshot));
        String up = drawn > 0 ? "\u001b[" + drawn + "A" : "";
        root.draw(up + "\u001b[J" + String.join("\n", lines) + "\n");
        drawn = lines.size();
    }

    private static String bar(KindProgress kind) {
        long total = kind.total().orElse(0);
        int full = total <= 0 ? 0 : (int) Math.min(BAR, BAR * kind.completed() / total);
        String done = total > 0
                ? String.format(
                        Locale.ROOT,
                        "%,d/%,d (%d %%)",
                        kind.completed(),
                        total,
                        Math.min(100, 100 * kind.completed() / total))
                : String.format(Locale.ROOT, "%,d", kind.completed());
        return String.format("%-18s [%s%s] %s", kind.kind().plural(), "#".repeat(full), " ".repeat(BAR - full), done);
    }

    private static String line(ProgressSnapshot snapshot) {
        List<String> kinds = snapshot.kinds().stream()
                .filter(kind -> kind.total().isEmpty()
                        || kind.completed() < kind.total().getAsLong())
                .map(kind -> kind.kind().plural() + " " + kind.completed()
                        + (kind.total().isPresent() ? "/" + kind.total().getAsLong() : ""))
                .toList();
        return summary(snapshot) + (kinds.isEmpty() ? "" : ": " + String.join(", ", kinds));
    }

    private static String summary(ProgressSnapshot snapshot) {
        long done = snapshot.kinds().stream().mapToLong(KindProgress::completed).sum();
        String pace =
                snapshot.pace() < 0.995 ? String.format(Locale.ROOT, ", pace %.0f %%", snapshot.pace() * 100) : "";
        return String.format(
                Locale.ROOT,
                "%s  %,d items, %,.0f items/s, %d/%d workers%s, %d errors%s",
                clock(snapshot.elapsed()),
                done,
                snapshot.itemsPerSecond(),
                snapshot.activeWorkers(),
                snapshot.workers(),
                pace,
                snapshot.errors(),
                eta(snapshot.remaining()));
    }

    private static String eta(Optional<Duration> remaining) {
        return remaining.map(left -> ", " + clock(left) + " to go").orElse("");
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public synchronized void itemFailed(Kind kind, String id, String error) {
        root.note("parked " + kind.singular() + " " + id + ": " + error);
        drawn = 0;
    }

    @Override
    public synchronized void noticed(String message) {
        root.note(message);
        drawn = 0;
    }
}
