package io.lookervault.looker;

/** Nothing good has come from Looker for so long that going on makes no sense: stop; the work can be resumed. */
public final class LookerGone extends LookerException {
    LookerGone(String message, Throwable cause) {
        super(message, cause);
    }

    LookerGone(String message) {
        this(message, null);
    }
}
