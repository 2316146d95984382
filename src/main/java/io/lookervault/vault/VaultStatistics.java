package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vault in numbers.
 *
 * @param kinds live items and their bytes, by kind
 * @param deleted rows marked as deleted
 * @param letters dead letters, by kind
 * @param sessions how many sessions there are, by sort and status
 * @param drops what was dropped into the inbox, by outcome
 * @param lastSuccess the last session of each sort that completed; of extractions the last that was of everything, and the
 *     last {@code extraction_part} that was of some kinds or folders only
 * @param bytes size on disk
 */
public record VaultStatistics(
        Map<Kind, Content> kinds,
        long deleted,
        Map<Kind, Long> letters,
        List<SessionCount> sessions,
        Map<String, Long> drops,
        Map<String, LastSuccess> lastSuccess,
        long bytes) {

    /** Items of a kind. */
    public record Content(long items, long bytes) {}

    /** Sessions of a sort with a status. */
    public record SessionCount(String sort, String status, long count) {}

    /**
     * A session that completed.
     *
     * @param at when it ended, seconds since 1970
     * @param seconds how long it took
     * @param items how many items it had
     */
    public record LastSuccess(double at, double seconds, long items) {}

    /** Of one kind, if there is any. */
    public Optional<Content> of(Kind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }
}
