package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Throughput;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a pack ended.
 *
 * @param sessionId what its beginning was told by
 * @param outcome whether anything was stored, and why not
 * @param counts items by what became of them
 * @param files files that were read and judged, by the kind that they hold
 * @param queries definitions that were edited and became items of their own
 * @param problems everything wrong with the files
 * @param conflicts items that were edited here and changed in the vault as well
 * @param partial whether the vault that was made holds only a part of the one that was exported
 */
public record PackReport(
        String sessionId,
        Outcome outcome,
        Counts counts,
        Map<Kind, Long> files,
        List<Redefined> queries,
        List<Problem> problems,
        List<ItemKey> conflicts,
        boolean partial,
        Throughput throughput) {
    public PackReport {
        files = Map.copyOf(files);
        queries = List.copyOf(queries);
        problems = List.copyOf(problems);
        conflicts = List.copyOf(conflicts);
    }

    /** How long it took. */
    public Duration duration() {
        return throughput.duration();
    }

    /** How it ended. */
    public enum Outcome {
        /** Everything is stored. */
        PACKED,
        /** Nothing is stored, as asked. */
        DRY_RUN,
        /** Nothing is stored: files are invalid. */
        INVALID,
        /** Nothing is stored: the vault changed since the unpack. */
        CONFLICT
    }

    /**
     * Items by what became of them.
     *
     * @param files files read
     * @param returned of those added, how many are as they were unpacked, and the vault has them no more
     * @param newer of these, how many are as they were unpacked while the vault has moved on
     * @param missing items whose file was removed, and which stay
     */
    public record Counts(
            long files,
            long added,
            long returned,
            long changed,
            long unchanged,
            long newer,
            long deleted,
            long missing) {}

    /**
     * A definition that became an item of its own.
     *
     * @param users how many items refer to it now
     */
    public record Redefined(ItemKey original, ItemKey created, int users) {}
}
