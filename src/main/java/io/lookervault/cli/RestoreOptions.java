package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.MapFile;
import io.lookervault.app.Settings;
import io.lookervault.restore.RestoreRequest.Effort;
import io.lookervault.restore.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to restore: what all verbs have in common that write to Looker. */
final class RestoreOptions {
    private static final int PAGE = 100;

    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Do not ask before the first write.")
    private boolean force;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "YAML file with other names in the target: models, connections, folders, users.")
    private Optional<Path> map = Optional.empty();

    @Option(
            names = "--exact",
            description = "Take away what the target has beyond the vault: members, grants, tiles with alerts.")
    private boolean exact;

    @Option(names = "--enable-schedules", description = "Enable the schedules and alerts that were enabled.")
    private boolean enableSchedules;

    @Option(
            names = "--enable-users",
            description = "Let users sign in again who were disabled, or lost their e-mail sign-in, since the backup.")
    private boolean enableUsers;

    @Option(
            names = "--owner-fallback",
            paramLabel = "EMAIL|me",
            description = "Who owns what belonged to a user that is not in the target; without it, that is refused.")
    private Optional<String> ownerFallback = Optional.empty();

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

    Rules rules() throws IOException {
        if (ownerFallback.isPresent()
                && !ownerFallback.get().equals("me")
                && !ownerFallback.get().contains("@")) {
            throw new ConfigurationError(
                    "--owner-fallback is an e-mail address or the word me, not '" + ownerFallback.get() + "'.");
        }
        Rules rules =
                new Rules(exact, enableSchedules, enableUsers, ownerFallback, Map.of(), Map.of(), Map.of(), Map.of());
        return map.isPresent() ? MapFile.read("--map", map.get(), rules) : rules;
    }
}
