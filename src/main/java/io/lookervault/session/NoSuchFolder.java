package io.lookervault.session;

/** The run is to be limited to a folder that is not there: nothing was started. */
public final class NoSuchFolder extends RuntimeException {
    public NoSuchFolder(String message) {
        super(message);
    }
}
