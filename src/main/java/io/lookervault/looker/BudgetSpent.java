package io.lookervault.looker;

/** The calls that {@code --max-calls} allows are used up: stop; the work can be resumed. */
public final class BudgetSpent extends LookerException {
    BudgetSpent(String message, Throwable cause) {
        super(message, cause);
    }

    BudgetSpent(String message) {
        this(message, null);
    }
}
