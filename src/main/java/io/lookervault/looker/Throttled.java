package io.lookervault.looker;

/** Looker said 429: every worker slows down, then the same call may be sent again. */
public final class Throttled extends LookerException {
    Throttled(String message, Throwable cause) {
        super(message, cause);
    }

    Throttled(String message) {
        this(message, null);
    }
}
