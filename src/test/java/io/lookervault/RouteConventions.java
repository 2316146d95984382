package io.lookervault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The house rules for route files, as in "Routes" of docs/architecture.md. */
final class RouteConventions {
    private static final int MOST_STEPS = 8;
    private static final int MOST_LEVELS = 3;
    private static final Set<String> SCRIPTS = Set.of(
            "groovy",
            "js",
            "javaScript",
            "python",
            "mvel",
            "ognl",
            "joor",
            "java",
            "spel",
            "script",
            "csimple",
            "jq",
            "xpath",
            "xquery",
            "datasonnet",
            "wasm",
            "jsonpath");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PLAIN = Pattern.compile(
            "body(\\.\\w+)*|headers|(header|headers|variable|variables|exchangeProperty)\\.[\\w-]+(\\.\\w+)*|exception(\\.\\w+)*"
                    + "|bean:\\w+(\\.\\w+|\\?method=\\w+)?(\\(.*\\))?|routeId|fromRouteId|exchangeId");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s(==|!=|=~|>=?|<=?|!?contains|!?is|!?in|!?regex|!?startsWith|!?endsWith|range)\\s");
    private static final Pattern SENTENCE = Pattern.compile("[A-Z].*[^.]\\.");

    private static final JsonSchema SCHEMA = schema();

    private final Map<String, String> files = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> routes = new TreeMap<>();
    private final Map<String, Set<String>> calls = new TreeMap<>();

    /** Adds a file by its name without folder. */
    RouteConventions file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** What the files do wrong, one sentence each. */
    List<String> violations() {
        for (Map.Entry<String, String> file : files.entrySet()) {
            judge(file.getKey(), file.getValue());
        }
        calls.forEach((target, callers) -> {
            if (!routes.containsKey(target)) {
                violations.add(callers + " call direct:" + target + ", which no route has");
            }
        });
        return violations;
    }

    private void judge(String file, String text) {
        if (!text.startsWith("#")) {
            violations.add(file + " does not open with a comment");
        }
        Object document = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
        SCHEMA.validate(new ObjectMapper().valueToTree(document))
                .forEach(message -> violations.add(file + " does not fit Camel's schema: " + message.getMessage()));
        if (!(document instanceof List<?> entries)) {
            violations.add(file + " is not a list");
            return;
        }
        String group = file.replaceFirst("\\.camel\\.yaml$", "");
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> map && map.get("route") instanceof Map<?, ?> route) {
                route(file, group, route);
            } else {
                walk(file, entry);
            }
        }
    }

    private static JsonSchema schema() {
        try (InputStream in = RouteConventions.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void route(String file, String group, Map<?, ?> route) {
        String id = String.valueOf(route.get("id"));
        String where = file + ", route " + id;
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            violations.add(where + " has no kebab-case id");
        }
        if (routes.put(id, where) != null) {
            violations.add(where + " is not the only route with this id");
        }
        String description = String.valueOf(route.get("description"));
        if (!SENTENCE.matcher(description).matches() || description.contains(". ")) {
            violations.add(where + " is not described in one sentence");
        }
        if (!group.equals(route.get("group"))) {
            violations.add(where + " is in group " + route.get("group") + ", not " + group);
        }
        boolean silent =
                route.get("errorHandler") instanceof Map<?, ?> handler && handler.containsKey("noErrorHandler");
        if (!route.containsKey("routeConfigurationId") && !silent) {
            violations.add(where + " names no error policy: routeConfigurationId, or errorHandler with noErrorHandler");
        }
        if (route.get("from") instanceof Map<?, ?> from) {
            String uri = String.valueOf(from.get("uri"));
            if (uri.startsWith("direct:") && !uri.equals("direct:" + id)) {
                violations.add(where + " starts from " + uri + ", not direct:" + id);
            }
            int steps = steps(from);
            if (steps > MOST_STEPS) {
                violations.add(where + " has " + steps + " steps, more than " + MOST_STEPS);
            }
            int levels = levels(from);
            if (levels > MOST_LEVELS) {
                violations.add(where + " is nested " + levels + " levels deep, more than " + MOST_LEVELS);
            }
            from.forEach((key, value) -> {
                if (!key.equals("uri")) {
                    walk(where, Map.of(key, value));
                }
            });
        } else {
            violations.add(where + " has no from");
        }
    }

    /** Looks at every key and value below. */
    private void walk(String where, Object node) {
        if (node instanceof List<?> list) {
            list.forEach(element -> walk(where, element));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visit(where, String.valueOf(key), value);
                walk(where, value);
            });
        }
    }

    private void visit(String where, String key, Object value) {
        if (SCRIPTS.contains(key)) {
            violations.add(where + " has a script or query language: " + key);
        }
        if (value instanceof String text) {
            if (key.equals("uri") || key.equals("to") || key.equals("toD") || key.equals("wireTap")) {
                call(where, text);
            }
            if (!key.equals("description") && !key.equals("note")) {
                expression(where, key, text);
            }
        }
    }

    private void call(String where, String uri) {
        if (uri.startsWith("direct:")) {
            String target = uri.substring("direct:".length()).replaceFirst("\\?.*", "");
            calls.computeIfAbsent(target, t -> new TreeSet<>()).add(where);
        }
    }

    private void expression(String where, String key, String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!PLAIN.matcher(placeholder.group(1)).matches()) {
                violations.add(where + " uses ${" + placeholder.group(1) + "}: that is Java's to say");
            }
        }
        boolean simple = key.equals("simple") || key.equals("expression");
        long comparisons = simple ? COMPARISON.matcher(text).results().count() : 0;
        if (comparisons > 1 || (simple && text.matches("(?s).*(&&|\\|\\|).*"))) {
            violations.add(where + " compares more than once: " + text);
        }
    }

    private static int steps(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().mapToInt(RouteConventions::steps).sum();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return 0;
        }
        int own = map.get("steps") instanceof List<?> steps ? steps.size() : 0;
        return own + map.values().stream().mapToInt(RouteConventions::steps).sum();
    }

    private static int levels(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().mapToInt(RouteConventions::levels).max().orElse(0);
        }
        if (!(node instanceof Map<?, ?> map)) {
            return 0;
        }
        int below =
                map.values().stream().mapToInt(RouteConventions::levels).max().orElse(0);
        return below + (map.containsKey("steps") ? 1 : 0);
    }
}
