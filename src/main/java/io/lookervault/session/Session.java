package io.lookervault.session;

import io.lookervault.vault.Vault;

/**
 * One run on one vault.
 *
 * @param id UUID of the row in {@code extraction_sessions}
 * @param vault open for writing as long as the run lasts
 * @param progress counts of the run
 * @param listener told what happens
 */
public record Session(String id, Vault vault, Progress progress, RunListener listener) {}
