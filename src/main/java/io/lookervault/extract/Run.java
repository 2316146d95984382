package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.looker.CallLedger;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Progress;
import io.lookervault.session.Session;
import io.lookervault.vault.Batch;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.Integrity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One extraction while it runs: its session, its kinds, its work list, and why it stops before its end.
 *
 * <p>Thread-safe: workers share it.
 */
final class Run {
    private static final int REFUSALS_TO_STOP_A_LIST = 3;

    private final Session session;
    private final SessionConfig config;
    private final Claims claims;
    private final Ration ration;
    private final Packing packing = new Packing();
    private final Harvest harvest = new Harvest();
    private final Map<Kind, Integer> refusals = new EnumMap<>(Kind.class);
    private final Map<Claim, Long> begun = new ConcurrentHashMap<>();
    private final Map<Kind, Boolean> told = new ConcurrentHashMap<>();
    private final Map<Kind, Boolean> hidden = new ConcurrentHashMap<>();
    private final Set<Kind> closed = ConcurrentHashMap.newKeySet();
    private final Set<ItemKey> elsewhere = ConcurrentHashMap.newKeySet();
    private Optional<Exception> reason = Optional.empty();
    private volatile Optional<Forecast> forecast = Optional.empty();
    private volatile boolean mayShrink;
    private Optional<Heartbeat> heartbeat = Optional.empty();

    Run(Session session, SessionConfig config, Claims claims, int rationedCalls) {
        this.session = session;
        this.config = config;
        this.claims = claims;
        this.ration = new Ration(rationedCalls, () -> ledger().openCount(session.id(), Kind.USER));
    }

    /** However much is missing, Looker really has no more. */
    void letShrink() {
        mayShrink = true;
    }

    boolean mayShrink() {
        return mayShrink;
    }

    void watch(Heartbeat beating) {
        heartbeat = Optional.of(beating);
    }

    /** It is known what the lists hold: tells how many calls that will take. */
    void reckonCalls(CallLedger soFar) {
        Forecast reckoned = new Forecaster(this).forecast(soFar);
        forecast = Optional.of(reckoned);
        session.listener().forecast(reckoned.administrative(), reckoned.query());
    }

    Optional<Forecast> forecast() {
        return forecast;
    }

    /** Tells how far the run came, and nothing more. */
    void unwatch() {
        packing.close();
        reckon(closed);
        heartbeat.ifPresent(Heartbeat::close);
    }

    public Session session() {
        return session;
    }

    /** The work list; what the splitter splits. */
    public Claims claims() {
        return claims;
    }

    ExtractionLedger ledger() {
        return session.vault().ledger();
    }

    boolean extracts(Kind kind) {
        return config.kinds().contains(kind);
    }

    public SessionConfig config() {
        return config;
    }

    /** Whether only changes are asked for. */
    boolean incremental() {
        return config.incremental();
    }

    /** What may be spent on lists that exist once for each of very many items. */
    Ration ration() {
        return ration;
    }

    Packing packing() {
        return packing;
    }

    /** What was found inside of others and stored. */
    Harvest harvest() {
        return harvest;
    }

    /** Whether an item lies within the folders that the run is limited to, if it is. */
    boolean wants(Item item) {
        boolean wanted = !config.scoped() || liesInFolders(item);
        if (!wanted) {
            elsewhere.add(item.key());
        }
        return wanted;
    }

    private boolean liesInFolders(Item item) {
        return switch (item.key().kind()) {
            case FOLDER -> config.folders().contains(item.key().id());
            case BOARD ->
                Kind.BOARD.references().stream()
                        .filter(reference -> reference.target().searched())
                        .flatMap(reference ->
                                reference.ids(item.data()).stream().map(id -> new ItemKey(reference.target(), id)))
                        .anyMatch(key -> ledger().lists(session.id(), key));
            case DASHBOARD, LOOK ->
                item.folderId().filter(config.folders()::contains).isPresent();
            default -> true;
        };
    }

    /** Whether an item may lie within the folders that the run is limited to, as far as its id and what was read of it tell. */
    boolean mayWant(ItemKey key) {
        boolean known = key.kind() == Kind.FOLDER && config.scoped();
        return known ? config.folders().contains(key.id()) : !elsewhere.contains(key);
    }

    /** Whether every item of a kind has told what it belongs to; not when so many are missing that they may only be hidden. */
    boolean toldBy(Kind member) {
        return extracts(member) && told.computeIfAbsent(member, this::toldAll);
    }

    private boolean toldAll(Kind member) {
        return ledger().parkedCount(session.id(), member) == 0 && !isHidden(member);
    }

    /** Whether the list of a kind could not be read, or so many are not in it, or not there any more, that they may only be hidden. */
    boolean isHidden(Kind member) {
        return hidden.computeIfAbsent(
                member,
                kind -> ledger().listsInDoubt(session.id(), kind)
                        || (!mayShrink
                                && (Deletions.isDoubtful(ledger().shrinkage(session.id(), kind))
                                        || Deletions.isDoubtful(ledger().vanished(session.id(), kind)))));
    }

    /** The body that belongs into an item, from the vault; empty when the vault does not have it. */
    Optional<Object> body(Item item, Part.Body part) {
        return Values.text(item.data(), part.idField()).flatMap(id -> sound(new ItemKey(part.kind(), id)));
    }

    /** What is damaged counts as missing: no copy of it goes into what is stored now. */
    private Optional<Object> sound(ItemKey key) {
        return session.vault().reader().find(key).flatMap(Integrity::data);
    }

    /** An item that the vault holds already, as it was stored. */
    @SuppressWarnings("unchecked") // items are objects
    Optional<Item> held(ItemKey key) {
        return sound(key).map(data -> new Item(key, (Map<String, Object>) data));
    }

    /** A worker takes up a claim. */
    public void begin(Claim claim) {
        begun.put(claim, System.nanoTime());
        session.progress().begin();
    }

    /** A worker is done with a claim, well or not; whatever goes wrong here, the worker is free again, or the run would never end. */
    public void end(Claim claim) {
        try {
            session.progress().end(System.nanoTime() - begun.remove(claim));
        } finally {
            claims.done(claim);
        }
        List<Kind> ended = config.kinds().stream()
                .filter(claims::drained)
                .filter(closed::add)
                .toList();
        if (!ended.isEmpty()) {
            reckonOrStop(Set.copyOf(ended));
        }
    }

    /** A vault that cannot be read ends the run like any other failure; thrown from here, nobody would close it. */
    private void reckonOrStop(Set<Kind> ended) {
        try {
            reckon(ended);
        } catch (RuntimeException broken) {
            stop(broken);
        }
    }

    /** Corrects the counts of kinds that are done by the ledger. */
    private void reckon(Set<Kind> ended) {
        ledger().tallies(session.id()).stream()
                .filter(tally -> ended.contains(tally.kind()))
                .forEach(tally ->
                        session.progress().closed(tally.kind(), tally.listed(), tally.listed() - tally.open()));
    }

    /** Stops handing out work; the first reason counts. */
    public synchronized void stop(Exception cause) {
        if (reason.isEmpty()) {
            reason = Optional.of(cause);
        }
        claims.stop();
    }

    synchronized Optional<Exception> reason() {
        return reason.or(claims::failure);
    }

    void stored(Kind kind, Batch batch) {
        Progress progress = session.progress();
        int same = batch.unchanged().size();
        progress.listed(kind, batch.complete().size() + batch.drafts().size() + same);
        progress.completed(kind, batch.complete().size() + same);
        batch.discovered().forEach(key -> progress.listed(key.kind(), 1));
        harvest.stored(batch.harvested());
        batch.harvested().forEach(item -> {
            progress.listed(item.key().kind(), 1);
            progress.completed(item.key().kind(), 1);
        });
    }

    void pageDone(Kind kind, OptionalLong total) {
        if (!kind.selective()) {
            total.ifPresent(all -> session.progress().total(kind, all));
        }
    }

    void itemStored(Kind kind) {
        session.progress().completed(kind, 1);
    }

    void itemVanished(Kind kind) {
        session.progress().completed(kind, 1);
    }

    synchronized void refused(Kind kind) {
        refusals.merge(kind, 1, Integer::sum);
    }

    synchronized boolean mayStillBeListed(Kind kind) {
        return refusals.getOrDefault(kind, 0) < REFUSALS_TO_STOP_A_LIST;
    }
}
