package io.lookervault.verify;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code direct:verify-live} is asked.
 *
 * @param vault the vault to compare
 * @param kinds kinds to compare; those without a list of their own are left out
 * @param batchSize rows per page
 */
public record LiveRequest(Path vault, List<Kind> kinds, int batchSize) {}
