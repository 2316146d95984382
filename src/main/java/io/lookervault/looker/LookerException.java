package io.lookervault.looker;

/**
 * Looker did not do what was asked. The subclass says what the caller should do; the message says what was asked, what
 * came back, and what to do about it.
 */
public abstract sealed class LookerException extends RuntimeException
        permits Throttled, Unavailable, Unauthorized, OutcomeUnknown, Rejected, SignInRefused, LookerGone, BudgetSpent {
    LookerException(String message, Throwable cause) {
        super(message, cause);
    }
}
