package io.lookervault.restore;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code direct:restore} is asked.
 *
 * @param vault the file to restore from
 * @param destination URL of the Looker instance to restore to
 * @param choice what to restore
 * @param rules how to restore it
 * @param effort how much may be asked at the same time, and how often again
 * @param like session whose rules hold instead of these, for what it could not restore
 * @param resume which unfinished session to go on with
 * @param approval asked once the plan is known and before the first write
 */
public record RestoreRequest(
        Path vault,
        String destination,
        Choice choice,
        Rules rules,
        Effort effort,
        Optional<String> like,
        Optional<Resume> resume,
        Approval approval) {
    /**
     * How hard to try.
     *
     * @param workers pieces of work in flight
     * @param batchSize items of a page when the target is read
     */
    public record Effort(int workers, int batchSize) {}

    /** Says whether a plan is carried out. */
    @FunctionalInterface
    public interface Approval {
        boolean given(PlanReport plan);
    }
}
