package io.lookervault.verify;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.List;

/**
 * How the vault differs from Looker.
 *
 * @param kinds counts per kind
 * @param differences the first differences of each kind
 * @param unlisted kinds that were asked for and not compared, since Looker has no list of them
 */
public record LiveReport(List<LiveKind> kinds, List<Difference> differences, List<Kind> unlisted) {

    /**
     * Counts of one kind.
     *
     * @param same items that are the same in Looker and vault
     * @param changed items that were edited in Looker since they were stored
     * @param added items that Looker has and the vault has not
     * @param gone items that the vault has and Looker has no more
     * @param refused why the list could not be compared; empty otherwise
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

    /** What was found, in one line, with what was not looked at. */
    public String summary() {
        String found = same() ? "the vault holds what Looker has" : "Looker has moved on since the last backup";
        String missing = complete() ? "" : "; some kinds could not be compared";
        return found
                + missing
                + (unlisted.isEmpty()
                        ? ""
                        : "; not compared, since Looker has no list of them: "
                                + String.join(
                                        ", ",
                                        unlisted.stream().map(Kind::plural).toList()));
    }
}
