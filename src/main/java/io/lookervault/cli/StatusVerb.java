package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Tally;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: what runs or ran last, and what the vault holds. */
@Command(
        name = "status",
        description = "Shows the sessions of the vault: what runs, what ran last, and what became of every item.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault status",
            "  lookervault status --all",
            "  lookervault status --session-id 6f1c… --output json"
        })
final class StatusVerb implements Callable<Integer> {
    private static final int ALL = 0;
    private static final int RECENT = 100;
    private static final int PARKED_SHOWN = 100;

    @Option(names = "--all", description = "Every session, newest first.")
    private boolean all;

    @Option(names = "--session-id", paramLabel = "ID", description = "This session.")
    private Optional<String> sessionId = Optional.empty();

    private final Root root;

    StatusVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            List<SessionRow> sessions = chosen(vault);
            if (format == Format.JSON) {
                Json.print(root.out(), json(vault, sessions));
            } else {
                printTable(vault, sessions, settings);
            }
        }
        return ExitCode.DONE.code();
    }

    private List<SessionRow> chosen(VaultReader vault) {
        if (sessionId.isPresent()) {
            String id = sessionId.get();
            return List.of(vault.session(id)
                    .orElseThrow(() -> new NotFound("session " + id + " is not in " + vault.path()
                            + ". See which are: lookervault status --all")));
        }
        if (all) {
            return vault.sessions(ALL);
        }
        List<SessionRow> recent = vault.sessions(RECENT);
        return IntStream.range(0, recent.size())
                .filter(i -> i == 0 || recent.get(i).status().equals("running"))
                .mapToObj(recent::get)
                .toList();
    }

    private Map<String, Object> json(VaultReader vault, List<SessionRow> sessions) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("vault", vault.path().toString());
        answer.put("schema_version", vault.schemaVersion());
        answer.put("size_bytes", vault.bytes());
        Map<String, Object> items = new LinkedHashMap<>();
        vault.counts().forEach((kind, count) -> items.put(kind.singular(), count));
        answer.put("items", items);
        List<Object> rows = new ArrayList<>();
        for (SessionRow session : sessions) {
            rows.add(SessionJson.of(session, vault.tallies(session.id()), letters(vault, session), vault.mayBeInUse()));
        }
        answer.put("sessions", rows);
        answer.put("daemon", ScheduleStatus.daemon(vault));
        answer.put("schedules", ScheduleStatus.json(vault));
        answer.put("inbox", InboxStatus.json(vault));
        return answer;
    }

    private void printTable(VaultReader vault, List<SessionRow> sessions, Settings settings) {
        Map<Kind, Long> counts = vault.counts();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        root.print("Vault " + vault.path() + ": " + total + " items of "
                + counts.values().stream().filter(count -> count > 0).count() + " kinds, "
                + vault.bytes() / 1024 + " KiB, schema " + vault.schemaVersion());
        if (sessions.isEmpty()) {
            root.print("No session yet. Start one: lookervault extract");
        } else if (all && sessionId.isEmpty()) {
            printAll(vault, sessions, settings);
        } else {
            sessions.forEach(session -> printOne(vault, session, settings));
        }
        if (sessionId.isEmpty()) {
            ScheduleStatus.print(root, vault, settings);
            InboxStatus.print(root, vault);
        }
    }

    private void printAll(VaultReader vault, List<SessionRow> sessions, Settings settings) {
        Table table = new Table(
                List.of("SESSION", "SORT", "STATUS", "STARTED", "DURATION", "ITEMS", "ERRORS"),
                Set.of("DURATION", "ITEMS", "ERRORS"));
        sessions.forEach(session -> table.row(
                session.id(),
                session.sort(),
                SessionJson.status(session, vault.mayBeInUse()),
                When.shown(session.startedAt()),
                duration(session),
                String.valueOf(session.totalItems()),
                String.valueOf(session.errorCount())));
        root.print(table, settings);
    }

    private void printOne(VaultReader vault, SessionRow session, Settings settings) {
        List<Tally> tallies = vault.tallies(session.id());
        root.print("");
        root.print(SafeText.neutral("Session " + session.id() + " (" + session.sort() + "): "
                + SessionJson.status(session, vault.mayBeInUse())));
        root.print(SafeText.neutral("  started " + When.shown(session.startedAt()) + ", took " + duration(session)
                + ", " + items(session, tallies) + " items, " + session.errorCount() + " errors"
                + SessionJson.calls(session)
                        .map(calls -> ", " + calls + " calls")
                        .orElse("")));
        if (!tallies.isEmpty()) {
            Table table = new Table(
                    List.of("KIND", "LISTED", "STORED", "PARKED", "VANISHED", "OPEN"),
                    Set.of("LISTED", "STORED", "PARKED", "VANISHED", "OPEN"));
            tallies.forEach(tally -> table.row(
                    tally.kind().plural(),
                    String.valueOf(tally.listed()),
                    String.valueOf(tally.stored()),
                    String.valueOf(tally.parked()),
                    String.valueOf(tally.vanished()),
                    String.valueOf(tally.open())));
            root.print(table, settings);
        }
        SessionJson.missing(session)
                .ifPresent(missing -> root.print(
                        "Missing in Looker all at once, and not marked as deleted: " + SafeText.neutral(missing)));
        printParked(letters(vault, session));
    }

    /** The sum is written down at the end; until then the ledger knows. */
    private static String items(SessionRow session, List<Tally> tallies) {
        long stored = tallies.stream().mapToLong(Tally::stored).sum();
        return session.totalItems() == 0 && stored > 0 ? stored + " stored" : String.valueOf(session.totalItems());
    }

    private static List<DeadLetter> letters(VaultReader vault, SessionRow session) {
        return vault.deadLetters(Optional.of(session.id()), Optional.empty(), PARKED_SHOWN, 0);
    }

    private void printParked(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        root.print("Parked" + (letters.size() == PARKED_SHOWN ? ", the first " + PARKED_SHOWN : "") + ":");
        letters.forEach(letter -> root.print(SafeText.neutral(
                "  " + letter.kind().singular() + " " + letter.contentId() + ": " + letter.errorMessage())));
    }

    private static String duration(SessionRow session) {
        return SessionJson.duration(session).map(StatusVerb::spoken).orElse("-");
    }

    private static String spoken(double seconds) {
        Duration took = Duration.ofMillis(Math.round(seconds * 1000));
        if (took.toHours() > 0) {
            return took.toHours() + "h " + took.toMinutesPart() + "m";
        }
        return took.toMinutes() > 0
                ? took.toMinutes() + "m " + took.toSecondsPart() + "s"
                : String.format(Locale.ROOT, "%.1fs", seconds);
    }
}
