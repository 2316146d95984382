package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.Optional;

/** The dead letter queue of a vault. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class DeadLetters {
    public void park(String session, ItemKey key, Failure failure) {
        throw new UnsupportedOperationException("not yet");
    }

    public boolean remove(long id) {
        throw new UnsupportedOperationException("not yet");
    }

    public int clear(Optional<String> session, Optional<Kind> kind) {
        throw new UnsupportedOperationException("not yet");
    }
}
