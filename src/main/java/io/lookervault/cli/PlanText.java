package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.restore.PlanReport;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.PlanTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A plan, as people or programs read it: in full when only the plan was asked for, else what matters before writing. */
final class PlanText {
    private static final List<String> ACTIONS = List.of("create", "update", "undelete", "unchanged", "refused");
    private static final int CHANGES_SHOWN = 6;

    private final Root root;
    private final Format format;
    private final boolean full;
    private final Settings settings;

    PlanText(Root root, Format format, boolean full, Settings settings) {
        this.root = root;
        this.format = format;
        this.full = full;
        this.settings = settings;
    }

    void print(PlanReport plan) {
        if (format == Format.JSON) {
            plan.entries().each(row -> root.event(Events.line("restore_plan_entry", PlanReport.plain(row))));
            root.event(Events.line("restore_plan", summary(plan)));
            return;
        }
        List<String> refused = new ArrayList<>();
        plan.entries().each(row -> {
            if (full) {
                root.print(SafeText.neutral(line(row)));
            }
            if (row.action().equals("refused")) {
                refused.add(row.key() + " (" + row.name() + "): " + row.reason());
            } else if (!row.reason().isEmpty()) {
                root.note(row.key() + " (" + row.name() + ") goes without: " + row.reason());
            }
        });
        if (!refused.isEmpty()) {
            root.note("refused, and left as they are:");
            refused.forEach(why -> root.note("  " + why));
        }
        plan.notices().forEach(root::note);
        table(plan);
    }

    private static String line(PlanRow row) {
        String sign = switch (row.action()) {
            case "create" -> "+";
            case "refused" -> "!";
            default -> "~";
        };
        List<String> changes = row.changes();
        String shown = changes.size() > CHANGES_SHOWN
                ? String.join(", ", changes.subList(0, CHANGES_SHOWN)) + ", and " + (changes.size() - CHANGES_SHOWN)
                        + " more"
                : String.join(", ", changes);
        return sign + " " + row.action() + " " + row.key() + " \"" + row.name() + "\""
                + (row.part().equals("links") ? " (links)" : "")
                + row.targetId()
                        .filter(id -> !id.equals(row.key().id()) && !id.startsWith("new:"))
                        .map(id -> " -> " + id)
                        .orElse("")
                + (row.action().equals("create") || shown.isEmpty() ? "" : ": " + shown)
                + (row.action().equals("refused") ? ": " + row.reason() : "");
    }

    private void table(PlanReport plan) {
        Table table = new Table(
                List.of("KIND", "CREATE", "UPDATE", "UNDELETE", "UNCHANGED", "REFUSED", "WRITES"),
                Set.of("CREATE", "UPDATE", "UNDELETE", "UNCHANGED", "REFUSED", "WRITES"));
        byKind(plan).forEach((kind, counts) -> {
            List<String> cells = new ArrayList<>(List.of(kind.plural()));
            ACTIONS.forEach(action -> cells.add(String.valueOf(counts.getOrDefault(action, 0L))));
            cells.add(String.valueOf(counts.getOrDefault("writes", 0L)));
            table.row(cells.toArray(String[]::new));
        });
        if (full) {
            root.print(table, settings);
            root.print("plan: " + sentence(plan));
        } else {
            root.note("plan: " + sentence(plan));
        }
    }

    private static String sentence(PlanReport plan) {
        List<String> parts = new ArrayList<>();
        ACTIONS.forEach(action -> parts.add(plan.count(action) + " " + action));
        return String.join(", ", parts) + "; " + plan.writes() + " writes";
    }

    private static Map<Kind, Map<String, Long>> byKind(PlanReport plan) {
        Map<Kind, Map<String, Long>> kinds = new TreeMap<>();
        for (PlanTally tally : plan.tallies()) {
            Map<String, Long> counts = kinds.computeIfAbsent(tally.kind(), kind -> new LinkedHashMap<>());
            counts.merge(tally.action(), tally.count(), Long::sum);
            counts.merge("writes", tally.writes(), Long::sum);
        }
        return kinds;
    }

    private static Map<String, Object> summary(PlanReport plan) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("session_id", plan.sessionId());
        ACTIONS.forEach(action -> summary.put(action, plan.count(action)));
        summary.put("writes", plan.writes());
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind(plan).forEach((kind, counts) -> kinds.put(kind.plural(), counts));
        summary.put("by_kind", kinds);
        summary.put("notices", plan.notices());
        return summary;
    }
}
