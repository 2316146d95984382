package io.lookervault.vault;

import java.nio.file.Path;
import java.time.InstantSource;

/** The one writer of a vault. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Vault implements AutoCloseable {
    public static Vault open(Path file, String holder, InstantSource clock) {
        throw new UnsupportedOperationException("not yet");
    }

    public VaultReader reader() {
        throw new UnsupportedOperationException("not yet");
    }

    public Sessions sessions() {
        throw new UnsupportedOperationException("not yet");
    }

    public ExtractionLedger ledger() {
        throw new UnsupportedOperationException("not yet");
    }

    public DeadLetters deadLetters() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
