package io.lookervault.inbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What holds for the inbox at the moment.
 *
 * @param enabled whether anything is taken
 * @param directory the inbox
 * @param quiet what was unchanged for so long has been copied to its end
 * @param limits of what is taken on
 */
public record InboxRules(boolean enabled, Path directory, Duration quiet, Limits limits) {
    public InboxRules {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * How much an archive may hold.
     *
     * @param entries files and directories
     * @param bytes of all files, unpacked
     * @param fileBytes of a single file
     */
    public record Limits(int entries, long bytes, long fileBytes) {}
}
