package io.lookervault.restore;

/** The target is not as it was when the plan was made, in a way that needs someone to look. */
public final class NotAsPlanned extends RuntimeException {
    NotAsPlanned(String message) {
        super(message);
    }
}
