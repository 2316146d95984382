package io.lookervault.cli;

import io.lookervault.app.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How fast a verb asks Looker. */
final class PaceOptions {
    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "Pieces of work in flight, 1 to 50 (default 8).")
    private Optional<String> workers = Optional.empty();

    @Option(
            names = "--rate-limit-per-minute",
            paramLabel = "N",
            description = "Most requests in a minute (default 600).")
    private Optional<String> perMinute = Optional.empty();

    @Option(
            names = "--rate-limit-per-second",
            paramLabel = "N",
            description = "Most requests in a second (default 10).")
    private Optional<String> perSecond = Optional.empty();

    /** What was given, by key; the workers are those of the feature. */
    Map<String, String> settings(String feature) {
        Map<String, String> options = new HashMap<>();
        workers.ifPresent(value -> options.put("lookervault." + feature + ".workers", value));
        perMinute.ifPresent(value -> options.put("lookervault.looker.rate-limit-per-minute", value));
        perSecond.ifPresent(value -> options.put("lookervault.looker.rate-limit-per-second", value));
        return options;
    }

    /** Refuses a pace that is none. */
    static void check(Settings settings) {
        settings.integer("lookervault.looker.rate-limit-per-minute");
        settings.integer("lookervault.looker.rate-limit-per-second");
    }
}
