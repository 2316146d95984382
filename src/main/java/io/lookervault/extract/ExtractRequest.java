package io.lookervault.extract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code direct:extract} is asked.
 *
 * @param vault the file to extract into; made if it is not there
 * @param instance URL of the Looker instance
 * @param selection what to extract
 * @param limits how much the run may ask
 * @param moved whether the vault may be of another URL, since the instance has moved
 * @param shrunk whether Looker really has no more, however much of what the vault holds is missing
 * @param resume whether to go on with the last unfinished session
 * @param incremental whether to ask only for what changed since it was stored
 * @param ifYoung with {@code resume}: go on only with the newest session, if it was asked the same and began no longer ago
 *     than this, and begin anew else; empty to go on with whatever is unfinished
 */
public record ExtractRequest(
        Path vault,
        String instance,
        Selection selection,
        Limits limits,
        boolean moved,
        boolean shrunk,
        boolean resume,
        boolean incremental,
        Optional<Duration> ifYoung) {

    public ExtractRequest(
            Path vault, String instance, Selection selection, Limits limits, boolean resume, boolean incremental) {
        this(vault, instance, selection, limits, false, false, resume, incremental, Optional.empty());
    }
}
