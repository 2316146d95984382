package io.lookervault.extract;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code direct:extract} is asked.
 *
 * @param vault the file to extract into; made if it is not there
 * @param instance URL of the Looker instance
 * @param kinds kinds to extract; empty for all
 * @param workers how many pieces of work may be in flight, 1 to 50
 * @param batchSize items per page, 10 to 1000
 * @param resume whether to go on with the last unfinished session
 * @param maxCalls stop before more calls than this
 */
public record ExtractRequest(
        Path vault,
        String instance,
        Set<Kind> kinds,
        int workers,
        int batchSize,
        boolean resume,
        OptionalInt maxCalls) {
    public ExtractRequest {
        within("workers", workers, 1, 50);
        within("batch size", batchSize, 10, 1000);
        kinds = Set.copyOf(kinds);
        if (maxCalls.isPresent() && maxCalls.getAsInt() < 1) {
            throw new IllegalArgumentException("max calls must be at least 1, got " + maxCalls.getAsInt());
        }
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", got " + value);
        }
    }
}
