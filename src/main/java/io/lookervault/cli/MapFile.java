package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
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
final class MapFile {
    private static final List<String> KNOWN = List.of("models", "connections", "folders", "users");
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Map<String, Map<String, String>> names;

    private MapFile(Map<String, Map<String, String>> names) {
        this.names = names;
    }

    static MapFile empty() {
        return new MapFile(Map.of());
    }

    /** Reads the file; what is wrong in it is a {@link ConfigurationError} that names the place. */
    static MapFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new ConfigurationError("--map: there is no readable file " + file + ".");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MOST_BYTES)
                .build();
        try (InputStream in = Files.newInputStream(file)) {
            return of(file, new Load(settings).loadFromInputStream(in));
        } catch (YamlEngineException broken) {
            throw new ConfigurationError("--map: " + file + " is not YAML: " + broken.getMessage(), broken);
        }
    }

    private static MapFile of(Path file, Object content) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> sections) {
            sections.forEach((section, entries) -> names.put(String.valueOf(section), entries(file, section, entries)));
        } else if (content != null) {
            throw new ConfigurationError("--map: " + file + " must hold maps named " + String.join(", ", KNOWN) + ".");
        }
        return new MapFile(names);
    }

    private static Map<String, String> entries(Path file, Object section, Object entries) {
        if (!KNOWN.contains(String.valueOf(section))) {
            throw new ConfigurationError(
                    "--map: " + file + " has '" + section + "'; known are " + String.join(", ", KNOWN) + ".");
        }
        if (!(entries instanceof Map<?, ?> map)) {
            throw new ConfigurationError(
                    "--map: " + file + ": " + section + " must be a map of old names to new ones.");
        }
        Map<String, String> names = new LinkedHashMap<>();
        map.forEach((from, to) -> {
            if (to == null || to instanceof Map || to instanceof List) {
                throw new ConfigurationError(
                        "--map: " + file + ": " + section + ": '" + from + "' must have one name, got: " + to + ".");
            }
            names.put(String.valueOf(from), String.valueOf(to));
        });
        return names;
    }

    Map<String, String> of(String section) {
        return names.getOrDefault(section, Map.of());
    }
}
