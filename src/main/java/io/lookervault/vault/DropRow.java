package io.lookervault.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was dropped into the inbox.
 *
 * @param digest SHA-256 of its content, 64 lower-case hexadecimal digits
 * @param name of the file or directory
 * @param kind what it is: {@code tree}, {@code archive} or {@code order}
 * @param taken when work on it began, the first time
 * @param ended when it was done; empty while it is not
 * @param outcome {@code running}, {@code waiting}, {@code interrupted}, or how it ended: see {@link Drops}
 * @param session the session of its work
 * @param reason why it ended so; may be empty
 */
public record DropRow(
        long id,
        String digest,
        String name,
        String kind,
        Instant taken,
        Optional<Instant> ended,
        String outcome,
        Optional<String> session,
        String reason) {}
