package io.lookervault.session;

import io.lookervault.content.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a run is at one moment.
 *
 * @param kinds each kind that has begun
 * @param elapsed time since the run began, or was resumed
 * @param itemsPerSecond items done since then, per second
 * @param activeWorkers workers that are busy now
 * @param workers workers there are
 * @param errors items parked so far
 * @param remaining estimated time to go, once the totals are known
 * @param pace share of the allowed pace that is used now; below 1 after a 429
 */
public record ProgressSnapshot(
        List<KindProgress> kinds,
        Duration elapsed,
        double itemsPerSecond,
        int activeWorkers,
        int workers,
        long errors,
        Optional<Duration> remaining,
        double pace) {

    /**
     * How far one kind is.
     *
     * @param completed items stored, parked or found vanished
     * @param total items there are, if known
     * @param itemsPerSecond items of this kind done per second of the whole run
     */
    public record KindProgress(Kind kind, long completed, OptionalLong total, double itemsPerSecond) {}
}
