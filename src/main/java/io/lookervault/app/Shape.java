package io.lookervault.app;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a value must be like.
 *
 * @param wanted how a message says it
 * @param fits tells whether a value, without white space around it, is so
 */
record Shape(String wanted, Predicate<String> fits) {
    /** Any text, also none. */
    static Shape anything() {
        return new Shape("anything", value -> true);
    }

    /** Any text but none. */
    static Shape something() {
        return new Shape("set", value -> !value.isEmpty());
    }

    /** A whole number within the bounds, both included. */
    static Shape whole(int min, int max) {
        return new Shape(
                "a whole number from " + min + " to " + max,
                value -> value.matches("\\d{1,10}") && within(value, min, max));
    }

    /** A decimal number within the bounds, both included. */
    static Shape decimal(int min, int max) {
        return new Shape(
                "a number from " + min + " to " + max,
                value -> value.matches("\\d{1,10}(\\.\\d{1,10})?") && within(value, min, max));
    }

    private static boolean within(String number, int min, int max) {
        BigDecimal value = new BigDecimal(number);
        return value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0;
    }

    static Shape flag() {
        return new Shape("true or false", value -> Set.of("true", "false").contains(value));
    }

    static Shape choice(String... words) {
        Set<String> known = new TreeSet<>(Set.of(words));
        return new Shape("one of " + known, known::contains);
    }

    /** An address of the web, or none. */
    static Shape webAddress() {
        return new Shape("an address with http:// or https://, or empty", value -> value.matches("(https?://\\S+)?"));
    }
}
