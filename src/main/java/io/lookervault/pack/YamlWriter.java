package io.lookervault.pack;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Writes plain values (see {@link io.lookervault.content.Values} and {@link io.lookervault.vault.MessagePack}) as block
 * YAML that readers of YAML 1.1 and 1.2 understand the same way, and that is safe to print. {@code docs/yaml-format.md}
 * specifies it. One use each; not thread-safe.
 */
public final class YamlWriter {
    private static final int LONGEST_KEY = 1000;

    private final Utf8 out = new Utf8();
    private boolean exact = true;
    private boolean timestamps;

    /** The value as one document. */
    public static byte[] document(Object value) {
        YamlWriter writer = new YamlWriter();
        writer.root(value);
        return writer.bytes();
    }

    void root(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            entries(map, 0, true);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            elements(list, 0, true);
        } else {
            scalar(value, 2);
            out.append('\n');
        }
    }

    /** More entries of the root, which is a map. */
    void more(Map<?, ?> map) {
        if (!map.isEmpty()) {
            entries(map, 0, true);
        }
    }

    byte[] bytes() {
        return out.bytes();
    }

    /** Whether reading gives exactly the values that were written. */
    boolean exact() {
        return exact;
    }

    /** Whether a point in time was written, so that plain dates have to be read as such. */
    boolean timestamps() {
        return timestamps;
    }

    private void entries(Map<?, ?> map, int indent, boolean positioned) {
        boolean here = positioned;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!here) {
                indent(indent);
            }
            here = false;
            key(entry.getKey(), indent);
            value(entry.getValue(), indent);
        }
    }

    private void key(Object key, int indent) {
        int start = out.length();
        if (key instanceof String text) {
            ScalarText.key(out, text);
        } else {
            exact &= key == null || key instanceof Boolean || key instanceof Number;
            scalar(key, indent);
        }
        if (out.length() - start > LONGEST_KEY) {
            out.insert(start, "? ");
            out.append('\n');
            indent(indent);
        }
        out.append(':');
    }

    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            entries(map, indent + 2, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            elements(list, indent, false);
        } else {
            out.append(' ');
            scalar(value, indent + 2);
            out.append('\n');
        }
    }

    private void elements(List<?> list, int indent, boolean positioned) {
        boolean here = positioned;
        for (Object element : list) {
            if (!here) {
                indent(indent);
            }
            here = false;
            out.append("- ");
            if (element instanceof Map<?, ?> map && !map.isEmpty()) {
                entries(map, indent + 2, true);
            } else if (element instanceof List<?> inner && !inner.isEmpty()) {
                elements(inner, indent + 2, true);
            } else {
                scalar(element, indent + 2);
                out.append('\n');
            }
        }
    }

    private void indent(int spaces) {
        out.spaces(spaces);
    }

    private void scalar(Object value, int indent) {
        if (value instanceof String text) {
            ScalarText.value(out, text, indent);
        } else if (value == null || value instanceof Boolean) {
            out.append(String.valueOf(value));
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map || value instanceof List) {
            out.append(value instanceof Map ? "{}" : "[]");
        } else if (value instanceof Instant instant) {
            instant(instant);
        } else if (value instanceof byte[] bytes) {
            out.append("!!binary \"")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append('"');
        } else {
            exact = false;
            ScalarText.value(out, String.valueOf(value), indent);
        }
    }

    /** Both versions of YAML read {@code 1.0e+10} as a float; {@code 1e10} only one of them does. */
    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            exact &= number instanceof Double && sameBits(real);
            if (Double.isNaN(real) || Double.isInfinite(real)) {
                out.append(Double.isNaN(real) ? ".nan" : real > 0 ? ".inf" : "-.inf");
            } else {
                real(Double.toString(real));
            }
        } else if (number instanceof BigDecimal decimal) {
            int start = out.length();
            real(decimal.toString());
            Object back = PlainScalar.value(out.from(start), Dialect.TEXT);
            exact &= back instanceof BigDecimal same && same.toString().equals(decimal.toString());
        } else {
            out.append(number.toString());
        }
    }

    private static boolean sameBits(double real) {
        return !Double.isNaN(real) || Double.doubleToRawLongBits(real) == Double.doubleToLongBits(Double.NaN);
    }

    private void real(String text) {
        int e = text.indexOf('E');
        String mantissa = e < 0 ? text : text.substring(0, e);
        out.append(mantissa);
        if (mantissa.indexOf('.') < 0) {
            out.append('.');
        }
        if (e >= 0) {
            char sign = text.charAt(e + 1);
            out.append(sign == '-' || sign == '+' ? "e" : "e+").append(text.substring(e + 1));
        }
    }

    private void instant(Instant instant) {
        String text = instant.toString(); // 2024-01-02T03:04:05.123456Z; years beyond 9999 have a sign
        boolean plain = PlainScalar.timestamp(text).filter(instant::equals).isPresent() && !text.startsWith("0000");
        exact &= plain;
        timestamps |= plain;
        if (plain) {
            out.append(text.substring(0, 10))
                    .append(' ')
                    .append(text.substring(11, text.length() - 1))
                    .append("+00:00");
        } else {
            ScalarText.value(out, text, 0);
        }
    }
}
