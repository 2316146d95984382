package io.lookervault.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one sort of object of Looker's API, with the parts that LookerVault adds. Read from {@code api_fields.txt},
 * which has a line for each.
 *
 * @param types each field with its type
 * @param required fields without which an object is none
 */
public record ApiFields(Map<String, FieldType> types, Set<String> required) {
    private static final Map<String, ApiFields> ALL = read();

    /** Those of a kind. */
    public static ApiFields of(Kind kind) {
        return ALL.get(kind.singular());
    }

    /** Those of an object that another one names. */
    public static ApiFields of(FieldType.Named named) {
        return ALL.get(named.name());
    }

    private static Map<String, ApiFields> read() {
        Map<String, ApiFields> all = new HashMap<>();
        for (String object : text().lines()
                .filter(line -> !line.startsWith("#"))
                .reduce("", (a, b) -> a + (b.startsWith(" ") ? " " : "\n") + b)
                .strip()
                .split("\n", -1)) {
            int colon = object.indexOf(':');
            all.put(object.substring(0, colon), of(object.substring(colon + 1).strip()));
        }
        return Map.copyOf(all);
    }

    private static ApiFields of(String fields) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (String field : fields.split(" +", -1)) {
            int sign = field.indexOf('=');
            boolean must = field.charAt(sign - 1) == '!';
            String name = field.substring(0, must ? sign - 1 : sign);
            types.put(name, type(field.substring(sign + 1)));
            if (must) {
                required.add(name);
            }
        }
        return new ApiFields(types, required);
    }

    private static FieldType type(String word) {
        String inner = word.substring(1, word.length() - 1);
        return switch (word.charAt(0)) {
            case '[' -> new FieldType.ListOf(type(inner));
            case '{' -> new FieldType.MapOf(type(inner));
            default ->
                switch (word) {
                    case "text" -> FieldType.Scalar.TEXT;
                    case "flag" -> FieldType.Scalar.FLAG;
                    case "int" -> FieldType.Scalar.INT;
                    case "number" -> FieldType.Scalar.NUMBER;
                    case "any" -> FieldType.Scalar.ANY;
                    default -> new FieldType.Named(word);
                };
        };
    }

    private static String text() {
        try (InputStream file = ApiFields.class.getResourceAsStream("api_fields.txt")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read api_fields.txt of this program", e);
        }
    }
}
