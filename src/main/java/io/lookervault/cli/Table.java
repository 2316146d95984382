package io.lookervault.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prints rows in aligned columns, plain text; cells are made safe and cut to their column. */
final class Table {
    private static final int WIDEST = 48;
    private static final String GAP = "  ";

    private final List<String> header;
    private final Set<String> rightAligned;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header, Set<String> rightAligned) {
        this.header = header;
        this.rightAligned = rightAligned;
    }

    Table row(String... cells) {
        rows.add(List.of(cells).stream()
                .map(cell -> SafeText.fit(SafeText.neutral(cell), WIDEST))
                .toList());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The header and every row; on a colourful terminal the header stands out. */
    List<String> lines(boolean colourful) {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = SafeText.width(header.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], SafeText.width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        String head = line(header, widths);
        lines.add(colourful ? "\u001B[1m" + head + "\u001B[0m" : head);
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - SafeText.width(cells.get(i)));
            boolean right = rightAligned.contains(header.get(i));
            line.append(i == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cells.get(i))
                    .append(right ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
