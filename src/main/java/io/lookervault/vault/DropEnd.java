package io.lookervault.vault;

import java.util.Optional;

/**
 * What became of something that was dropped into the inbox.
 *
 * @param outcome one of the words of {@link Drops}
 * @param session the session of its work
 * @param reason why it ended so; may be empty
 */
public record DropEnd(String outcome, Optional<String> session, String reason) {}
