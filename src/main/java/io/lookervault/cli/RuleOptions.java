package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.MapFile;
import io.lookervault.restore.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which rules to restore: what all verbs have in common that begin a restoration. */
final class RuleOptions {
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
