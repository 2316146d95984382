package io.lookervault.restore;

import io.lookervault.vault.PlanRow;

/**
 * One try at one entry of a plan.
 *
 * @param run the restoration that it is part of
 * @param work what has to be asked of Looker
 */
record Undertaking(RestoreRun run, RestoreUnit unit, Work work) {
    PlanRow entry() {
        return unit.getEntry();
    }
}
