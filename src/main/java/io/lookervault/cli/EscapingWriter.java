package io.lookervault.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * Writes UTF-8 and spells characters that steer a terminal or reorder a line as a backslash, {@code u} and
 * four hex digits. For JSON and for
 * double-quoted YAML scalars, the only places where such characters stand there: the meaning stays the same.
 */
final class EscapingWriter extends FilterWriter {
    EscapingWriter(OutputStream out) {
        super(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int start = from;
        int end = from + length;
        for (int i = from; i < end; i++) {
            if (text[i] <= '~' && text[i] >= ' ') {
                continue;
            }
            boolean pair = i + 1 < end && Character.isSurrogatePair(text[i], text[i + 1]);
            if (pair) {
                i++;
            } else if (steers(text[i])) {
                out.write(text, start, i - start);
                out.write(String.format("\\u%04x", (int) text[i]));
                start = i + 1;
            }
        }
        out.write(text, start, end - start);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length).toCharArray(), 0, length);
    }

    /** Whether the text holds a character that is spelt out, half of a surrogate pair for one. */
    static boolean escapes(String text) {
        return text.codePoints().anyMatch(c -> c > '~' && c <= Character.MAX_VALUE && steers((char) c));
    }

    private static boolean steers(char c) {
        return c > '~' && (SafeText.unsafe(c) || c == 0xFEFF);
    }
}
