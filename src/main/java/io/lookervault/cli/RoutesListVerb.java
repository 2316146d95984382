package io.lookervault.cli;

import io.lookervault.app.RouteBook;
import io.lookervault.app.RouteBook.Entry;
import io.lookervault.app.RouteBook.Knob;
import io.lookervault.app.Settings;
import io.lookervault.vault.DaemonRow;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code routes list}: every route with its file, its state and its knobs. */
@Command(
        name = "list",
        description = {
            "Lists routes: id, file, state, description.",
            "With --knobs also the settings that each names, with their values and where these come from.",
            "States are those of a daemon on the same vault: running, waiting (an edit counts when what runs has ended),"
                    + " refused (an edit does not load), or - when none is running."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault routes list",
            "  lookervault routes list --knobs             what can be tuned, and where it is set"
        })
final class RoutesListVerb implements Callable<Integer> {
    @Option(names = "--knobs", description = "Show the settings of each route.")
    private boolean knobs;

    private final Root root;

    RoutesListVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        List<Entry> entries = new RouteBook(settings).entries();
        Optional<DaemonRow> daemon = daemon(settings);
        if (format == Format.JSON) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("problem", daemon.flatMap(DaemonRow::problem));
            answer.put("restart", daemon.map(DaemonRow::restart).orElse(List.of()));
            answer.put(
                    "routes", entries.stream().map(entry -> json(entry, daemon)).toList());
            Json.print(root.out(), answer);
            return ExitCode.DONE.code();
        }
        Table table = new Table(List.of("ROUTE", "FILE", "STATE", "DESCRIPTION"), Set.of());
        entries.forEach(entry -> {
            table.row(entry.id(), entry.file() + ":" + entry.line(), state(entry, daemon), entry.description());
            if (knobs) {
                entry.knobs().forEach(knob -> table.row("  " + knob.key(), knob.origin(), "", "= " + knob.value()));
            }
        });
        root.print(table, settings);
        daemon.flatMap(DaemonRow::problem)
                .ifPresent(problem -> root.print("An edit was refused: " + SafeText.neutral(problem)));
        daemon.map(DaemonRow::restart)
                .filter(keys -> !keys.isEmpty())
                .ifPresent(keys ->
                        root.print("Edited settings that count from the next start: " + String.join(", ", keys)));
        return ExitCode.DONE.code();
    }

    private Optional<DaemonRow> daemon(Settings settings) {
        try (VaultReader vault = root.vault(settings)) {
            return vault.daemon();
        } catch (NoVault none) {
            return Optional.empty();
        }
    }

    private static String state(Entry entry, Optional<DaemonRow> daemon) {
        if (daemon.isEmpty()) {
            return "-";
        }
        if (daemon.get()
                .problem()
                .filter(problem -> problem.contains(entry.file()))
                .isPresent()) {
            return "refused";
        }
        return daemon.get().waiting().contains(entry.id()) ? "waiting" : "running";
    }

    private static Map<String, Object> json(Entry entry, Optional<DaemonRow> daemon) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", entry.id());
        row.put("description", entry.description());
        row.put("file", entry.file());
        row.put("line", entry.line());
        row.put("starts_from", entry.starts());
        row.put("state", daemon.isEmpty() ? null : state(entry, daemon));
        row.put("knobs", entry.knobs().stream().map(RoutesListVerb::json).toList());
        return row;
    }

    private static Map<String, Object> json(Knob knob) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", knob.key());
        row.put("value", knob.value());
        row.put("origin", knob.origin());
        return row;
    }
}
