package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Throughput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an unpack ended.
 *
 * @param sessionId what its beginning was told by
 * @param directory where the files are
 * @param files files by kind
 * @param written how many of them were written now; the others were there already, from an interrupted unpack
 * @param removed files of an earlier export that were removed
 * @param orphaned how many items went to {@code _orphaned}
 * @param damaged items whose row cannot be trusted or shown; their files keep the bytes
 */
public record UnpackReport(
        String sessionId,
        Path directory,
        Map<Kind, Long> files,
        long written,
        long removed,
        long orphaned,
        List<ItemKey> damaged,
        Throughput throughput) {

    /** How long it took. */
    public Duration duration() {
        return throughput.duration();
    }

    /** All files. */
    public long total() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
