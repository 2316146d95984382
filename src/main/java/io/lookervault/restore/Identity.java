package io.lookervault.restore;

import io.lookervault.vault.Mirror.Seen;
import java.util.Optional;

/** What an item of the vault is in the target. */
sealed interface Identity {

    /** It is there. What has no list of its own, such as a query, is known by its id alone. */
    record Present(String id, Optional<Seen> seen) implements Identity {}

    /** It is not there yet; the plan makes it. */
    record Planned() implements Identity {}

    /**
     * It is not there and does not come, or cannot be told from others.
     *
     * @param forNow whether its restoration failed, and is to be tried again
     */
    record Absent(String why, boolean forNow) implements Identity {
        Absent(String why) {
            this(why, false);
        }
    }
}
