package io.lookervault.restore;

import io.lookervault.app.Rig;
import io.lookervault.vault.PlanRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plans as text for assertions. */
final class Plans {
    private Plans() {}

    /** Entries of a plan that are not unchanged. */
    static List<PlanRow> entries(Rig rig, Choice choice, Rules rules) {
        List<PlanRow> rows = new ArrayList<>();
        RestoreReport report = rig.restore(choice, rules, plan -> {
            plan.entries().each(rows::add);
            return false;
        });
        report.reason().ifPresent(reason -> {
            throw new AssertionError("there is no plan", reason);
        });
        return rows;
    }

    /** What a restoration would refuse. */
    static List<String> refused(Rig rig, Choice choice, Rules rules) {
        return entries(rig, choice, rules).stream()
                .filter(row -> row.action().equals("refused"))
                .map(row -> row.key() + " '" + row.name() + "': " + row.reason())
                .toList();
    }

    /** What a restoration of everything would do. */
    static List<String> changes(Rig rig, Rules rules) {
        return entries(rig, Choice.all(), rules).stream().map(Plans::text).toList();
    }

    static String text(PlanRow row) {
        return row.action() + " " + row.key() + " " + row.part() + " '" + row.name() + "' " + row.changes() + " "
                + row.reason();
    }

    /** How a restoration ended, and what it parked. */
    static String said(Rig rig, RestoreReport report) {
        return report.outcome() + " " + report.reason() + " " + report.tallies() + "\n"
                + rig.letters().stream()
                        .map(letter -> letter.kind() + " " + letter.contentId() + ": " + letter.errorMessage())
                        .limit(12)
                        .collect(Collectors.joining("\n"));
    }
}
