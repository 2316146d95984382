package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.PlanTally;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restore status}: what restorations planned, and what became of it. */
@Command(
        name = "status",
        description = "Shows restorations: plan, outcome, and what is parked.",
        footerHeading = "%nExamples:%n",
        footer = {"  lookervault restore status", "  lookervault restore status --all --output json"})
final class RestoreStatusVerb implements Callable<Integer> {
    @Option(names = "--all", description = "Every restoration, newest first.")
    private boolean all;

    @Option(names = "--session-id", paramLabel = "ID", description = "This one.")
    private Optional<String> sessionId = Optional.empty();

    private final Root root;

    RestoreStatusVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            List<SessionRow> chosen = chosen(vault);
            if (format == Format.JSON) {
                Json.print(root.out(), json(vault, chosen));
            } else if (chosen.isEmpty()) {
                root.print("No restoration yet. See what one would do: lookervault restore all --dry-run");
            } else {
                chosen.forEach(session -> print(vault, session, settings));
            }
        }
        return ExitCode.DONE.code();
    }

    private List<SessionRow> chosen(VaultReader vault) {
        List<SessionRow> restorations = vault.sessions(0).stream()
                .filter(session -> session.sort().equals("restoration"))
                .filter(session -> sessionId.isEmpty() || sessionId.get().equals(session.id()))
                .toList();
        if (sessionId.isPresent() && restorations.isEmpty()) {
            throw new NotFound("restoration " + sessionId.get() + " is not in " + vault.path()
                    + ". See which are: lookervault restore status --all");
        }
        return all || restorations.isEmpty() ? restorations : restorations.subList(0, 1);
    }

    private void print(VaultReader vault, SessionRow session, Settings settings) {
        List<PlanTally> tallies = vault.planTallies(session.id());
        root.print(SafeText.neutral("Restoration " + session.id() + ": "
                + SessionJson.status(session, vault.mayBeInUse()) + ", started " + When.shown(session.startedAt())
                + String.format(
                        Locale.ROOT,
                        ", %,d of %,d planned writes done",
                        writes(tallies, "done"::equals),
                        writes(tallies, outcome -> true))));
        if (!tallies.isEmpty()) {
            Table table = new Table(List.of("KIND", "ACTION", "OUTCOME", "COUNT", "WRITES"), Set.of("COUNT", "WRITES"));
            tallies.forEach(tally -> table.row(
                    tally.kind().plural(),
                    tally.action(),
                    tally.outcome(),
                    String.valueOf(tally.count()),
                    String.valueOf(tally.writes())));
            root.print(table, settings);
        }
        letters(vault, session)
                .forEach(letter -> root.print(SafeText.neutral("  parked "
                        + letter.kind().singular() + " " + letter.contentId() + ": " + letter.errorMessage())));
    }

    private static long writes(List<PlanTally> tallies, Predicate<String> outcome) {
        return tallies.stream()
                .filter(tally -> outcome.test(tally.outcome()))
                .mapToLong(PlanTally::writes)
                .sum();
    }

    private static List<DeadLetter> letters(VaultReader vault, SessionRow session) {
        return vault.unrestored(Optional.of(session.id()), Optional.empty(), 100, 0);
    }

    private static Map<String, Object> json(VaultReader vault, List<SessionRow> chosen) {
        List<Object> rows = new ArrayList<>();
        for (SessionRow session : chosen) {
            Map<String, Object> row = SessionJson.of(session, List.of(), letters(vault, session), vault.mayBeInUse());
            row.remove("kinds");
            row.put(
                    "plan",
                    vault.planTallies(session.id()).stream()
                            .map(RestoreStatusVerb::tally)
                            .toList());
            rows.add(row);
        }
        return Map.of("sessions", rows);
    }

    private static Map<String, Object> tally(PlanTally tally) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", tally.kind().singular());
        row.put("action", tally.action());
        row.put("outcome", tally.outcome());
        row.put("count", tally.count());
        row.put("writes", tally.writes());
        return row;
    }
}
