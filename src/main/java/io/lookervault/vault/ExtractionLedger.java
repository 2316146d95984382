package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.List;
import java.util.Optional;

/** What an extraction session has listed, done and still has to do. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class ExtractionLedger {
    public Optional<PageMark> page(String session, PageKey page) {
        throw new UnsupportedOperationException("not yet");
    }

    public void storePage(String session, PageMark mark, Batch batch) {
        throw new UnsupportedOperationException("not yet");
    }

    public void storeItem(String session, ItemKey key, Batch batch) {
        throw new UnsupportedOperationException("not yet");
    }

    public void vanish(String session, ItemKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    public void forget(String session, ItemKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    public void park(String session, ItemKey key, Failure failure) {
        throw new UnsupportedOperationException("not yet");
    }

    public void parkKind(String session, Kind kind, Failure failure) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<ItemKey> open(String session, Kind kind, Optional<String> afterId, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public long openCount(String session, Kind kind) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<byte[]> draft(String session, ItemKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<Tally> tallies(String session) {
        throw new UnsupportedOperationException("not yet");
    }

    public long storedRowsMissing(String session) {
        throw new UnsupportedOperationException("not yet");
    }

    public int softDeleteUnlisted(String session, Kind kind) {
        throw new UnsupportedOperationException("not yet");
    }

    public int fillOwnerEmails() {
        throw new UnsupportedOperationException("not yet");
    }

    public List<String> parentFolderMetadata() {
        throw new UnsupportedOperationException("not yet");
    }
}
