package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Progress;
import io.lookervault.vault.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** One unpack while it goes on. Thread-safe: workers share it. */
public final class UnpackRun {
    private final String id = UUID.randomUUID().toString();
    private final UnpackRequest request;
    private final Snapshot vault;
    private final UnpackPlan plan;
    private final Target target;
    private final Progress progress;
    private final List<Manifest.Entry> done = new ArrayList<>();
    private final List<ItemKey> damaged = new ArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Batches<Snapshot.Entry> batches;
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private long written;
    private long orphaned;

    UnpackRun(UnpackRequest request, Snapshot vault, UnpackPlan plan, Target target) {
        this.request = request;
        this.vault = vault;
        this.plan = plan;
        this.target = target;
        this.progress = new Progress(request.workers(), System::nanoTime, () -> 1.0);
        this.batches = new Batches<>(plan.entries().iterator(), Snapshot.Entry::size, () -> failure.get() != null);
        Map<Kind, Long> totals = new EnumMap<>(Kind.class);
        plan.entries().forEach(entry -> totals.merge(entry.key().kind(), 1L, Long::sum));
        totals.forEach(progress::total);
    }

    String id() {
        return id;
    }

    UnpackRequest request() {
        return request;
    }

    Snapshot vault() {
        return vault;
    }

    UnpackPlan plan() {
        return plan;
    }

    Target target() {
        return target;
    }

    Progress progress() {
        return progress;
    }

    void beat(Heartbeat beating) {
        heartbeat = Optional.of(beating);
    }

    /** Pieces of work for the splitter. */
    public Iterator<List<Snapshot.Entry>> getBatches() {
        return batches;
    }

    /** The first thing that goes wrong ends the run. */
    void stop(RuntimeException why) {
        failure.compareAndSet(null, why);
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure.get());
    }

    synchronized void done(List<Manifest.Entry> files, long writtenNow, long orphans, List<ItemKey> suspect) {
        done.addAll(files);
        written += writtenNow;
        orphaned += orphans;
        damaged.addAll(suspect);
        files.forEach(file -> progress.completed(file.key().kind(), 1));
    }

    synchronized List<Manifest.Entry> files() {
        return List.copyOf(done);
    }

    synchronized UnpackReport report(long removed) {
        Map<Kind, Long> files = new EnumMap<>(Kind.class);
        done.forEach(file -> files.merge(file.key().kind(), 1L, Long::sum));
        return new UnpackReport(
                id,
                request.directory(),
                files,
                written,
                removed,
                orphaned,
                List.copyOf(damaged),
                progress.throughput());
    }

    /** Lets go of the vault, however the run ended. */
    void release() {
        heartbeat.ifPresent(Heartbeat::close);
        vault.close();
        target.close();
    }
}
