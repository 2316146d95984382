package io.lookervault.pack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plain YAML scalar means. It is more than text only where YAML 1.1 and the core schema of YAML 1.2 agree on what:
 * the text {@code 1e3} is written plain by one tool, {@code yes} by another, and both must come back as text.
 *
 * <p>Source: YAML 1.2.2, section 10.3.2, and the types of YAML 1.1 as PyYAML reads them.
 */
final class PlainScalar {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(0|[1-9][0-9]*|0[0-9]+)\\.[0-9]*([eE][-+][0-9]+)?|\\.[0-9]+([eE][-+][0-9]+)?");
    private static final Pattern FLOAT_OF_1_2 = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]+");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d{0,9}))?"
                    + "(?:[ \\t]*(?:(Z)|([-+])(\\d\\d?)(?::?(\\d\\d))?))?)?");

    /** More digits than any number in earnest; a number of a million digits takes minutes to read. */
    private static final int LONGEST_NUMBER = 5_000;

    private PlainScalar() {}

    /** The value of a plain scalar, in a file that is read by these rules. */
    static Object value(String text, Dialect dialect) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if (digit(first) || first == '-' || first == '+' || first == '.') {
            return text.length() > LONGEST_NUMBER ? text : number(text, dialect);
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> text;
        };
    }

    private static Object number(String text, Dialect dialect) {
        if (text.length() <= 18 && text.charAt(0) != '0' && text.chars().allMatch(c -> digit((char) c))) {
            return Long.valueOf(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(new BigInteger(text));
        }
        if (HEX.matcher(text).matches()) {
            return integer(new BigInteger(text.substring(2), 16));
        }
        if (FLOAT.matcher(text).matches()
                || (dialect == Dialect.ORIGINAL && FLOAT_OF_1_2.matcher(text).matches())) {
            return real(text);
        }
        switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return Double.NEGATIVE_INFINITY;
            }
            case ".nan", ".NaN", ".NAN" -> {
                return Double.NaN;
            }
            default -> {
                return dialect == Dialect.TEXT
                        ? text
                        : timestamp(text).<Object>map(t -> t).orElse(text);
            }
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Object integer(BigInteger number) {
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }

    /** A double where it holds the number exactly as written, else the decimal itself: as JSON from Looker is read. */
    static Object real(String text) {
        double number = Double.parseDouble(text);
        if (text.length() <= 16 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return number;
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            boolean same = !Double.isInfinite(number) && new BigDecimal(Double.toString(number)).compareTo(exact) == 0;
            return same ? (Object) number : exact;
        } catch (NumberFormatException exponentTooLarge) {
            return text;
        }
    }

    static Optional<Instant> timestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            String fraction = (parts.group(7) == null ? "" : parts.group(7)) + "000000000";
            LocalTime time = LocalTime.of(
                    number(parts, 4), number(parts, 5), number(parts, 6), Integer.parseInt(fraction.substring(0, 9)));
            int sign = "-".equals(parts.group(9)) ? -1 : 1;
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * number(parts, 10), sign * number(parts, 11));
            return Optional.of(LocalDateTime.of(date, time).toInstant(offset));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }
}
