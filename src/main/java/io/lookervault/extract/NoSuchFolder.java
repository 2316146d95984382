package io.lookervault.extract;

/** The run is to be limited to a folder that Looker does not have: nothing was started. */
public final class NoSuchFolder extends RuntimeException {
    NoSuchFolder(String message) {
        super(message);
    }
}
