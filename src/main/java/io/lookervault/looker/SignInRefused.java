package io.lookervault.looker;

/** Looker does not accept the credentials, or what answers is not Looker: stop. */
public final class SignInRefused extends LookerException {
    SignInRefused(String message, Throwable cause) {
        super(message, cause);
    }

    SignInRefused(String message) {
        this(message, null);
    }
}
