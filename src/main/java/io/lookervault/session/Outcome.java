package io.lookervault.session;

import java.util.Map;
import java.util.concurrent.CancellationException;

/** How a run ended, and the word for it in the {@code status} column of its session. */
public enum Outcome {
    /** Everything listed is accounted for. */
    COMPLETED("completed"),
    /** Ran to its end, but some items were parked, or so many are missing that they may only be hidden. */
    PARTIAL("partial"),
    /** Ctrl-C or SIGTERM; can be resumed. */
    INTERRUPTED("interrupted"),
    /** Stopped by the call budget; can be resumed. */
    STOPPED("stopped"),
    /** Looker went away, or refused the sign-in; can be resumed. */
    UNREACHABLE("failed"),
    /** Anything else, such as a full disk; can be resumed. */
    FAILED("failed");

    private final String status;

    Outcome(String status) {
        this.status = status;
    }

    public String status() {
        return status;
    }

    /**
     * How a run ended that stopped for this reason.
     *
     * @param known what exceptions mean; what is not among them and no interruption is a failure
     */
    public static Outcome of(Exception reason, Map<Class<? extends Exception>, Outcome> known) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                return INTERRUPTED;
            }
            for (Map.Entry<Class<? extends Exception>, Outcome> entry : known.entrySet()) {
                if (entry.getKey().isInstance(cause)) {
                    return entry.getValue();
                }
            }
        }
        return FAILED;
    }
}
