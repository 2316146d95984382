package io.lookervault.demo;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a shape, read from its short form {@code name!*+:type?@kind}: {@code !} required when created, {@code *}
 * read-only, {@code +} write-only, {@code ?} may be null, {@code @kind} the id of an item of that kind. Types: s text, b
 * boolean, i integer, n number, d date-time, map, texts (a map of texts), any, {@code a|b} one of these words, a shape's name, and each of them
 * in brackets for a list. Without a type it is a text that may be null.
 */
record Field(
        String name,
        String type,
        boolean nullable,
        boolean readOnly,
        boolean writeOnly,
        boolean required,
        Optional<String> ref) {

    private static final Pattern FORM = Pattern.compile("(\\w+)(!?)([*+]?)(?::(\\[?[\\w|]+]?)(\\??))?(?:@([\\w/]+))?");
    private static final Set<String> SIMPLE = Set.of("s", "b", "i", "n", "d", "map", "texts", "any");

    static Field parse(String form) {
        Matcher m = FORM.matcher(form);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a field: " + form);
        }
        boolean typed = m.group(4) != null;
        return new Field(
                m.group(1),
                typed ? m.group(4) : "s",
                !typed || !m.group(5).isEmpty(),
                m.group(3).equals("*"),
                m.group(3).equals("+"),
                !m.group(2).isEmpty(),
                Optional.ofNullable(m.group(6)));
    }

    boolean isList() {
        return type.startsWith("[");
    }

    /** The type of the items of a list, else of the field itself. */
    String itemType() {
        return isList() ? type.substring(1, type.length() - 1) : type;
    }

    boolean isWords() {
        return itemType().contains("|");
    }

    boolean isShape() {
        return !SIMPLE.contains(itemType()) && !isWords();
    }
}
