package io.lookervault.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The route files of an installation. Those that start work by themselves, and what these need, belong to {@code lookervault
 * run} alone: {@code schedule.camel.yaml}, {@code inbox.camel.yaml} and all whose names begin with {@code triggers}.
 */
final class RouteFiles {
    static final String SUFFIX = ".camel.yaml";
    private static final Set<String> OF_THE_DAEMON = Set.of("schedule" + SUFFIX, "inbox" + SUFFIX);

    private RouteFiles() {}

    /** Those that verbs need, by name. */
    static List<Path> ofVerbs(Path home) {
        return all(home).stream()
                .filter(file -> !isOfTheDaemon(file.getFileName().toString()))
                .toList();
    }

    /** All of them, by name. */
    static List<Path> all(Path home) {
        Path routes = home.resolve("routes");
        try (Stream<Path> files = Files.list(routes)) {
            List<Path> found = files.filter(
                            file -> isRouteFile(file.getFileName().toString()))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ConfigurationError(
                        "no route files in " + routes + ". Set --home to where LookerVault is installed");
            }
            return found;
        } catch (IOException missing) {
            throw new ConfigurationError(
                    "no routes directory " + routes + ". Set --home to where LookerVault is installed", missing);
        }
    }

    /** What stands in all of them, by name. */
    static Map<String, String> texts(Path home) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : all(home)) {
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException unreadable) {
                throw new ConfigurationError(
                        file + " could not be read (" + unreadable + "). Save it as UTF-8.", unreadable);
            }
        }
        return texts;
    }

    /** What is hidden is none: locks of editors, and what other systems put beside a copy. */
    private static boolean isRouteFile(String name) {
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }

    private static boolean isOfTheDaemon(String name) {
        return name.startsWith("triggers") || OF_THE_DAEMON.contains(name);
    }
}
