package io.lookervault.schedule;

import java.util.Optional;

/** The work of a schedule failed; a later try may help. */
public final class WorkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String session;

    public WorkFailed(String session, String reason, Throwable cause) {
        super(reason, cause);
        this.session = session;
    }

    /** The session that failed. */
    Optional<String> session() {
        return Optional.of(session).filter(id -> !id.isEmpty());
    }
}
