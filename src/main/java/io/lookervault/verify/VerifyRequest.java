package io.lookervault.verify;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code direct:verify} is asked.
 *
 * @param vault the vault to read
 * @param kinds kinds to verify
 */
public record VerifyRequest(Path vault, List<Kind> kinds) {}
