package io.lookervault.looker;

/** Looker no longer knows the access token: sign in anew and send the same call again. */
public final class Unauthorized extends LookerException {
    Unauthorized(String message, Throwable cause) {
        super(message, cause);
    }

    Unauthorized(String message) {
        this(message, null);
    }
}
