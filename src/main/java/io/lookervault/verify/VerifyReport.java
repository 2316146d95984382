package io.lookervault.verify;

import java.util.List;

/**
 * What {@code direct:verify} answers.
 *
 * @param kinds what was found, kind by kind
 * @param examples the first few damaged items, one sentence each
 */
public record VerifyReport(List<KindReport> kinds, List<String> examples) {
    /** Items read. */
    public long items() {
        return kinds.stream().mapToLong(KindReport::items).sum();
    }

    /** Items that cannot be trusted. */
    public long damaged() {
        return kinds.stream().mapToLong(KindReport::damaged).sum();
    }
}
