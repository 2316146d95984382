package io.lookervault.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a route file.
 *
 * @param file name of the file
 * @param line where it begins, counted from 1
 * @param sort {@code route}, {@code routeConfiguration}, {@code beans} …
 * @param id of a route or route configuration; names of beans, joined by commas; may be empty
 * @param text as it stands in the file
 * @param content what it says, as plain YAML values
 */
record RouteUnit(String file, int line, String sort, String id, String text, Map<?, ?> content) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\??([\\w.\\-]+)(?::([^}]*))?\\s*}}");

    boolean isRoute() {
        return sort.equals("route");
    }

    /** Whether it starts work by itself, and is not called by other routes. */
    boolean isTrigger() {
        return isRoute() && !from().startsWith("direct:");
    }

    /** Where a route takes its messages from. */
    String from() {
        return content.get("from") instanceof Map<?, ?> from ? String.valueOf(from.get("uri")) : "";
    }

    /** What a route is for. */
    String description() {
        return content.get("description") instanceof String text ? text : "";
    }

    /** The settings that it names. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            keys.add(found.group(1));
        }
        return keys;
    }

    /** What it comes to with these settings, whatever its layout and comments. */
    String resolved(Map<String, String> settings) {
        return resolve(content.toString(), settings);
    }

    /** With what the placeholders stand for; one that stands for nothing stays. */
    static String resolve(String text, Map<String, String> settings) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(settings.getOrDefault(
                        found.group(1), found.group(2) == null ? found.group() : found.group(2))));
    }
}
