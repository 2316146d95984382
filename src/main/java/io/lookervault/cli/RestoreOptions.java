package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.restore.RestoreRequest.Effort;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With how much effort to restore: what all verbs have in common that write to Looker. */
final class RestoreOptions {
    private static final int PAGE = 100;

    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Do not ask before the first write.")
    private boolean force;

    @Option(
            names = "--max-retries",
            paramLabel = "N",
            description = "How often an item is tried again that failed for the moment (default 5).")
    private Optional<String> maxRetries = Optional.empty();

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "N",
            description = "Accepted for the scripts of old; every single item is a checkpoint.")
    @SuppressWarnings("UnusedVariable") // there is nothing to choose
    private int checkpointInterval = 100;

    boolean dryRun() {
        return dryRun;
    }

    boolean force() {
        return force;
    }

    Settings settings(Root root) {
        Map<String, String> options = pace.settings("restore");
        maxRetries.ifPresent(value -> options.put("lookervault.restore.max-retries", value));
        Settings settings = root.settings(options);
        Connection.mustBeConfigured(settings);
        PaceOptions.check(settings);
        settings.integer("lookervault.restore.max-retries");
        return settings;
    }

    static Effort effort(Settings settings) {
        return new Effort(settings.integer("lookervault.restore.workers"), PAGE);
    }
}
