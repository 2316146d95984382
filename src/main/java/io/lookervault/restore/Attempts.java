package io.lookervault.restore;

import io.lookervault.looker.Call;
import java.util.Optional;

/** How often one entry of a plan was tried, and what was asked last. For one worker at a time. */
public final class Attempts {
    private int begun;
    private Optional<Work> work = Optional.empty();

    void begin() {
        begun++;
    }

    void works(Work now) {
        work = Optional.of(now);
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
