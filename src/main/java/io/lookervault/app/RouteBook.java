package io.lookervault.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the route files of an installation say, read without Camel: routes with their knobs, and the files as shipped. */
public final class RouteBook {
    private final Settings settings;

    public RouteBook(Settings settings) {
        this.settings = settings;
    }

    /**
     * One route.
     *
     * @param file name of its file
     * @param line where it begins there
     * @param starts what it takes its messages from; {@code direct:…} is called by others
     */
    public record Entry(String id, String description, String file, int line, String starts, List<Knob> knobs) {}

    /**
     * A setting that a route names.
     *
     * @param origin {@code default}, an option, a variable, or file and line
     */
    public record Knob(String key, String value, String origin) {}

    /** All routes in the order of files and entries. */
    public List<Entry> entries() {
        RouteSet set = RouteSet.of(files(), settings);
        return set.routes().stream()
                .map(unit ->
                        new Entry(unit.id(), unit.description(), unit.file(), unit.line(), unit.from(), knobs(unit)))
                .toList();
    }

    private List<Knob> knobs(RouteUnit unit) {
        Map<String, String> values = settings.forCamel();
        return unit.keys().stream()
                .filter(values::containsKey)
                .map(key -> new Knob(key, KnownKeys.shown(key, values.get(key)), settings.origin(key)))
                .toList();
    }

    /** The route files in force, by name. */
    public Map<String, String> files() {
        return RouteFiles.texts(settings.home());
    }

    /** The route files as they were shipped, by name. */
    public Map<String, String> shipped() {
        Path share = settings.home().resolve("share").resolve("routes");
        if (!Files.isDirectory(share)) {
            throw new ConfigurationError("there is no " + share
                    + " with the routes as shipped. Unpack the release again, or set --home to where it is unpacked.");
        }
        try (Stream<Path> files = Files.list(share)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new ConfigurationError(
                    share + " could not be read (" + unreadable + "). Check its mode.", unreadable);
        }
    }
}
