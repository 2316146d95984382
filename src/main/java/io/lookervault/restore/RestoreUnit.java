package io.lookervault.restore;

import io.lookervault.vault.PlanRow;
import java.util.Optional;

/**
 * One entry of a plan, handed to a worker: the message of the route {@code restore-unit}.
 *
 * @param session the session that it belongs to
 * @param row the entry; empty for the last message of all, which asks for nothing
 */
public record RestoreUnit(String session, Optional<PlanRow> row) {

    /** What the idempotent repository knows it by. */
    public String getKey() {
        return session + " " + row.map(one -> one.part() + " " + one.key()).orElse("");
    }

    /** Whether there is nothing to do. */
    public boolean isEnd() {
        return row.isEmpty();
    }

    /** The entry itself. */
    public PlanRow getEntry() {
        return row.orElseThrow();
    }
}
