package io.lookervault.cli;

import io.lookervault.session.Outcome;
import java.util.Optional;

/** How a command ended, as scripts see it. */
enum ExitCode {
    /** Done, everything accounted for. */
    DONE(0),
    FAILED(1),
    /** Usage or configuration error; nothing was started. */
    USAGE(2),
    /** Looker unreachable, or sign-in refused. */
    UNREACHABLE(3),
    /** Done, but some items were parked, could not be read, or are missing all at once. */
    PARTIAL(4),
    /** A stored item or YAML file is damaged or invalid. */
    DAMAGED(5),
    /** The vault is in use by another run. */
    IN_USE(6),
    /** Stopped by {@code --max-calls}; resumable. */
    STOPPED(7),
    /** Ctrl-C or SIGTERM; resumable. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** How a run ended that Looker was asked in. */
    static ExitCode of(Outcome outcome, Optional<Exception> reason) {
        return switch (outcome) {
            case COMPLETED -> DONE;
            case PARTIAL -> PARTIAL;
            case INTERRUPTED -> INTERRUPTED;
            case STOPPED -> STOPPED;
            case UNREACHABLE -> UNREACHABLE;
            case FAILED ->
                reason.map(failure -> Failures.explain(failure).code()).orElse(FAILED);
        };
    }

    int code() {
        return code;
    }
}
