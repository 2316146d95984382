package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.extract.Claim.ItemClaim;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.PageKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The work list of a run over all its kinds. Workers pull the next claim as they become free; kinds take turns, so that a
 * large one never keeps the small ones waiting. At most {@code workers} claims are out at a time.
 *
 * <p>Lists come first; the items of a kind that have to be fetched by themselves come when every list that could name one
 * has been read. What is still open is in the ledger in the vault, not here.
 *
 * <p>Thread-safe. The splitter asks {@link #hasNext()} from one thread at a time; it waits there until a claim is free, and
 * once it has said yes it holds that claim.
 */
final class Claims implements Iterator<Claim> {
    private final String session;
    private final int workers;
    private final int batchSize;
    private final Map<Kind, KindWork> work = new EnumMap<>(Kind.class);
    private final List<Kind> turn;
    private Optional<Claim> held = Optional.empty();
    private int outstanding;
    private boolean stopped;

    Claims(String session, Set<Kind> kinds, int workers, int batchSize, ExtractionLedger ledger) {
        this.session = session;
        this.workers = workers;
        this.batchSize = batchSize;
        kinds.forEach(kind -> work.put(kind, new KindWork(kind, session, ledger)));
        this.turn = new ArrayList<>(work.keySet());
    }

    @Override
    public synchronized boolean hasNext() {
        try {
            while (held.isEmpty()) {
                if (outstanding < workers && !stopped) {
                    held = find();
                }
                if (held.isEmpty() && outstanding == 0) {
                    return false;
                }
                if (held.isEmpty()) {
                    wait();
                }
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized Claim next() {
        Claim claim = held.orElseThrow(NoSuchElementException::new);
        held = Optional.empty();
        outstanding++;
        return claim;
    }

    private Optional<Claim> find() {
        for (int i = 0; i < turn.size(); i++) {
            Kind kind = turn.remove(0);
            turn.add(kind);
            Optional<Claim> found = find(kind);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> find(Kind kind) {
        KindWork mine = work.get(kind);
        boolean scoped = kind.discovered() && kind.listing().isPresent();
        if (!scoped || sourcesDrained(kind)) {
            mine.know(batchSize);
        }
        Optional<PageKey> page = mine.claimPage();
        if (page.isPresent()) {
            return page.map(key -> new PageClaim(session, key, key.limit() == 1));
        }
        boolean ready = mine.pagesDrained() && sourcesDrained(kind) && ingredientsDrained(kind);
        Optional<ItemKey> item = ready ? mine.claimItem() : Optional.empty();
        return item.map(key -> new ItemClaim(session, key));
    }

    /** Whether every list has been read that could still name an item of the kind. */
    private boolean sourcesDrained(Kind kind) {
        return kind.sources().stream()
                .filter(work::containsKey)
                .allMatch(source -> source.ingredients().contains(kind)
                        ? work.get(source).pagesDrained()
                        : work.get(source).drained());
    }

    private boolean ingredientsDrained(Kind kind) {
        return kind.ingredients().stream()
                .filter(work::containsKey)
                .allMatch(ingredient -> work.get(ingredient).drained());
    }

    /** A page came back with so many rows. */
    synchronized void settled(PageKey page, int rows, OptionalLong total) {
        work.get(page.kind()).streamOf(page).settled(page, rows, total);
    }

    /** A page failed; its items are in the ledger, to be fetched one by one. */
    synchronized void givenUp(PageKey page) {
        work.get(page.kind()).streamOf(page).givenUp();
    }

    /** A page failed and would not even tell its ids; its rows are asked for one by one. */
    synchronized void splitRows(PageKey page) {
        work.get(page.kind()).streamOf(page).givenUp();
        work.get(page.kind()).splitRows(page);
    }

    /** Looker will not list this; nothing more is asked of the list. */
    synchronized void refuse(PageKey page) {
        work.get(page.kind()).streamOf(page).givenUp();
        work.get(page.kind()).refuse(page);
    }

    /** The worker is free again. */
    synchronized void done(Claim claim) {
        outstanding--;
        if (claim instanceof ItemClaim) {
            work.get(claim.kind()).itemDone();
        }
        notifyAll();
    }

    /** Hands out nothing more; what is out may finish. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether everything of the kind is done. */
    synchronized boolean drained(Kind kind) {
        return work.get(kind).drained();
    }

    /** Whether the lists of the kind are read. */
    synchronized boolean pagesDrained(Kind kind) {
        return work.get(kind).pagesDrained();
    }
}
