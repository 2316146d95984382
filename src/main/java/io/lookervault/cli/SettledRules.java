package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The {@link RuleOptions} of a verb that goes on with a restoration, whose rules are settled: none of them is taken, and whoever gives
 * one is told why.
 */
final class SettledRules {
    @Option(names = "--map", hidden = true)
    private Optional<String> map = Optional.empty();

    @Option(names = "--exact", hidden = true)
    private boolean exact;

    @Option(names = "--enable-schedules", hidden = true)
    private boolean enableSchedules;

    @Option(names = "--enable-users", hidden = true)
    private boolean enableUsers;

    @Option(names = "--owner-fallback", hidden = true)
    private Optional<String> ownerFallback = Optional.empty();

    /**
     * @param verb as it is called
     * @throws ConfigurationError when one was given
     */
    void check(String verb) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--map", map.isPresent());
        given.put("--exact", exact);
        given.put("--enable-schedules", enableSchedules);
        given.put("--enable-users", enableUsers);
        given.put("--owner-fallback", ownerFallback.isPresent());
        given.values().removeIf(there -> !there);
        if (!given.isEmpty()) {
            String options = String.join(" and ", given.keySet());
            throw new ConfigurationError(verb + " goes by the rules that its restoration began with. Leave " + options
                    + " out, or begin anew with lookervault restore all, bulk or single.");
        }
    }
}
