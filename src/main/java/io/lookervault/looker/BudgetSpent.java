package io.lookervault.looker;

/** The calls that {@code --max-calls} allows are used up: stop; the work can be resumed. */
public final class BudgetSpent extends LookerException {
    public BudgetSpent(String message) {
        super(message, null);
    }
}
