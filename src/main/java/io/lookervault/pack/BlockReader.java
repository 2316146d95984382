package io.lookervault.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads block YAML as {@link YamlWriter} writes it and sed leaves it, several times as fast as a parser of all YAML. At
 * the first thing that it does not know for sure (comments, flow, folded lines, tags, anchors, anything that may be wrong)
 * it gives up, and {@link YamlReader} reads the file: both read the same wherever this one does not give up. One use each.
 */
final class BlockReader {
    private static final int DEEPEST = 100;

    private final BlockLines lines;
    private final BlockScalars scalars;

    private BlockReader(byte[] bytes, Dialect dialect) {
        this.lines = new BlockLines(bytes);
        this.scalars = new BlockScalars(bytes, dialect);
    }

    /** The map that the file holds; empty when it has to be read by other means. */
    static Optional<Object> read(byte[] bytes, Dialect dialect) {
        try {
            sure(bytes.length > 0 && bytes[bytes.length - 1] == '\n');
            BlockReader reader = new BlockReader(bytes, dialect);
            sure(!reader.lines.atEnd() && reader.lines.column() == 0);
            Object root = reader.map(0, 0);
            return reader.lines.atEnd() ? Optional.of(root) : Optional.empty();
        } catch (GiveUp unsure) {
            return Optional.empty();
        }
    }

    /** Not for sure what it means. */
    static final class GiveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GiveUp() {
            super(null, null, false, false);
        }
    }

    /** A map whose keys stand in this column; the place is at the first key. */
    private Map<Object, Object> map(int column, int depth) {
        sure(depth < DEEPEST);
        Map<Object, Object> map = new LinkedHashMap<>();
        do {
            int colon = scalars.key(lines.at(), lines.end());
            Object key = scalars.value();
            sure(!map.containsKey(key));
            map.put(key, value(colon + 1, column, depth, true));
        } while (!lines.atEnd() && lines.column() == column && !lines.dash());
        sure(lines.atEnd() || lines.column() < column || lines.dash());
        return map;
    }

    /** What stands after a colon or a dash; afterwards the place is at the next line that is not part of it. */
    private Object value(int from, int column, int depth, boolean afterKey) {
        int end = lines.end();
        if (from == end) {
            return below(column, depth, afterKey);
        }
        sure(lines.is(from, ' ') && from + 1 < end);
        int start = from + 1;
        if (lines.is(start, '|')) {
            return scalars.block(lines, start, column);
        }
        Object value = scalars.inline(start, end);
        lines.next();
        sure(lines.atEnd() || lines.column() <= column);
        return value;
    }

    private Object below(int column, int depth, boolean afterKey) {
        lines.next();
        if (!lines.atEnd() && lines.column() > column) {
            return lines.dash() ? list(lines.column(), depth + 1) : map(lines.column(), depth + 1);
        }
        if (afterKey && !lines.atEnd() && lines.column() == column && lines.dash()) {
            return list(column, depth + 1);
        }
        return null;
    }

    /** A list whose dashes stand in this column; the place is at the first dash. */
    private List<Object> list(int column, int depth) {
        sure(depth < DEEPEST);
        List<Object> list = new ArrayList<>();
        do {
            list.add(element(column, depth));
        } while (!lines.atEnd() && lines.column() == column && lines.dash());
        sure(lines.atEnd() || lines.column() <= column);
        return list;
    }

    private Object element(int column, int depth) {
        int start = lines.at() + 2;
        if (lines.at() + 1 == lines.end()) {
            return below(column, depth, false);
        }
        sure(start < lines.end() && !lines.is(start, ' '));
        if (lines.isDash(start)) {
            lines.enter(start);
            return list(column + 2, depth + 1);
        }
        if (scalars.isKey(start, lines.end())) {
            lines.enter(start);
            return map(column + 2, depth + 1);
        }
        return value(start - 1, column, depth, false);
    }

    static void sure(boolean sure) {
        if (!sure) {
            throw new GiveUp();
        }
    }
}
