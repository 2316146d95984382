package io.lookervault.pack;

/** The parser met an escape that it does not know, at a code point and a line of the text. */
final class UnknownEscape extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final int line;

    UnknownEscape(int at, int line, Exception cause) {
        super("not YAML: unknown escape in a double-quoted text", cause);
        this.at = at;
        this.line = line;
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }
}
