package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a vault without ever changing it. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class VaultReader implements AutoCloseable {
    public static VaultReader open(Path file) {
        throw new UnsupportedOperationException("not yet");
    }

    public int schemaVersion() {
        throw new UnsupportedOperationException("not yet");
    }

    public Path path() {
        throw new UnsupportedOperationException("not yet");
    }

    public List<ItemSummary> list(ItemQuery query) {
        throw new UnsupportedOperationException("not yet");
    }

    public long count(ItemQuery query) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<StoredItem> find(ItemKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    public boolean has(ItemKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    public void scan(Kind kind, Consumer<StoredItem> each) {
        throw new UnsupportedOperationException("not yet");
    }

    public void scanWithDeleted(Kind kind, Consumer<StoredItem> each) {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<Kind, Long> counts() {
        throw new UnsupportedOperationException("not yet");
    }

    public long bytes() {
        throw new UnsupportedOperationException("not yet");
    }

    public List<SessionRow> sessions(int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<SessionRow> session(String id) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<Tally> tallies(String sessionId) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<DeadLetter> deadLetters(Optional<String> sessionId, Optional<Kind> kind, int limit, int offset) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
