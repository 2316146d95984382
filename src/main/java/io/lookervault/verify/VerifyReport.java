package io.lookervault.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code direct:verify} answers.
 *
 * @param kinds what was found, kind by kind
 * @param faults what is wrong with the file itself
 * @param examples the first few damaged items, one sentence each
 */
public record VerifyReport(List<KindReport> kinds, List<String> faults, List<String> examples) {
    /** Items read. */
    public long items() {
        return kinds.stream().mapToLong(KindReport::items).sum();
    }

    /** Whether all can be trusted. */
    public boolean sound() {
        return faults.isEmpty() && damaged() == 0;
    }

    /** What cannot be trusted, in a sentence. */
    public String damage() {
        List<String> found = new ArrayList<>(faults);
        found.addAll(examples);
        return damaged() + " of " + items() + " stored items are damaged"
                + (faults.isEmpty() ? "" : ", and so is the file that holds them") + ": " + String.join("; ", found);
    }

    /** Items that cannot be trusted. */
    public long damaged() {
        return kinds.stream().mapToLong(KindReport::damaged).sum();
    }
}
