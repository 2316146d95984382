package io.lookervault.app;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a TOML file into flat keys: table and key joined by dots, {@code _} as {@code -}, so that {@code api_url} in
 * {@code [lookervault.looker]} is {@code lookervault.looker.api-url}.
 */
final class TomlFile {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\[\\]]+?)\\s*]\\s*(#.*)?");
    private static final Pattern KEY = Pattern.compile("\\s*([\\w.\"'-]+)\\s*=.*");

    private final Path file;
    private final Map<String, Integer> lines;

    private TomlFile(Path file, String text) {
        this.file = file;
        this.lines = linesOfKeys(text.lines().toList());
    }

    static Map<String, Setting> read(Path file) {
        try {
            String text = Files.readString(file);
            Map<String, Setting> settings = new LinkedHashMap<>();
            new TomlFile(file, text).collect("", new TomlMapper().readTree(text), settings);
            return settings;
        } catch (JacksonException e) {
            throw new ConfigurationError(
                    "TOML syntax error in " + file + place(e.getLocation()) + ": " + e.getOriginalMessage()
                            + ". Correct the file, or choose another with --config.",
                    e);
        } catch (CharacterCodingException e) {
            throw new ConfigurationError(file + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new ConfigurationError(file + " could not be read (" + e + "). Check the path and its mode.", e);
        }
    }

    private void collect(String path, JsonNode node, Map<String, Setting> settings) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e ->
                            collect(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), settings));
            return;
        }
        String key = path.replace('_', '-');
        Integer line = lines.get(key);
        String value = node.isArray() ? String.join(",", texts(node)) : node.asText();
        settings.put(key, new Setting(value, line == null ? file.toString() : file + ":" + line));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /** The parser keeps no places for good keys, so a plain scan finds them; a key it misses is reported without line. */
    private static Map<String, Integer> linesOfKeys(List<String> text) {
        Map<String, Integer> lines = new HashMap<>();
        String section = "";
        for (int i = 0; i < text.size(); i++) {
            Matcher header = SECTION.matcher(text.get(i));
            Matcher key = KEY.matcher(text.get(i));
            if (header.matches()) {
                section = plain(header.group(1)) + ".";
            } else if (key.matches()) {
                lines.putIfAbsent(section + plain(key.group(1)), i + 1);
            }
        }
        return lines;
    }

    private static String plain(String key) {
        return key.replaceAll("[\\s\"']", "").replace('_', '-');
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
