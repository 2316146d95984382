package io.lookervault.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of the last edit.
 *
 * @param at when it was judged
 * @param problem what is wrong with it; what ran before runs on. Empty when it is good
 * @param waiting routes that change when what runs has ended
 * @param restart settings that count from the next start
 * @param edits how many good edits were taken up since the start
 * @param refused how many were refused
 */
public record ReloadState(
        Instant at, Optional<String> problem, List<String> waiting, List<String> restart, int edits, int refused) {
    public ReloadState {
        waiting = List.copyOf(waiting);
        restart = List.copyOf(restart);
    }

    /** Whether the files say something that does not run. */
    public boolean degraded() {
        return problem.isPresent();
    }
}
