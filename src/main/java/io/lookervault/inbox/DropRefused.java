package io.lookervault.inbox;

/** What was dropped cannot be worked off, now or later: it is wrong, or not safe. */
final class DropRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DropRefused(String message) {
        super(message);
    }

    DropRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
