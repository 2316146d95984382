package io.lookervault.session;

/** The unfinished session cannot be gone on with as asked; nothing was started. */
public final class CannotResume extends RuntimeException {
    public CannotResume(String message) {
        super(message);
    }
}
