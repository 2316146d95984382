package io.lookervault.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the daemon is doing, as it last said.
 *
 * @param judgedAt when it last looked at an edit, or began
 * @param problem what is wrong with that edit; what ran before runs on
 * @param waiting routes that change when what runs has ended
 * @param restart settings that count from the next start
 */
public record DaemonRow(
        long pid, Instant judgedAt, Optional<String> problem, List<String> waiting, List<String> restart) {
    public DaemonRow {
        waiting = List.copyOf(waiting);
        restart = List.copyOf(restart);
    }
}
