package io.lookervault.app;

import io.lookervault.cleanup.CleanupReport;
import io.lookervault.content.Kind;
import io.lookervault.extract.ExtractReport;
import io.lookervault.inbox.Drop;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.UnpackReport;
import io.lookervault.restore.PlanReport;
import io.lookervault.restore.RestoreReport;
import io.lookervault.session.Outcome;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.VerifyReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the reports of features into those of drops: an outcome, a reason, counts. Thread-safe. */
final class InboxReports {
    /** So much of a list is in a report; its length is there as well. */
    private static final int MOST = 1000;

    void extracted(Drop drop, ExtractReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("items", report.items());
        counts.put("stored", report.stored());
        counts.put("parked", report.parked());
        counts.put("administrative_calls", report.administrativeCalls());
        counts.put("query_calls", report.queryCalls());
        drop.tell("counts", counts);
        String reason = report.outcome() == Outcome.PARTIAL ? report.lack() : reason(report.reason());
        drop.end(report.outcome().status(), Optional.of(report.sessionId()), reason);
    }

    private static String reason(Optional<Exception> reason) {
        return reason.map(Exception::getMessage).orElse("");
    }

    void unpacked(Drop drop, UnpackReport report) {
        Map<String, Object> counts = new LinkedHashMap<>(byKind(report.files()));
        counts.put("total", report.total());
        counts.put("written", report.written());
        counts.put("removed", report.removed());
        counts.put("damaged", report.damaged().size());
        drop.tell("counts", counts);
        drop.end(
                report.damaged().isEmpty() ? "completed" : "damaged",
                Optional.empty(),
                report.damaged().isEmpty()
                        ? ""
                        : report.damaged().size() + " damaged rows came along as they are. See: lookervault verify");
    }

    void packed(Drop drop, PackReport report) {
        PackReport.Counts found = report.counts();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("files", found.files());
        counts.put("added", found.added());
        counts.put("changed", found.changed());
        counts.put("unchanged", found.unchanged());
        counts.put("newer", found.newer());
        counts.put("deleted", found.deleted());
        counts.put("missing", found.missing());
        counts.put("problems", report.problems().size());
        counts.put("conflicts", report.conflicts().size());
        drop.tell("counts", counts);
        switch (report.outcome()) {
            case PACKED -> drop.end("completed", Optional.empty(), "");
            case DRY_RUN -> drop.end("planned", Optional.empty(), "nothing is stored, as asked");
            case INVALID ->
                drop.end(
                        "failed",
                        Optional.empty(),
                        "nothing is stored: " + report.problems().size() + " problems in files"
                                + lines(report.problems()));
            case CONFLICT ->
                drop.end(
                        "failed",
                        Optional.empty(),
                        "nothing is stored: " + report.conflicts().size()
                                + " items changed in the vault since the unpack. Unpack anew, or order verb: pack with"
                                + " force: true" + lines(report.conflicts()));
        }
    }

    private static String lines(List<?> all) {
        StringBuilder text = new StringBuilder();
        all.stream().limit(MOST).forEach(line -> text.append('\n').append(line));
        return text.toString();
    }

    /** A plan as plain values. */
    Map<String, Object> plan(PlanReport plan) {
        Map<String, Long> actions = new TreeMap<>();
        plan.tallies().forEach(tally -> actions.merge(tally.action(), tally.count(), Long::sum));
        List<Object> entries = new ArrayList<>();
        plan.entries().each(row -> {
            if (entries.size() < MOST) {
                entries.add(PlanReport.plain(row));
            }
        });
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("writes", plan.writes());
        told.put("actions", actions);
        told.put("notices", plan.notices());
        told.put("entries", entries);
        return told;
    }

    void restored(Drop drop, RestoreReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("planned_writes", report.plannedWrites());
        counts.put("writes", report.writes());
        counts.put("done", report.count("done"));
        counts.put("parked", report.count("parked"));
        counts.put("refused", report.count("refused"));
        counts.put("administrative_calls", report.administrativeCalls());
        counts.put("query_calls", report.queryCalls());
        drop.tell("counts", counts);
        boolean ended = report.outcome() == Outcome.COMPLETED || report.outcome() == Outcome.PARTIAL;
        if (ended && !report.applied()) {
            drop.end(
                    "planned",
                    Optional.of(report.sessionId()),
                    "nothing was written to Looker. To carry it out: lookervault restore, or"
                            + " lookervault.inbox.allow-restore=true and the same order again");
        } else {
            String why = report.reason().isPresent() ? reason(report.reason()) : report.lack();
            drop.end(report.outcome().status(), Optional.of(report.sessionId()), why);
        }
    }

    void verified(Drop drop, VerifyReport report) {
        drop.tell("counts", Map.of("items", report.items(), "damaged", report.damaged()));
        drop.end(report.sound() ? "completed" : "damaged", Optional.empty(), report.sound() ? "" : report.damage());
    }

    void compared(Drop drop, LiveReport report) {
        Map<String, Object> kinds = new LinkedHashMap<>();
        for (LiveReport.LiveKind kind : report.kinds()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("same", kind.same());
            counts.put("changed", kind.changed());
            counts.put("added", kind.added());
            counts.put("gone", kind.gone());
            kinds.put(kind.kind().plural(), counts);
        }
        drop.tell("counts", kinds);
        drop.end(report.complete() ? "completed" : "partial", Optional.empty(), report.summary());
    }

    void cleaned(Drop drop, CleanupReport report) {
        Map<String, Object> counts = new LinkedHashMap<>(byKind(report.removed()));
        counts.put("total", report.total());
        drop.tell("counts", counts);
        drop.end(
                report.dryRun() ? "planned" : "completed",
                Optional.empty(),
                report.dryRun() ? "nothing was removed, as asked" : "");
    }

    private static Map<String, Long> byKind(Map<Kind, Long> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        counts.forEach((kind, count) -> words.put(kind.plural(), count));
        return words;
    }
}
