package io.lookervault.restore;

import io.lookervault.session.WorkList;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The open entries of a plan, level by level: those of a level come when all before it are done or parked. What is open is in the
 * vault, not here.
 */
final class RestoreUnits extends WorkList<RestoreUnit> {
    private static final int TOGETHER = 500;

    private final String session;
    private final Restorations restorations;
    private final Deque<PlanRow> rows = new ArrayDeque<>();
    private Optional<PlanRow> last = Optional.empty();
    private int level = -1;

    RestoreUnits(String session, Restorations restorations, int workers) {
        super(workers);
        this.session = session;
        this.restorations = restorations;
    }

    @Override
    protected Optional<RestoreUnit> find() {
        if (rows.isEmpty()) {
            rows.addAll(restorations.open(session, last, TOGETHER));
        }
        boolean waits = !rows.isEmpty() && rows.element().level() != level && working();
        if (rows.isEmpty() || waits) {
            return Optional.empty();
        }
        level = rows.element().level();
        last = Optional.of(rows.remove());
        return Optional.of(new RestoreUnit(session, last));
    }

    @Override
    protected RestoreUnit end() {
        return new RestoreUnit(session, Optional.empty());
    }
}
