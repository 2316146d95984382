package io.lookervault.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a schedule fired.
 *
 * @param cause {@code schedule}, {@code catch-up}, or who else started it
 * @param due when it should have begun
 * @param outcome {@code running}, or how it ended: see {@link Fires}
 * @param attempts how often it was tried
 * @param session the session of its last try
 * @param reason why it ended so; may be empty
 */
public record FireRow(
        long id,
        String schedule,
        String cause,
        Instant due,
        Instant started,
        Optional<Instant> ended,
        String outcome,
        int attempts,
        Optional<String> session,
        String reason) {}
