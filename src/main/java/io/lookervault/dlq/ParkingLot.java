package io.lookervault.dlq;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Causes;
import io.lookervault.session.Session;
import io.lookervault.vault.Failure;
import io.lookervault.vault.PlanRow;

/** Parks what failed in the dead letter queue, in the same transaction as its entry in the ledger. Thread-safe. */
public final class ParkingLot {

    /** Parks one item. */
    public void parkItem(Session session, ItemKey key, Exception cause) {
        session.vault().ledger().park(session.id(), key, failure(cause));
        session.progress().failed();
        session.progress().completed(key.kind(), 1);
        session.listener().itemFailed(key.kind(), key.id(), Causes.reason(cause));
    }

    /** Parks a kind, or a part of it, that Looker would not list. */
    public void parkKind(Session session, Kind kind, Exception cause) {
        session.vault().ledger().parkKind(session.id(), kind, failure(cause));
        session.progress().failed();
        session.listener().itemFailed(kind, "*", Causes.reason(cause));
    }

    /**
     * Parks an entry of a restoration's plan.
     *
     * @param evidence what was sent last and what else helps, as a JSON object
     */
    public void parkRestore(Session session, PlanRow row, Exception cause, String evidence) {
        session.vault().restorations().park(session.id(), row, failure(cause, evidence));
        session.progress().failed();
        session.progress().completed(row.key().kind(), 1);
        session.listener().itemFailed(row.key().kind(), row.key().id(), Causes.reason(cause));
    }

    private static Failure failure(Exception cause) {
        return failure(cause, "{}");
    }

    private static Failure failure(Exception cause, String evidence) {
        Throwable root = Causes.root(cause);
        StringBuilder trace = new StringBuilder(root.toString());
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith("io.lookervault")) {
                trace.append("\n\tat ").append(frame);
            }
        }
        return new Failure(root.getClass().getSimpleName(), Causes.reason(cause), trace.toString(), evidence);
    }
}
