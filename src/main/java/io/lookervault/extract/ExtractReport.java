package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import io.lookervault.vault.Shrinkage;
import io.lookervault.vault.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code direct:extract} answers.
 *
 * @param outcome how the run ended; it follows from the ledger
 * @param tallies the ledger: per kind, what was listed and what became of it
 * @param deleted per kind, how many items are marked as deleted now because Looker no longer has them
 * @param shrunk kinds of which so much is missing that nothing was marked as deleted
 * @param vanished other kinds of which so much was listed and then not there that nothing was marked as deleted
 * @param forecast how many calls were expected, once it was known what there is to fetch
 * @param calls requests sent, per operation, in this part of the session
 * @param administrativeCalls requests taken from the administrative quota
 * @param queryCalls requests taken from the query quota
 * @param throttled how many requests Looker answered with 429
 * @param duration of this part of the session
 * @param items items stored in this part of the session
 * @param utilization share of the workers' time in which they worked, from 0 to 1
 * @param reason why it stopped before its end
 */
public record ExtractReport(
        String sessionId,
        Outcome outcome,
        List<Tally> tallies,
        Map<Kind, Integer> deleted,
        Map<Kind, Shrinkage> shrunk,
        Map<Kind, Shrinkage> vanished,
        Optional<Forecast> forecast,
        Map<String, Integer> calls,
        int administrativeCalls,
        int queryCalls,
        int throttled,
        Duration duration,
        long items,
        double utilization,
        Optional<Exception> reason) {

    /** Items done per second. */
    public double itemsPerSecond() {
        return items / Math.max(0.001, duration.toMillis() / 1000.0);
    }

    /** Items, lists of items among them, that wait in the dead letter queue. */
    public long parked() {
        return tallies.stream().mapToLong(Tally::parked).sum();
    }

    /** Why a run that came to its end is partial, and what to do; empty when it is not. */
    public String lack() {
        return Stream.of(parkedLack(), shrunkLack(), vanishedLack())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
    }

    private String parkedLack() {
        return parked() == 0
                ? ""
                : parked() + " items or lists are parked and not in this backup. See: lookervault status";
    }

    private String shrunkLack() {
        return shrunk.isEmpty()
                ? ""
                : "Looker no longer lists "
                        + shrunk.entrySet().stream()
                                .map(entry -> entry.getValue().missing() + " of "
                                        + entry.getValue().held() + " "
                                        + entry.getKey().plural())
                                .collect(Collectors.joining(", "))
                        + ". The API user may have lost sight of them, so nothing was marked as deleted. Give it its"
                        + " permissions back; or, if Looker really has no more: lookervault extract --shrunk";
    }

    private String vanishedLack() {
        return vanished.isEmpty()
                ? ""
                : "Looker listed "
                        + vanished.entrySet().stream()
                                .map(entry -> entry.getValue().held() + " "
                                        + entry.getKey().plural() + " and gave "
                                        + entry.getValue().missing() + " of them no more")
                                .collect(Collectors.joining(", "))
                        + ". The API user may have lost sight of them meanwhile, so nothing was marked as deleted, and what the"
                        + " vault did not have is not in this backup. Give it its permissions back and extract again; or, if"
                        + " they were really deleted: lookervault extract --shrunk";
    }

    /** Items of the whole session that are in the vault. */
    public long stored() {
        return tallies.stream().mapToLong(Tally::stored).sum();
    }
}
