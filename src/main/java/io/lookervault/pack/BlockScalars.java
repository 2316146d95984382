package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads scalars of one line, and blocks of text, for {@link BlockReader}. */
final class BlockScalars {
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            PLAIN[c] = Character.isLetterOrDigit(c);
        }
        "_ ./()$+;,%@=-'".chars().forEach(c -> PLAIN[c] = true);
    }

    private final byte[] bytes;
    private final Dialect dialect;
    private Object value;

    BlockScalars(byte[] bytes, Dialect dialect) {
        this.bytes = bytes;
        this.dialect = dialect;
    }

    /** The key that was read last. */
    Object value() {
        return value;
    }

    boolean isKey(int from, int end) {
        return find(from, end) >= 0;
    }

    /** Reads the key that begins here; says where its colon is. */
    int key(int from, int end) {
        int colon = find(from, end);
        BlockReader.sure(colon > from);
        value = inline(from, colon);
        BlockReader.sure(!(value instanceof Map) && !(value instanceof List) && !(value instanceof byte[]));
        return colon;
    }

    /** Where the colon after a key is; below 0 when this is no key. */
    private int find(int from, int end) {
        int at = from;
        if (bytes[from] == '\'' || bytes[from] == '"') {
            at = closing(from, end) + 1;
        } else {
            while (at < end && !(bytes[at] == ':' && (at + 1 == end || bytes[at + 1] == ' '))) {
                at++;
            }
        }
        return at < end && bytes[at] == ':' ? at : -1;
    }

    private int closing(int from, int end) {
        byte quote = bytes[from];
        int at = from + 1;
        while (at < end) {
            if (bytes[at] == '\\' && quote == '"') {
                at++;
            } else if (bytes[at] == quote) {
                if (quote == '"' || at + 1 >= end || bytes[at + 1] != quote) {
                    return at;
                }
                at++;
            }
            at++;
        }
        throw new BlockReader.GiveUp();
    }

    /** The scalar, or empty container, that fills these bytes. */
    Object inline(int from, int to) {
        byte first = bytes[from];
        if (first == '\'' || first == '"') {
            BlockReader.sure(closing(from, to) == to - 1);
            return first == '"'
                    ? doubled(from + 1, to - 1)
                    : text(from + 1, to - 1).replace("''", "'");
        }
        if (to - from == 2 && (first == '{' || first == '[')) {
            BlockReader.sure(bytes[from + 1] == first + 2);
            return first == '{' ? new LinkedHashMap<>() : new ArrayList<>();
        }
        return PlainScalar.value(plain(from, to), dialect);
    }

    private String plain(int from, int to) {
        byte first = bytes[from];
        boolean dash = first == '-' && to - from > 1 && bytes[from + 1] != ' ';
        BlockReader.sure(dash || (first != ' ' && first != '-' && first != '%' && first != '@' && first != ','));
        BlockReader.sure(bytes[to - 1] != ' ');
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean inner = b == ':' && i > from && i + 1 < to && bytes[i + 1] != ' ';
            BlockReader.sure(b < 0 || PLAIN[b] || inner);
        }
        return text(from, to);
    }

    private String text(int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            ascii &= b > 0;
            BlockReader.sure(b < 0 || (b >= ' ' && b != 0x7f));
        }
        return ascii ? new String(bytes, from, to - from, UTF_8) : checked(from, to);
    }

    /** Text with letters beyond ASCII, if all are such that no reader takes them for anything else. */
    private String checked(int from, int to) {
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            BlockReader.sure(text.chars().noneMatch(BlockScalars::special));
            return text;
        } catch (CharacterCodingException e) {
            throw new BlockReader.GiveUp();
        }
    }

    private static boolean special(int c) {
        return (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }

    private String doubled(int from, int to) {
        String text = text(from, to);
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            switch (text.charAt(i++)) {
                case '"' -> plain.append('"');
                case '\\' -> plain.append('\\');
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'u' -> {
                    plain.append((char) hex(text, i, 4));
                    i += 4;
                }
                default -> throw new BlockReader.GiveUp();
            }
        }
        return plain.toString();
    }

    private static int hex(String text, int from, int digits) {
        BlockReader.sure(from + digits <= text.length());
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            BlockReader.sure(digit >= 0);
            value = value * 16 + digit;
        }
        return value;
    }

    /** The block of text whose {@code |} stands here. */
    String block(BlockLines lines, int at, int column) {
        int header = lines.end() - at;
        BlockReader.sure(header == 1 || (header == 2 && (lines.is(at + 1, '-') || lines.is(at + 1, '+'))));
        boolean keep = header == 2 && lines.is(at + 1, '+');
        boolean strip = header == 2 && !keep;
        StringBuilder text = new StringBuilder();
        lines.block(column, (from, to) -> text.append(text(from, to)).append('\n'));
        int end = text.length();
        if (!keep) {
            while (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
            }
            end += strip ? 0 : 1;
        }
        return text.substring(0, end);
    }
}
