package io.lookervault.vault;

import java.util.Optional;

/**
 * How a fire of a schedule ended.
 *
 * @param outcome one of the words of {@link Fires}
 * @param attempts how often it was tried
 * @param session the session of its last try
 * @param reason why it ended so; may be empty
 */
public record FireEnd(String outcome, int attempts, Optional<String> session, String reason) {}
