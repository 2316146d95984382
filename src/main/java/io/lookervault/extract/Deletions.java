package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.Shrinkage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What Looker no longer lists: marked as deleted, all of it or nothing. Looker answers who lost a permission with lists that
 * are shorter or empty, and says nothing of it. So when a kind shrank by more than people delete in a day, everything stays
 * as it is until somebody says that it is true.
 *
 * @param marked items that are marked as deleted now
 * @param doubted kinds that shrank too much
 */
record Deletions(Map<Kind, Integer> marked, Map<Kind, Shrinkage> doubted) {
    private static final int FEW = 10;
    private static final int SHARE = 4;
    private static final int SEVERAL = 3;

    /** @param whole the kinds that were listed and stored without a gap */
    static Deletions of(Run run, Set<Kind> whole) {
        ExtractionLedger ledger = run.ledger();
        String session = run.session().id();
        Map<Kind, Integer> marked = new EnumMap<>(Kind.class);
        Map<Kind, Shrinkage> doubted = new EnumMap<>(Kind.class);
        if (!run.mayShrink()) {
            whole.forEach(kind -> doubted.put(kind, ledger.shrinkage(session, kind)));
            doubted.values().removeIf(shrinkage -> !isDoubtful(shrinkage));
        }
        if (doubted.isEmpty()) {
            whole.forEach(kind -> marked.put(kind, ledger.softDeleteUnlisted(session, kind)));
            marked.values().removeIf(count -> count == 0);
        }
        return new Deletions(marked, doubted);
    }

    /** Whether more of a kind is gone than people delete in a day. */
    static boolean isDoubtful(Shrinkage kind) {
        return (kind.missing() >= FEW && kind.missing() * SHARE > kind.held())
                || (kind.missing() >= SEVERAL && kind.missing() == kind.held());
    }
}
