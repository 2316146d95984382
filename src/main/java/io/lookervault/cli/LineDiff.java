package io.lookervault.cli;

import java.util.ArrayList;
import java.util.List;

/** Which lines went and which came, with three lines around them, as {@code diff -u} prints them. */
final class LineDiff {
    private static final int CONTEXT = 3;

    private LineDiff() {}

    /** Lines with {@code -}, {@code +} or a blank in front, blocks headed by {@code @@}; nothing when both are the same. */
    static List<String> of(List<String> before, List<String> after) {
        List<String> all = edits(before, after);
        List<String> shown = new ArrayList<>();
        int oldLine = 1;
        int lastShown = -1;
        for (int i = 0; i < all.size(); i++) {
            if (nearEdit(all, i)) {
                if (lastShown < i - 1 || lastShown < 0) {
                    shown.add("@@ line " + oldLine + " @@");
                }
                shown.add(all.get(i));
                lastShown = i;
            }
            oldLine += all.get(i).startsWith("+") ? 0 : 1;
        }
        return shown;
    }

    private static boolean nearEdit(List<String> all, int at) {
        for (int i = Math.max(0, at - CONTEXT); i <= Math.min(all.size() - 1, at + CONTEXT); i++) {
            if (!all.get(i).startsWith(" ")) {
                return true;
            }
        }
        return false;
    }

    /** The longest common lines stay. */
    private static List<String> edits(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                edits.add(" " + before.get(i));
                i++;
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                edits.add("-" + before.get(i++));
            } else {
                edits.add("+" + after.get(j++));
            }
        }
        return edits;
    }
}
