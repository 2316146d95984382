package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.extract.Claim.BatchClaim;
import io.lookervault.extract.Claim.EndClaim;
import io.lookervault.extract.Claim.ItemClaim;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.session.WorkList;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.PageKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The work list of a run over all its kinds. Workers pull the next claim as they become free; kinds take turns, so that a
 * large one never keeps the small ones waiting.
 *
 * <p>Lists come first; the items of a kind that have to be fetched by themselves come when every list that could name one
 * has been read. What is still open is in the ledger in the vault, not here.
 *
 * <p>Thread-safe.
 */
final class Claims extends WorkList<Claim> {
    private final String session;
    private final boolean scoped;
    private final Map<Kind, KindWork> work = new EnumMap<>(Kind.class);
    private final List<Kind> turn;
    private Optional<Runnable> whenSurveyed = Optional.empty();
    private boolean surveyed;

    Claims(String session, SessionConfig config, int workers, ExtractionLedger ledger) {
        super(workers);
        this.session = session;
        this.scoped = config.scoped();
        config.kinds().forEach(kind -> work.put(kind, new KindWork(kind, session, config, ledger)));
        this.turn = new ArrayList<>(work.keySet());
    }

    /** Does this once it is known what all lists hold, before anything else is asked for. */
    synchronized void whenSurveyed(Runnable task) {
        whenSurveyed = Optional.of(task);
    }

    @Override
    protected Claim end() {
        return new EndClaim(session);
    }

    /** Looks again as long as looking finds out that a kind is done, since others may have waited for that. */
    @Override
    protected Optional<Claim> find() {
        Optional<Claim> found = Optional.empty();
        long before = -1;
        for (long now = drainedKinds(); found.isEmpty() && now > before; now = drainedKinds()) {
            before = now;
            found = findOnce();
        }
        return found;
    }

    private long drainedKinds() {
        return work.values().stream().filter(KindWork::drained).count();
    }

    private Optional<Claim> findOnce() {
        if (!surveyed) {
            Optional<Claim> survey = first(this::findSurvey);
            if (survey.isPresent() || !allSurveyed()) {
                return survey;
            }
            surveyed = true;
            whenSurveyed.ifPresent(Runnable::run);
        }
        return first(this::find);
    }

    private Optional<Claim> first(Function<Kind, Optional<Claim>> finder) {
        for (int i = 0; i < turn.size(); i++) {
            Kind kind = turn.remove(0);
            turn.add(kind);
            Optional<Claim> found = finder.apply(kind);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> findSurvey(Kind kind) {
        if (waitsForOthers(kind)) {
            return Optional.empty();
        }
        KindWork mine = work.get(kind);
        mine.know();
        return (readBeforeOthers(kind) ? mine.claimPage() : mine.claimSurvey()).map(this::pageClaim);
    }

    private boolean allSurveyed() {
        return work.entrySet().stream()
                .filter(entry -> !waitsForOthers(entry.getKey()))
                .allMatch(entry -> readBeforeOthers(entry.getKey())
                        ? entry.getValue().pagesDrained()
                        : entry.getValue().surveyed());
    }

    /**
     * Whether others have lists for each item of this kind, so that all of it has to be known to know how many; or whether
     * their rows take something from it, as the address of the owner from users.
     */
    private boolean readBeforeOthers(Kind kind) {
        return kind == Kind.USER
                || work.keySet().stream()
                        .anyMatch(other -> other.sources().contains(kind)
                                && other.listing().isPresent());
    }

    private boolean waitsForOthers(Kind kind) {
        return (kind.discovered() && kind.listing().isPresent()) || (scoped && kind == Kind.BOARD);
    }

    private Claim pageClaim(PageKey key) {
        return new PageClaim(session, key, key.limit() == 1);
    }

    private Optional<Claim> find(Kind kind) {
        KindWork mine = work.get(kind);
        if (!waitsForOthers(kind) || othersDrained(kind)) {
            mine.know();
        }
        Optional<PageKey> page = mine.claimPage();
        if (page.isPresent()) {
            return page.map(this::pageClaim);
        }
        List<ItemKey> batch = mine.pagesDrained() ? mine.claimBatch() : List.of();
        if (!batch.isEmpty()) {
            return Optional.of(new BatchClaim(session, batch, mine.batchesOfTrash()));
        }
        boolean ready =
                mine.listsDrained() && sourcesDrained(kind) && drained(kind.ingredients()) && drained(kind.members());
        Optional<ItemKey> item = ready ? mine.claimItem() : Optional.empty();
        return item.map(key -> new ItemClaim(session, key));
    }

    /** A board belongs to a folder when it shows something that does, so that has to be known first. */
    private boolean othersDrained(Kind kind) {
        return kind == Kind.BOARD
                ? work.get(Kind.DASHBOARD).listsDrained() && work.get(Kind.LOOK).listsDrained()
                : sourcesDrained(kind);
    }

    /** Whether every list has been read that could still name an item of the kind. */
    private boolean sourcesDrained(Kind kind) {
        return kind.sources().stream()
                .filter(work::containsKey)
                .allMatch(source -> source.ingredients().contains(kind)
                        ? work.get(source).listsDrained()
                        : work.get(source).drained());
    }

    private boolean drained(Set<Kind> kinds) {
        return kinds.stream()
                .filter(work::containsKey)
                .allMatch(kind -> work.get(kind).drained());
    }

    /** Pages of this kind that are still to come, once it is surveyed; of what others have to be read for, 0. */
    long pagesLeft(Kind kind) {
        return work.get(kind).pagesLeft();
    }

    /** A page came back with so many rows. */
    synchronized void settled(PageKey page, int rows, OptionalLong total) {
        work.get(page.kind()).settled(page, rows, total);
    }

    /** A page failed; its items are in the ledger, to be fetched one by one. */
    synchronized void givenUp(PageKey page) {
        work.get(page.kind()).givenUp(page);
    }

    /** A page failed and would not even tell its ids; its rows are asked for one by one. */
    synchronized void splitRows(PageKey page) {
        work.get(page.kind()).splitRows(page);
    }

    /** Looker will not list this; nothing more is asked of the list. */
    synchronized void refuse(PageKey page) {
        work.get(page.kind()).refuse(page);
    }

    /** An item that was fetched by itself names items of these kinds, perhaps for the first time. */
    synchronized void named(Set<Kind> kinds) {
        kinds.stream().filter(work::containsKey).forEach(kind -> work.get(kind).reopen());
    }

    /** The worker is free again. */
    synchronized void done(Claim claim) {
        if (claim instanceof ItemClaim item) {
            work.get(item.kind()).itemDone(item.key());
        } else if (claim instanceof BatchClaim batch) {
            work.get(batch.kind()).batchDone();
        }
        done();
    }

    /** Whether everything of the kind is done. */
    synchronized boolean drained(Kind kind) {
        return work.get(kind).drained();
    }
}
