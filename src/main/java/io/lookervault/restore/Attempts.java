package io.lookervault.restore;

import io.lookervault.looker.Call;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often one entry of a plan was tried, and what was asked last. For one worker at a time. */
public final class Attempts {
    private int begun;
    private Optional<Work> work = Optional.empty();
    private Set<String> parts = Set.of();

    void begin() {
        begun++;
    }

    void works(Work now) {
        work = Optional.of(now);
    }

    /** What there was of the item when the plan was made. */
    void found(Optional<Map<String, Object>> there) {
        parts = there.map(PartIds::of).orElse(Set.of());
    }

    /** What came to be there since is in no plan, and no later try takes it away. */
    Work again(Work later) {
        later.takesAwayOnly(parts::contains);
        return later;
    }

    boolean isFirst() {
        return begun <= 1;
    }

    /** How often it was tried. */
    int count() {
        return begun;
    }

    Optional<Call> lastCall() {
        return work.flatMap(Work::last);
    }
}
