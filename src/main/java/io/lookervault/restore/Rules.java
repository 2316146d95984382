package io.lookervault.restore;

import java.util.Map;
import java.util.Optional;

/**
 * How to restore.
 *
 * @param exact whether what the target has beyond the vault goes: members, grants, tiles with alerts
 * @param enableSchedules whether schedules and alerts that were enabled are enabled again
 * @param enableUsers whether users who were disabled, or lost their e-mail sign-in, after the backup may sign in again
 * @param ownerFallback e-mail address of who owns what an unknown user owned; {@code me} for the API user; empty to refuse
 * @param models models by other names in the target
 * @param connections connections by other names in the target
 * @param folders folders by other paths in the target, {@code Shared/Sales}
 * @param users users by other e-mail addresses in the target
 */
public record Rules(
        boolean exact,
        boolean enableSchedules,
        boolean enableUsers,
        Optional<String> ownerFallback,
        Map<String, String> models,
        Map<String, String> connections,
        Map<String, String> folders,
        Map<String, String> users) {
    public Rules {
        models = Map.copyOf(models);
        connections = Map.copyOf(connections);
        folders = Map.copyOf(folders);
        users = Map.copyOf(users);
    }

    /** Nothing is renamed, nothing goes, nothing and nobody is enabled. */
    public static Rules careful() {
        return new Rules(false, false, false, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    String model(String name) {
        return models.getOrDefault(name, name);
    }

    String connection(String name) {
        return connections.getOrDefault(name, name);
    }
}
