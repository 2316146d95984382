package io.lookervault.content;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The keys of a JSON object that Looker lets others write, as a tree.
 *
 * <p>Written as text: names with blanks between them; {@code settings(*)} is a whole value, {@code stops(color offset)}
 * takes these keys of an object or of each object of a list, {@code models{}} is a list whose order means nothing, {@code
 * appearance+(…)} are objects to which Looker adds keys from version to version, and {@code
 * permission_set_id=permission_set.id} takes under one name what stands elsewhere.
 */
public final class Fields {
    private static final Fields NONE = new Fields(Map.of());
    private static final String SET = "{}";
    private static final String GROWING = "+";

    private record Field(String path, boolean set, boolean growing, Optional<Fields> nested) {}

    private final Map<String, Field> fields;

    private Fields(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** No field at all. */
    public static Fields none() {
        return NONE;
    }

    /** Reads the notation. */
    public static Fields of(String text) {
        return parse(new StringTokenizer(text, " \n()", true));
    }

    private static Fields parse(StringTokenizer tokens) {
        Map<String, Field> fields = new LinkedHashMap<>();
        String last = "";
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            switch (token) {
                case " ", "\n" -> {}
                case "(" -> fields.put(name(last), field(last, Optional.of(parse(tokens))));
                case ")" -> {
                    return new Fields(fields);
                }
                default -> {
                    last = token;
                    fields.put(name(token), field(token, Optional.empty()));
                }
            }
        }
        return new Fields(fields);
    }

    private static Field field(String token, Optional<Fields> nested) {
        String path = token.substring(token.indexOf('=') + 1);
        String grown = without(GROWING, path);
        return new Field(without(SET, grown), grown.endsWith(SET), path.endsWith(GROWING), nested);
    }

    private static String name(String token) {
        return token.contains("=") ? token.substring(0, token.indexOf('=')) : without(SET, without(GROWING, token));
    }

    private static String without(String suffix, String token) {
        return token.endsWith(suffix) ? token.substring(0, token.length() - suffix.length()) : token;
    }

    /** The keys, in the order in which they were written down. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** The keys of an object from which something is written. */
    public Set<String> keys() {
        return fields.values().stream().map(field -> first(field.path())).collect(toUnmodifiableSet());
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Whether there is no field. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The fields within a field; none for a plain one. */
    public Fields within(String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(Field::nested).orElse(NONE);
    }

    /** Whether the field is a list whose order means nothing, so that Looker may answer with another one than it was told. */
    public boolean isSet(String name) {
        return fields.containsKey(name) && fields.get(name).set();
    }

    /** Whether the field holds objects to which Looker adds keys: one that an object lacks says nothing then. */
    public boolean isGrowing(String name) {
        return fields.containsKey(name) && fields.get(name).growing();
    }

    /** Whether what stands at the path (see {@link Values}) is written. */
    public boolean takes(String path) {
        String plain = path.replace("[]", "");
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            String own = entry.getValue().path();
            if (plain.equals(own) || entry.getKey().equals("*")) {
                return true;
            }
            Optional<Fields> nested = entry.getValue().nested();
            if (nested.isPresent() && plain.startsWith(own + ".")) {
                return nested.get().takes(plain.substring(own.length() + 1));
            }
        }
        return false;
    }

    /** Of an object, what is written; a key that the object lacks is left out. */
    public Map<String, Object> pick(Map<String, Object> object) {
        if (fields.containsKey("*")) {
            return object;
        }
        Map<String, Object> picked = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            String first = first(field.path());
            if (object.containsKey(first)) {
                Object value = first.equals(field.path())
                        ? object.get(first)
                        : Values.text(object, field.path()).orElse(null);
                picked.put(
                        name, field.nested().map(inner -> inner.pickAny(value)).orElse(value));
            }
        });
        return picked;
    }

    @SuppressWarnings("unchecked") // objects of values have text keys
    private Object pickAny(Object value) {
        if (value instanceof Map<?, ?> map) {
            return pick((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            List<Object> picked = new ArrayList<>();
            list.forEach(element -> picked.add(pickAny(element)));
            return picked;
        }
        return value;
    }
}
