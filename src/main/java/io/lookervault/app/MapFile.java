package io.lookervault.app;

import io.lookervault.content.YamlStumble;
import io.lookervault.restore.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Other names in the target, from a YAML file with up to four maps of text to text. */
public final class MapFile {
    private static final List<String> KNOWN = List.of("models", "connections", "folders", "users");
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final String said;
    private final Path file;

    private MapFile(String said, Path file) {
        this.said = said;
        this.file = file;
    }

    /**
     * Reads the file; what is wrong in it is a {@link ConfigurationError} that names the place.
     *
     * @param said what whoever named the file calls it, such as {@code --map}
     */
    public static Rules read(String said, Path file, Rules rules) throws IOException {
        return new MapFile(said, file).read(rules);
    }

    private Rules read(Rules rules) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ConfigurationError(said + ": there is no readable file " + file + ".");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MOST_BYTES)
                .build();
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Map<String, String>> names =
                    names(YamlStumble.told(() -> new Load(settings).loadFromInputStream(in)));
            return new Rules(
                    rules.exact(),
                    rules.enableSchedules(),
                    rules.enableUsers(),
                    rules.ownerFallback(),
                    names.getOrDefault("models", Map.of()),
                    names.getOrDefault("connections", Map.of()),
                    names.getOrDefault("folders", Map.of()),
                    names.getOrDefault("users", Map.of()));
        } catch (YamlEngineException | YamlStumble broken) {
            throw new ConfigurationError(said + ": " + file + " is not YAML: " + broken.getMessage(), broken);
        }
    }

    private Map<String, Map<String, String>> names(Object content) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> sections) {
            sections.forEach((section, entries) -> names.put(String.valueOf(section), entries(section, entries)));
        } else if (content != null) {
            throw new ConfigurationError(
                    said + ": " + file + " must hold maps named " + String.join(", ", KNOWN) + ".");
        }
        return names;
    }

    private Map<String, String> entries(Object section, Object entries) {
        if (!KNOWN.contains(String.valueOf(section))) {
            throw new ConfigurationError(
                    said + ": " + file + " has '" + section + "'; known are " + String.join(", ", KNOWN) + ".");
        }
        if (!(entries instanceof Map<?, ?> map)) {
            throw new ConfigurationError(
                    said + ": " + file + ": " + section + " must be a map of old names to new ones.");
        }
        Map<String, String> names = new LinkedHashMap<>();
        map.forEach((from, to) -> {
            if (to == null || to instanceof Map || to instanceof List) {
                throw new ConfigurationError(
                        said + ": " + file + ": " + section + ": '" + from + "' must have one name, got: " + to + ".");
            }
            names.put(String.valueOf(from), String.valueOf(to));
        });
        return names;
    }
}
