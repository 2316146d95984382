package io.lookervault.restore;

import io.lookervault.session.Outcome;
import io.lookervault.session.Throughput;
import io.lookervault.vault.PlanTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a restoration ended.
 *
 * @param tallies entries of the plan by kind, action and outcome
 * @param applied whether the plan was carried out, or only made
 * @param plannedWrites requests that the plan says change something; of one that was resumed, those that were left
 * @param writes requests that did
 * @param calls how often each operation was asked for
 * @param reason why it stopped before its end
 */
public record RestoreReport(
        String sessionId,
        Outcome outcome,
        List<PlanTally> tallies,
        boolean applied,
        long plannedWrites,
        long writes,
        Map<String, Integer> calls,
        long administrativeCalls,
        long queryCalls,
        Throughput throughput,
        Optional<Exception> reason) {

    /** How long it took. */
    public Duration duration() {
        return throughput.duration();
    }

    /** Entries with this outcome. */
    public long count(String outcome) {
        return tallies.stream()
                .filter(tally -> tally.outcome().equals(outcome))
                .mapToLong(PlanTally::count)
                .sum();
    }

    /** What was to be restored and was not; empty if there is nothing of the kind. */
    public String lack() {
        return Stream.of("parked", "refused")
                .filter(outcome -> count(outcome) > 0)
                .map(outcome -> count(outcome) + " entries " + outcome)
                .collect(Collectors.joining(", "));
    }
}
