package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Progress;
import io.lookervault.session.Session;
import io.lookervault.vault.Batch;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.StoredItem;
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
    private final Set<Kind> kinds;
    private final Claims claims;
    private final Map<Kind, Integer> refusals = new EnumMap<>(Kind.class);
    private final Map<Claim, Long> begun = new ConcurrentHashMap<>();
    private final Set<Kind> closed = ConcurrentHashMap.newKeySet();
    private Optional<Exception> reason = Optional.empty();
    private Optional<Heartbeat> heartbeat = Optional.empty();

    Run(Session session, Set<Kind> kinds, Claims claims) {
        this.session = session;
        this.kinds = kinds;
        this.claims = claims;
    }

    void watch(Heartbeat beating) {
        heartbeat = Optional.of(beating);
    }

    /** Tells how far the run came, and nothing more. */
    void unwatch() {
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
        return kinds.contains(kind);
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** The body that belongs into an item, from the vault; empty when the vault does not have it. */
    Optional<Object> body(Item item, Part.Body part) {
        return Values.text(item.data(), part.idField())
                .flatMap(id -> session.vault().reader().find(new ItemKey(part.kind(), id)))
                .map(StoredItem::data);
    }

    /** An item that the vault holds already. */
    @SuppressWarnings("unchecked") // items are objects
    Optional<Item> held(ItemKey key) {
        return session.vault().reader().find(key).map(stored -> new Item(key, (Map<String, Object>) stored.data()));
    }

    /** A worker takes up a claim. */
    public void begin(Claim claim) {
        begun.put(claim, System.nanoTime());
        session.progress().begin();
    }

    /** A worker is done with a claim, well or not. */
    public void end(Claim claim) {
        session.progress().end(System.nanoTime() - begun.remove(claim));
        claims.done(claim);
        List<Kind> ended =
                kinds.stream().filter(claims::drained).filter(closed::add).toList();
        if (!ended.isEmpty()) {
            reckon(Set.copyOf(ended));
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

    void stored(PageClaim claim, Page page) {
        Batch batch = page.batch();
        Progress progress = session.progress();
        Kind kind = claim.kind();
        progress.listed(kind, batch.complete().size() + batch.drafts().size());
        progress.completed(kind, batch.complete().size());
        batch.discovered().forEach(key -> progress.listed(key.kind(), 1));
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
