package io.lookervault.bench;

import java.util.Arrays;

/** A table of what LookerVault takes beside what the same work takes without it: medians of runs that take turns. */
final class Comparison {
    private final Markdown table;
    private final int runs;

    /** Something whose seconds are measured by itself. */
    interface Timed {
        double seconds() throws Exception;
    }

    Comparison(String title, int runs) {
        this.runs = runs;
        this.table = new Markdown(
                title + ", " + runs + " runs, medians",
                "what",
                "LookerVault, s",
                "lower bound, s",
                "of lower bound",
                "the lower bound");
    }

    /** @param bound what is measured beside it */
    void row(String what, Timed program, String bound, Timed plain) throws Exception {
        double[] ours = new double[runs];
        double[] least = new double[runs];
        for (int i = 0; i < runs; i++) {
            ours[i] = program.seconds();
            least[i] = plain.seconds();
        }
        row(what, median(ours), bound, median(least));
    }

    void row(String what, double ours, String bound, double least) {
        table.row(what, ours, least, Markdown.percent(ours / least), bound);
    }

    private static double median(double[] seconds) {
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }
}
