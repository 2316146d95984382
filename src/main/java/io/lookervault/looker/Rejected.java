package io.lookervault.looker;

/** Looker understood and said no (a 4xx): sending it again gives the same answer, so park the item. */
public final class Rejected extends LookerException {
    private final int status;
    private final boolean lookers;

    Rejected(int status, String message) {
        this(status, message, true);
    }

    /** @param lookers whether Looker said it, and not something that stands before it */
    Rejected(int status, String message, boolean lookers) {
        super(message, null);
        this.status = status;
        this.lookers = lookers;
    }

    /** HTTP status of the reply. */
    public int status() {
        return status;
    }

    /**
     * Whether what was asked for is not there, or not for this user to see: Looker does not tell these apart. What a proxy does not
     * find says nothing of that.
     */
    public boolean missing() {
        return status == 404 && lookers;
    }
}
