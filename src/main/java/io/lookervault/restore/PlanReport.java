package io.lookervault.restore;

import io.lookervault.vault.PlanRow;
import io.lookervault.vault.PlanTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a restoration would do.
 *
 * @param sessionId the session that the plan belongs to
 * @param tallies entries by kind, action and outcome
 * @param notices what people should know
 * @param entries passes on every entry that is not unchanged or goes without something, in the order of the work
 */
public record PlanReport(String sessionId, List<PlanTally> tallies, List<String> notices, Entries entries) {

    /** Walks through entries. */
    @FunctionalInterface
    public interface Entries {
        void each(Consumer<PlanRow> taker);
    }

    /** An entry as plain values, for reports and events. */
    public static Map<String, Object> plain(PlanRow row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", row.key().kind().singular());
        entry.put("id", row.key().id());
        entry.put("name", row.name());
        entry.put("part", row.part());
        entry.put("action", row.action());
        entry.put("target_id", row.targetId().orElse(null));
        entry.put("writes", row.writes());
        entry.put("changes", row.changes());
        entry.put("reason", row.reason());
        return entry;
    }

    /** Requests that change something. */
    public long writes() {
        return tallies.stream().mapToLong(PlanTally::writes).sum();
    }

    /** Entries with this action. */
    public long count(String action) {
        return tallies.stream()
                .filter(tally -> tally.action().equals(action))
                .mapToLong(PlanTally::count)
                .sum();
    }
}
