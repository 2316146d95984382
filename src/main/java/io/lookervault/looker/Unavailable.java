package io.lookervault.looker;

/** No usable answer this time (5xx, timeout, reset, cut or foreign body): the same read may be sent again. */
public final class Unavailable extends LookerException {
    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }

    Unavailable(String message) {
        this(message, null);
    }
}
