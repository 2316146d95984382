package io.lookervault.cli;

import io.lookervault.pack.ItemChange;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.PackReport.Counts;
import io.lookervault.pack.PackReport.Outcome;
import io.lookervault.pack.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what a pack does and how it ended, and says which exit code that is. */
final class PackSummary {
    private static final int SHOWN = 20;

    private PackSummary() {}

    /** One change, as it is planned. */
    static void change(Root root, Format format, ItemChange change) {
        if (format == Format.JSON) {
            root.event(Events.line("pack_change", json(change)));
            return;
        }
        String mark = switch (change.sort()) {
            case ADDED -> "+ ";
            case CHANGED -> "~ ";
            case DELETED -> "- ";
        };
        root.print(
                SafeText.neutral(mark + change.key() + (change.file().isEmpty() ? "" : "  (" + change.file() + ")")));
        for (ItemChange.Field field : change.fields()) {
            root.print(SafeText.neutral(
                    "    " + field.path() + ": " + side(field.before()) + " -> " + side(field.after())));
        }
    }

    private static String side(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static Map<String, Object> json(ItemChange change) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("change", change.sort().name().toLowerCase(Locale.ROOT));
        event.put("kind", change.key().kind().singular());
        event.put("id", change.key().id());
        event.put("file", change.file());
        event.put(
                "fields",
                change.fields().stream()
                        .map(field -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("path", field.path());
                            row.put("before", field.before());
                            row.put("after", field.after());
                            return row;
                        })
                        .toList());
        return event;
    }

    static ExitCode print(Root root, Format format, PackReport report) {
        if (format == Format.JSON) {
            report.problems().forEach(problem -> root.event(Events.line("pack_problem", json(problem))));
            root.print(Events.line("pack_complete", json(report)));
        } else {
            people(root, report);
        }
        return switch (report.outcome()) {
            case PACKED, DRY_RUN -> ExitCode.DONE;
            case INVALID -> ExitCode.DAMAGED;
            case CONFLICT -> ExitCode.FAILED;
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void people(Root root, PackReport report) {
        report.problems().forEach(problem -> root.error(problem.toString()));
        if (report.outcome() == Outcome.INVALID) {
            long files =
                    report.problems().stream().map(Problem::file).distinct().count();
            root.error("error: " + count(report.problems().size(), "problem") + " in " + files + " of "
                    + report.counts().files() + " files; nothing was stored. Correct them, then pack again");
            return;
        }
        if (report.outcome() == Outcome.CONFLICT) {
            report.conflicts().stream()
                    .limit(SHOWN)
                    .forEach(key ->
                            root.error("conflict: " + key + " was edited here and changed in the vault as well"));
            int more = report.conflicts().size() - SHOWN;
            root.error("error: " + count(report.conflicts().size(), "item") + " changed in the vault since the unpack"
                    + (more > 0 ? ", " + SHOWN + " of them shown" : "")
                    + "; nothing was stored. Unpack again and repeat the edit, or overwrite them with --force");
            return;
        }
        for (PackReport.Redefined query : report.queries().stream().limit(SHOWN).toList()) {
            root.print(SafeText.neutral("new " + query.created() + " from " + query.original() + ", used by "
                    + count(query.users(), "item")));
        }
        if (report.queries().size() > SHOWN) {
            root.print("and " + (report.queries().size() - SHOWN) + " more; all of them: --output json");
        }
        Counts counts = report.counts();
        root.print(String.format(
                Locale.ROOT,
                "%s: %,d added, %,d changed, %,d deleted, %,d unchanged; %,d new queries; %,d files in %.1f s",
                report.outcome() == Outcome.DRY_RUN ? "dry run, nothing is stored" : "packed",
                counts.added(),
                counts.changed(),
                counts.deleted(),
                counts.unchanged(),
                report.queries().size(),
                counts.files(),
                report.duration().toMillis() / 1000.0));
        if (counts.returned() > 0) {
            root.note(counts.returned()
                    + " of the items added were not edited here, and the vault had them no more, such as"
                    + " after lookervault cleanup. To leave them out, remove their files and pack again");
        }
        if (counts.newer() > 0) {
            root.note(counts.newer() + " items changed in the vault since the unpack and not here: the vault's stay");
        }
        if (counts.missing() > 0) {
            root.note(counts.missing() + " items have no file any more and stay. To delete them: --delete-missing");
        }
        if (report.partial()) {
            root.note("the new vault is partial: the export is not of everything");
        }
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("file", problem.file());
        event.put("line", problem.line());
        event.put("error", problem.message());
        return event;
    }

    private static Map<String, Object> json(PackReport report) {
        Counts counts = report.counts();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("session_id", report.sessionId());
        event.put("status", report.outcome().name().toLowerCase(Locale.ROOT));
        event.put("total_items", counts.files());
        Map<String, Object> kinds = new LinkedHashMap<>();
        new TreeMap<>(report.files()).forEach((kind, files) -> kinds.put(kind.plural(), files));
        event.put("by_kind", kinds);
        event.put("files", counts.files());
        event.put("added", counts.added());
        event.put("returned", counts.returned());
        event.put("changed", counts.changed());
        event.put("unchanged", counts.unchanged());
        event.put("newer_in_vault", counts.newer());
        event.put("deleted", counts.deleted());
        event.put("missing", counts.missing());
        event.put(
                "new_queries",
                report.queries().stream()
                        .map(query -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("kind", query.created().kind().singular());
                            row.put("original_id", query.original().id());
                            row.put("new_id", query.created().id());
                            row.put("users", query.users());
                            return row;
                        })
                        .toList());
        event.put("problems", report.problems().size());
        event.put(
                "conflicts",
                report.conflicts().stream()
                        .map(key -> Map.of("kind", key.kind().singular(), "id", key.id()))
                        .toList());
        event.put("partial", report.partial());
        Events.aside(event);
        Events.speed(event, report.throughput());
        return event;
    }
}
