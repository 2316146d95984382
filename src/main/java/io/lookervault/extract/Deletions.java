package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.Shrinkage;
import io.lookervault.vault.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Looker no longer lists: marked as deleted, all of it or nothing. Looker answers who lost a permission with lists that
 * are shorter or empty, and says nothing of it. So when a kind shrank by more than people delete in a day, everything stays
 * as it is until somebody says that it is true. Who loses a permission in the middle of a run is told of what was listed already that
 * it is not there; so what vanished is put against what was listed, whatever the vault holds.
 *
 * @param marked items that are marked as deleted now
 * @param doubted kinds that shrank too much
 * @param vanished other kinds of which too much was listed and then not there
 */
record Deletions(Map<Kind, Integer> marked, Map<Kind, Shrinkage> doubted, Map<Kind, Shrinkage> vanished) {
    private static final int FEW = 10;
    private static final int SHARE = 4;
    private static final int SEVERAL = 3;

    /**
     * @param whole the kinds that were listed and stored without a gap
     * @param tallies what became of all that was listed
     */
    static Deletions of(Run run, Set<Kind> whole, List<Tally> tallies) {
        ExtractionLedger ledger = run.ledger();
        String session = run.session().id();
        Map<Kind, Integer> marked = new EnumMap<>(Kind.class);
        Map<Kind, Shrinkage> doubted = new EnumMap<>(Kind.class);
        Map<Kind, Shrinkage> vanished = new EnumMap<>(Kind.class);
        if (!run.mayShrink()) {
            whole.forEach(kind -> doubted.put(kind, ledger.shrinkage(session, kind)));
            doubted.values().removeIf(shrinkage -> !isDoubtful(shrinkage));
            tallies.forEach(tally -> vanished.put(tally.kind(), new Shrinkage(tally.vanished(), tally.listed())));
            vanished.values().removeIf(shrinkage -> !isDoubtful(shrinkage));
            vanished.keySet().removeAll(doubted.keySet());
        }
        Deletions deletions = new Deletions(marked, doubted, vanished);
        if (!deletions.inDoubt()) {
            whole.forEach(kind -> marked.put(kind, ledger.softDeleteUnlisted(session, kind)));
            marked.values().removeIf(count -> count == 0);
        }
        return deletions;
    }

    /** Whether so much is gone that nothing is marked. */
    boolean inDoubt() {
        return !doubted.isEmpty() || !vanished.isEmpty();
    }

    /** Whether more of a kind is gone than people delete in a day. */
    static boolean isDoubtful(Shrinkage kind) {
        return (kind.missing() >= FEW && kind.missing() * SHARE > kind.held())
                || (kind.missing() >= SEVERAL && kind.missing() == kind.held());
    }
}
