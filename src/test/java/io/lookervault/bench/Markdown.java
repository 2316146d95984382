package io.lookervault.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table that is printed line by line. */
final class Markdown {
    Markdown(String title, String... heads) {
        System.out.println();
        System.out.println(title);
        System.out.println();
        row((Object[]) heads);
        System.out.println("|" + "---|".repeat(heads.length));
    }

    void row(Object... cells) {
        System.out.println(Arrays.stream(cells).map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.0f", number);
        }
        return String.valueOf(cell);
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
