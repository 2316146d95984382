package io.lookervault.extract;

import java.nio.file.Path;

/**
 * What {@code direct:extract} is asked.
 *
 * @param vault the file to extract into; made if it is not there
 * @param instance URL of the Looker instance
 * @param selection what to extract
 * @param limits how much the run may ask
 * @param resume whether to go on with the last unfinished session
 * @param incremental whether to ask only for what changed since it was stored
 */
public record ExtractRequest(
        Path vault, String instance, Selection selection, Limits limits, boolean resume, boolean incremental) {}
