package io.lookervault.looker;

/** A write was sent and no usable answer came: it may or may not have been done. Look before repeating it. */
public final class OutcomeUnknown extends LookerException {
    OutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }

    OutcomeUnknown(String message) {
        this(message, null);
    }
}
