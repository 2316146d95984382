package io.lookervault.pack;

/** The lines of a file, one at a time, for {@link BlockReader}. Lines that are empty are only known within blocks of text. */
final class BlockLines {
    private final byte[] bytes;
    private int start;
    private int end;
    private int at;

    BlockLines(byte[] bytes) {
        this.bytes = bytes;
        this.end = -1;
        next();
    }

    /** Goes to the next line. */
    void next() {
        start = end + 1;
        if (atEnd()) {
            return;
        }
        end = lineEnd(start);
        at = start;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        BlockReader.sure(at < end);
        boolean marker = at == start && end - start >= 3 && (startsWith("---") || startsWith("..."));
        BlockReader.sure(!marker && bytes[at] != '%' && bytes[at] != '#');
    }

    private boolean startsWith(String three) {
        return bytes[start] == three.charAt(0)
                && bytes[start + 1] == three.charAt(1)
                && bytes[start + 2] == three.charAt(2);
    }

    private int lineEnd(int from) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        return to;
    }

    boolean atEnd() {
        return start >= bytes.length;
    }

    /** Where the content of the line begins, or what of it is looked at. */
    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** Spaces before it. */
    int column() {
        return at - start;
    }

    /** From here on the line is looked at as if it began there, after a dash. */
    void enter(int place) {
        at = place;
    }

    boolean dash() {
        return isDash(at);
    }

    boolean isDash(int place) {
        return bytes[place] == '-' && (place + 1 == end || bytes[place + 1] == ' ');
    }

    boolean is(int place, char c) {
        return place < end && bytes[place] == c;
    }

    /** Takes the lines of a block that are indented further than the column; afterwards the next line is the one after. */
    void block(int column, Taking taking) {
        int from = end + 1;
        int indent = spaces(from);
        BlockReader.sure(indent > column && from + indent < lineEnd(from));
        while (from < bytes.length) {
            int to = lineEnd(from);
            int spaces = spaces(from);
            if (to == from) {
                taking.take(from, from);
            } else if (spaces >= indent) {
                taking.take(from + indent, to);
            } else {
                BlockReader.sure(from + spaces < to);
                break;
            }
            from = to + 1;
        }
        end = from - 1;
        next();
    }

    private int spaces(int from) {
        int to = from;
        while (to < bytes.length && bytes[to] == ' ') {
            to++;
        }
        return to - from;
    }

    /** Takes a line. */
    interface Taking {
        void take(int from, int to);
    }
}
