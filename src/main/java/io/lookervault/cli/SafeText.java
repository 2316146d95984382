package io.lookervault.cli;

/** Makes text from a vault safe to print: what Looker users typed must not steer a terminal or reorder a line. */
final class SafeText {
    /** East Asian Wide and emoji blocks, after Unicode Standard Annex 11. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private SafeText() {}

    /** The text in one line, every control, bidirectional and invisible character replaced by {@code �}. */
    static String neutral(String text) {
        if (text.codePoints().noneMatch(SafeText::unsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(c == '\n' || c == '\t' ? ' ' : unsafe(c) ? 0xFFFD : c));
        return safe.toString();
    }

    /** Whether a terminal would obey the character or a reader would be misled by it. */
    static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> c != 0x200D; // joins emoji
            default -> false;
        };
    }

    /** The text in at most so many columns, cut with {@code …} between code points. */
    static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > columns - 1) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    /** Columns that a terminal needs for the text. */
    static int width(String text) {
        return text.codePoints().map(SafeText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(c) ? 2 : 1;
    }

    private static boolean wide(int c) {
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
