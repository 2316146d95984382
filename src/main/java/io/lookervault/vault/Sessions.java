package io.lookervault.vault;

import java.util.Optional;

/** Extraction sessions of a vault. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Sessions {
    public String start(String configJson, String instance) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<SessionRow> lastUnfinished() {
        throw new UnsupportedOperationException("not yet");
    }

    public void resume(String id) {
        throw new UnsupportedOperationException("not yet");
    }

    public void finish(String id, String status, long totalItems, long errorCount, String metadataJson) {
        throw new UnsupportedOperationException("not yet");
    }

    public void note(String id, String metadataJson) {
        throw new UnsupportedOperationException("not yet");
    }
}
