package io.lookervault.looker;

/** Looker no longer knows the access token: sign in anew and send the same call again. */
public final class Unauthorized extends LookerException {
    private final boolean ended;

    /** @param ended whether the token was good before */
    Unauthorized(String message, boolean ended) {
        super(message, null);
        this.ended = ended;
    }

    /** Whether the token was good before and has ended, as all do some time. */
    boolean hasEnded() {
        return ended;
    }
}
