package io.lookervault.verify;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.List;

/**
 * How the vault differs from Looker.
 *
 * @param kinds counts per kind
 * @param differences the first differences of each kind
 */
public record LiveReport(List<LiveKind> kinds, List<Difference> differences) {

    /**
     * Counts of one kind.
     *
     * @param same items that are the same in Looker and vault
     * @param changed items that were edited in Looker since they were stored
     * @param added items that Looker has and the vault has not
     * @param gone items that the vault has and Looker has no more
     * @param refused what Looker said when it would not list the kind; empty otherwise
     */
    public record LiveKind(Kind kind, long same, long changed, long added, long gone, String refused) {}

    /**
     * One difference.
     *
     * @param what {@code changed}, {@code added} or {@code gone}
     */
    public record Difference(ItemKey item, String what) {}

    /** Whether the vault holds exactly what Looker has. */
    public boolean same() {
        return kinds.stream().allMatch(kind -> kind.changed() + kind.added() + kind.gone() == 0);
    }

    /** Whether every kind could be compared. */
    public boolean complete() {
        return kinds.stream().allMatch(kind -> kind.refused().isEmpty());
    }
}
