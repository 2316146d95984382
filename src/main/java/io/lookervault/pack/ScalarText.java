package io.lookervault.pack;

import java.util.Locale;
import java.util.Set;

/**
 * Spells texts: plain where no reader takes them for something else, as a literal block where they have lines, in single
 * quotes where they need quotes only, in double quotes where characters have to be spelt out: those that YAML does not
 * allow, that some readers take for line ends, that steer a terminal, or that cannot be seen.
 */
final class ScalarText {
    /** Words of YAML 1.1 and 1.2 that are not text, in lower case. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final String INNER = "_ ./()$+;,%@=-:'";

    private ScalarText() {}

    /** A key, which stays on its line. */
    static void key(Utf8 out, String text) {
        Look look = Look.at(text);
        if (look.spelt || look.lines) {
            doubleQuoted(out, text);
        } else {
            inline(out, text, look);
        }
    }

    /** A value; the lines of a block are indented so far. */
    static void value(Utf8 out, String text, int indent) {
        Look look = Look.at(text);
        if (look.spelt) {
            doubleQuoted(out, text);
        } else if (!look.lines) {
            inline(out, text, look);
        } else if (literal(text)) {
            block(out, text, indent);
        } else {
            doubleQuoted(out, text);
        }
    }

    private static void inline(Utf8 out, String text, Look look) {
        if (look.bare && !(text.length() <= 5 && WORDS.contains(text.toLowerCase(Locale.ROOT)))) {
            out.append(text);
        } else {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        }
    }

    /** The first line says how far a block is indented, so it must show that. */
    private static boolean literal(String text) {
        char first = text.charAt(0);
        return first != '\n' && first != ' ' && first != '\t' && !text.isBlank();
    }

    private static void block(Utf8 out, String text, int indent) {
        int end = text.length();
        boolean newline = text.charAt(end - 1) == '\n';
        boolean more = newline && text.charAt(end - 2) == '\n';
        out.append(more ? "|+" : newline ? "|" : "|-");
        int from = 0;
        while (from < end) {
            int to = text.indexOf('\n', from);
            to = to < 0 ? end : to;
            out.append('\n');
            if (to > from) {
                out.spaces(indent).append(text.substring(from, to));
            }
            from = to + 1;
        }
    }

    private static void doubleQuoted(Utf8 out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (mustBeSpelt(c)) {
                        out.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                    } else {
                        out.append(Character.toString(c));
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean mustBeSpelt(int c) {
        if (c >= ' ' && c <= '~') {
            return false;
        }
        if (c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> c != 0x200D; // joins emoji
            default -> false;
        };
    }

    /**
     * What a text is made of.
     *
     * @param bare whether it looks like a word, so that it may be plain
     * @param lines whether it has line ends
     * @param spelt whether it has characters that must be spelt out, other than tabs within lines
     */
    private record Look(boolean bare, boolean lines, boolean spelt) {
        static Look at(String text) {
            boolean bare = !text.isEmpty() && opens(text.codePointAt(0)) && !text.endsWith(" ");
            boolean lines = false;
            boolean tabs = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (letter(c)) {
                    continue;
                }
                if (c == '\n') {
                    lines = true;
                } else if (c == '\t') {
                    tabs = true;
                } else if (c > '~' || c < ' ') {
                    int point = text.codePointAt(i);
                    if (mustBeSpelt(point)) {
                        return new Look(false, lines, true);
                    }
                    i += Character.charCount(point) - 1;
                } else {
                    bare &= INNER.indexOf(c) >= 0 && (c != ':' || colonWithin(text, i));
                }
            }
            boolean figure = bare && text.charAt(0) <= '9' && text.charAt(0) >= '0';
            return new Look(bare && !tabs && (!figure || sentence(text)), lines, tabs && !lines);
        }

        /** What begins with a figure is no number and no date if it has a space and a letter that neither has. */
        private static boolean sentence(String text) {
            return text.indexOf(' ') > 0
                    && text.chars().anyMatch(c -> letter((char) c) && "tTzZ".indexOf(c) < 0 && c > '9');
        }

        private static boolean opens(int c) {
            return c == '_' || c == '/' || Character.isLetter(c) || (c >= '0' && c <= '9');
        }

        private static boolean letter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }

        private static boolean colonWithin(String text, int at) {
            return at + 1 < text.length() && text.charAt(at + 1) != ' ';
        }
    }
}
