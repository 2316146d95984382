package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.vault.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of which a session has listed everything there is, and stored it: only of these may an item that is missing
 * from the session be called deleted. A session that is limited to folders has none. A kind without a list is complete
 * when the kinds that name its items are, and all that they name was asked for, which an incremental run does not do.
 * What Looker never deletes, such as queries, is not among them.
 */
final class CompleteKinds {
    private final SessionConfig config;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

    CompleteKinds(SessionConfig config, List<Tally> tallies) {
        this.config = config;
        tallies.forEach(tally -> this.tallies.put(tally.kind(), tally));
    }

    Set<Kind> all() {
        return config.kinds().stream()
                .filter(kind -> !config.scoped() && !kind.immutable() && complete(kind))
                .collect(Collectors.toSet());
    }

    /** The kinds of which all that is named was asked for and came; what Looker never deletes is among these. */
    Set<Kind> settled() {
        return config.kinds().stream()
                .filter(kind -> !config.scoped() && complete(kind))
                .collect(Collectors.toSet());
    }

    /**
     * The kinds with a list for each of many others of which every list that was asked for was read. Where an earlier one was
     * refused, a run asks for all of them, see {@link KindWork}.
     */
    Set<Kind> listed() {
        return config.kinds().stream()
                .filter(kind -> kind.listing().filter(Listing::scoped).isPresent())
                .filter(kind -> !config.scoped() && whole(kind))
                .collect(Collectors.toSet());
    }

    private boolean complete(Kind kind) {
        return whole(kind)
                && (!kind.discovered()
                        || (!config.incremental() && kind.sources().stream().allMatch(this::whole)));
    }

    /** Whether every item that was listed is in the vault, or gone; a kind of which there is nothing has no tally. */
    private boolean whole(Kind kind) {
        Tally tally = tallies.get(kind);
        return config.kinds().contains(kind) && (tally == null || (tally.parked() == 0 && tally.open() == 0));
    }
}
