package io.lookervault.looker;

/** Looker understood and said no (a 4xx): sending it again gives the same answer, so park the item. */
public final class Rejected extends LookerException {
    private final int status;

    Rejected(int status, String message) {
        super(message, null);
        this.status = status;
    }

    /** HTTP status of the reply. */
    public int status() {
        return status;
    }

    /** Whether what was asked for is not there, or not for this user to see: Looker does not tell these apart. */
    public boolean missing() {
        return status == 404;
    }
}
