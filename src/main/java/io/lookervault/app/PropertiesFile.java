package io.lookervault.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads {@code .properties} text in UTF-8 and remembers the line of each key. */
final class PropertiesFile {
    private static final String SHIPPED = "application.properties";

    private PropertiesFile() {}

    static Map<String, Setting> read(Path file) {
        try {
            return parse(Files.readAllLines(file), file.toString());
        } catch (CharacterCodingException e) {
            throw new ConfigurationError(file + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new ConfigurationError(file + " could not be read (" + e + "). Check the path and its mode.", e);
        }
    }

    /** The settings that the program ships with. */
    static Map<String, Setting> shipped() {
        try (InputStream in = PropertiesFile.class.getResourceAsStream(SHIPPED)) {
            Map<String, Setting> shipped = new LinkedHashMap<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            parse(text.lines().toList(), SHIPPED)
                    .forEach((key, setting) -> shipped.put(key, new Setting(setting.value(), "default")));
            return shipped;
        } catch (IOException e) {
            throw new IllegalStateException("the program's own " + SHIPPED + " cannot be read", e);
        }
    }

    private static Map<String, Setting> parse(List<String> lines, String name) throws IOException {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int first = i + 1;
            StringBuilder logical = new StringBuilder(lines.get(i));
            while (continues(lines.get(i)) && i + 1 < lines.size()) {
                logical.append('\n').append(lines.get(++i));
            }
            load(logical.toString(), name + ":" + first)
                    .forEach((key, value) ->
                            settings.put((String) key, new Setting((String) value, name + ":" + first)));
        }
        return settings;
    }

    private static Properties load(String line, String origin) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(origin + " has a malformed \\u escape. Write \\u and four hex digits.", e);
        }
        return one;
    }

    private static boolean continues(String line) {
        String text = line.strip();
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1 && !text.startsWith("#") && !text.startsWith("!");
    }
}
