package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Progress;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** One pack while it goes on. Holds keys, hashes and places, never content. Thread-safe: workers share it. */
public final class PackRun {
    private final PackRequest request;
    private final String id = UUID.randomUUID().toString();
    private final Export export;
    private final Optional<Snapshot> base;
    private final Origin origin;
    private final EarlierPacks earlier;
    private final Spool spool;
    private final Redefinitions redefinitions;
    private final Progress progress;
    private final Stages stages;
    private final Map<ItemKey, String> files = new ConcurrentHashMap<>();
    private final Set<ItemKey> missing = ConcurrentHashMap.newKeySet();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ItemKey> conflicts = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<Pending, String> shown = new LinkedHashMap<>();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong newer = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final long count;
    private long stayed;
    private boolean partial;
    private boolean stored;
    private Optional<Heartbeat> heartbeat = Optional.empty();

    /** A reference that an edit made, to something that no file read so far holds. */
    record Pending(String file, ItemKey item, ItemKey target) {}

    PackRun(PackRequest request, Export export, Optional<Snapshot> base, Spool spool, Redefinitions redefinitions) {
        this.request = request;
        this.export = export;
        this.base = base;
        this.origin = Origin.of(export, base);
        this.earlier = export.packedInto(base);
        this.spool = spool;
        this.redefinitions = redefinitions;
        this.progress = new Progress(request.limits().workers(), System::nanoTime, () -> 1.0);
        FileWalk walk = FileWalk.of(export.dir().root());
        problems.addAll(walk.problems());
        stages = new Stages(walk.files(), this::kind);
        stages.eachTotal(progress::total);
        count = walk.files().size();
    }

    /** The kind that a file seems to hold, by what was written there or by its directory. */
    Optional<Kind> kind(String path) {
        return export.written(path).map(entry -> entry.key().kind()).or(() -> {
            String[] steps = path.split("/", -1);
            return steps.length < 2 ? Optional.empty() : Kind.named(steps[steps.length - 2]);
        });
    }

    String id() {
        return id;
    }

    PackRequest request() {
        return request;
    }

    Export export() {
        return export;
    }

    Optional<Snapshot> base() {
        return base;
    }

    Origin origin() {
        return origin;
    }

    EarlierPacks earlier() {
        return earlier;
    }

    /** Whether a row with this content is what the file was made from, or what was packed from it. */
    boolean isBase(ItemKey key, String path, Optional<String> checksum, String content) {
        return export.isBase(path, checksum, content) || earlier.made(key, content);
    }

    /** The row in the vault as it was when the run began. */
    Optional<ItemRow> row(ItemKey key) {
        return base.flatMap(vault -> vault.row(key));
    }

    Optional<ItemRow.Stamp> stamp(ItemKey key) {
        return base.flatMap(vault -> vault.stamp(key));
    }

    Spool spool() {
        return spool;
    }

    Redefinitions redefinitions() {
        return redefinitions;
    }

    Progress progress() {
        return progress;
    }

    void beat(Heartbeat beating) {
        heartbeat = Optional.of(beating);
    }

    List<Kind> kinds() {
        return progress.snapshot().kinds().stream().map(kind -> kind.kind()).toList();
    }

    /** Whether a stage is still to be read. */
    public boolean isStageLeft() {
        return stages.left() && failure.get() == null;
    }

    /** The files of the next stage, in pieces for the splitter. */
    public Iterator<List<FileWalk.Found>> getBatches() {
        return new Batches<>(stages.next().iterator(), FileWalk.Found::size, () -> failure.get() != null);
    }

    /** Whether there is something to store, and nothing against it. */
    public synchronized boolean isStoring() {
        return failure.get() == null && outcome() == PackReport.Outcome.PACKED;
    }

    synchronized PackReport.Outcome outcome() {
        if (!problems.isEmpty()) {
            return PackReport.Outcome.INVALID;
        }
        if (!conflicts.isEmpty()) {
            return PackReport.Outcome.CONFLICT;
        }
        return request.options().dryRun() ? PackReport.Outcome.DRY_RUN : PackReport.Outcome.PACKED;
    }

    /** Takes a file's claim to be the item; the path of another file that claims to be it as well. */
    Optional<String> claim(ItemKey key, String path) {
        return Optional.ofNullable(files.putIfAbsent(key, path)).filter(other -> !other.equals(path));
    }

    boolean claimed(ItemKey key) {
        return files.containsKey(key);
    }

    boolean anyOf(Kind kind) {
        return files.keySet().stream().anyMatch(key -> key.kind() == kind)
                || base.filter(vault -> !vault.entries(kind).isEmpty()).isPresent();
    }

    synchronized void problems(List<Problem> found) {
        problems.addAll(found);
    }

    synchronized void conflict(ItemKey key) {
        conflicts.add(key);
    }

    synchronized void plan(Planned change) {
        planned.add(change);
    }

    synchronized void pending(Pending reference) {
        pending.add(reference);
    }

    /** Something that the item needed when it was unpacked is neither in the export nor in the vault. */
    void missing(ItemKey target) {
        missing.add(target);
    }

    Set<ItemKey> missing() {
        return missing;
    }

    void unchanged() {
        unchanged.incrementAndGet();
    }

    void newer() {
        newer.incrementAndGet();
    }

    /** Ends the run, unless everything is stored already; says whether it did. */
    synchronized boolean stop(RuntimeException why) {
        if (!stored) {
            failure.compareAndSet(null, why);
        }
        return !stored;
    }

    /** The transaction is committed: nothing that comes now makes the run a failure. */
    synchronized void stored() {
        stored = true;
        failure.set(null);
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** A tile shows a look and asks for a query, which the look has to ask for as well. */
    synchronized void shown(Pending look, String query) {
        shown.putIfAbsent(look, query);
    }

    synchronized Map<Pending, String> shown() {
        return Map.copyOf(shown);
    }

    synchronized List<Pending> pending() {
        return List.copyOf(pending);
    }

    /** The changes by path: the same files give the same plan. */
    synchronized List<Planned> planned() {
        planned.sort(Comparator.comparing(Planned::file)
                .thenComparing(change -> change.key().toString()));
        return List.copyOf(planned);
    }

    /** What the plan found out: how many items without a file stay, and whether the vault will be partial. */
    synchronized void foresee(long items, boolean onlyPart) {
        stayed = items;
        partial = onlyPart;
    }

    synchronized boolean partial() {
        return partial;
    }

    synchronized PackReport report() {
        problems.sort(Comparator.naturalOrder());
        conflicts.sort(Comparator.comparing(ItemKey::toString));
        PackReport.Counts counts = new PackReport.Counts(
                count,
                count(ItemChange.Sort.ADDED),
                planned.stream().filter(this::returns).count(),
                count(ItemChange.Sort.CHANGED),
                unchanged.get(),
                newer.get(),
                count(ItemChange.Sort.DELETED),
                stayed);
        Set<ItemKey> added = planned.stream().map(Planned::key).collect(Collectors.toUnmodifiableSet());
        List<PackReport.Redefined> queries = redefinitions.all().stream()
                .filter(made -> added.contains(made.key()))
                .map(made -> new PackReport.Redefined(
                        made.original(), made.key(), made.users().size()))
                .toList();
        return new PackReport(
                id, outcome(), counts, judged(), queries, problems, conflicts, partial, progress.throughput());
    }

    private Map<Kind, Long> judged() {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        progress.snapshot().kinds().forEach(kind -> kinds.put(kind.kind(), kind.completed()));
        return kinds;
    }

    /** Whether nobody edited a file, and the item that it was made from is not in the vault any more. */
    private boolean returns(Planned change) {
        return base.isPresent()
                && change.sort() == ItemChange.Sort.ADDED
                && export.written(change.file())
                        .filter(entry -> entry.file().equals(change.fileHash()))
                        .isPresent();
    }

    private long count(ItemChange.Sort sort) {
        return planned.stream().filter(change -> change.sort() == sort).count();
    }

    /** Lets go of the vault, so that it can be written. */
    void closeBase() {
        base.ifPresent(Snapshot::close);
    }

    /** Lets go of everything, however the run ended. */
    void release() {
        heartbeat.ifPresent(Heartbeat::close);
        closeBase();
        spool.close();
    }
}
