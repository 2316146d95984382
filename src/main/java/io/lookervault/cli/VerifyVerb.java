package io.lookervault.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.vault.Snapshot;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.Finding;
import io.lookervault.verify.Finding.Damage;
import io.lookervault.verify.Finding.Dangling;
import io.lookervault.verify.KindReport;
import io.lookervault.verify.Verification;
import io.lookervault.verify.VerifyReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify [KIND…]}: proves that the vault can be read back. */
@Command(
        name = "verify",
        description = {
            "Reads every stored item: it must have its size and hash, decode, and be what its key says.",
            "So must the file that holds them.",
            "References to items that the vault does not have are warnings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault verify",
            "  lookervault verify dashboards looks",
            "  lookervault verify --live",
            "  lookervault verify --output json | jq '.findings[] | select(.finding == \"damaged\")'",
            "",
            "Exit codes: 0 all sound, 5 something is damaged;",
            "            with --live: 0 the same, 1 different, 4 some kinds could not be compared"
        })
final class VerifyVerb implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only these kinds (default all).")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--live", description = "Compare with Looker instead: what was changed, added or deleted since?")
    private boolean live;

    private final Root root;

    VerifyVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        List<Kind> chosen = kinds.isEmpty() ? List.of(Kind.values()) : List.copyOf(KindList.of(kinds, List.of()));
        if (live) {
            return LiveCheck.run(root, settings, format, chosen).code();
        }
        try (VaultReader vault = root.vault(settings)) {
            VerifyReport report =
                    format == Format.JSON ? printJson(vault, chosen) : printTable(vault, chosen, settings);
            return (report.sound() ? ExitCode.DONE : ExitCode.DAMAGED).code();
        }
    }

    private VerifyReport printTable(VaultReader vault, List<Kind> chosen, Settings settings) {
        Table table = new Table(
                List.of("KIND", "ITEMS", "DAMAGED", "DANGLING", "UNHASHED"),
                Set.of("ITEMS", "DAMAGED", "DANGLING", "UNHASHED"));
        List<KindReport> reports = new ArrayList<>();
        List<String> faults = vault.faults();
        List<String> examples = new ArrayList<>();
        FirstFew few = new FirstFew(examples);
        Verification verification = new Verification(vault, few::take);
        for (Kind kind : chosen) {
            KindReport report = verification.verify(kind);
            few.end();
            reports.add(report);
            if (report.items() > 0 || !kinds.isEmpty()) {
                table.row(
                        kind.plural(),
                        String.valueOf(report.items()),
                        String.valueOf(report.damaged()),
                        String.valueOf(report.dangling()),
                        String.valueOf(report.unhashed()));
            }
        }
        root.print(table, settings);
        faults.forEach(fault -> root.print(SafeText.neutral("damaged: the file itself: " + fault)));
        examples.forEach(root::print);
        long unknown = kinds.isEmpty() ? unknown(vault) : 0;
        if (unknown > 0) {
            root.print(
                    "warning: " + unknown + " rows are of kinds that this version does not know, and are not verified");
        }
        VerifyReport report = new VerifyReport(reports, faults, examples);
        root.print(summary(report));
        return report;
    }

    private static long unknown(VaultReader vault) {
        try (Snapshot snapshot = vault.snapshot()) {
            return snapshot.unknown();
        }
    }

    private static String summary(VerifyReport report) {
        long dangling = report.kinds().stream().mapToLong(KindReport::dangling).sum();
        String verdict = report.sound() ? report.items() + " items verified, all sound" : damage(report);
        return verdict + (dangling == 0 ? "." : "; " + dangling + " dangling references (warnings).");
    }

    private static String damage(VerifyReport report) {
        return report.faults().isEmpty()
                ? report.damaged() + " of " + report.items()
                        + " items are damaged. Extract them again (not --incremental), or use an older copy of the vault"
                : "The file is damaged, whatever its items are. Use an older copy of it, or extract into a new one";
    }

    /** Findings are streamed, so that a vault full of them needs no memory. */
    private VerifyReport printJson(VaultReader vault, List<Kind> chosen) throws IOException {
        List<KindReport> reports = new ArrayList<>();
        List<String> faults = vault.faults();
        VerifyReport report;
        try (JsonGenerator json = Json.pretty(root.out())) {
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            Verification verification = new Verification(vault, finding -> write(json, finding));
            chosen.forEach(kind -> reports.add(verification.verify(kind)));
            json.writeEndArray();
            json.writeFieldName("kinds");
            Json.write(json, reports.stream().map(VerifyVerb::json).toList());
            report = new VerifyReport(reports, faults, List.of());
            json.writeFieldName("file");
            Json.write(json, faults);
            json.writeNumberField("unknown", unknown(vault));
            json.writeBooleanField("sound", report.sound());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return report;
    }

    private static void write(JsonGenerator json, Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("finding", finding instanceof Damage ? "damaged" : "dangling");
        row.put("kind", finding.item().kind().singular());
        row.put("id", finding.item().id());
        if (finding instanceof Damage damage) {
            row.put("reason", damage.reason());
        } else if (finding instanceof Dangling dangling) {
            row.put("path", dangling.path());
            row.put("target_kind", dangling.target().kind().singular());
            row.put("target_id", dangling.target().id());
        }
        row.put("message", finding.message());
        try {
            Json.write(json, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(KindReport report) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", report.kind().singular());
        row.put("items", report.items());
        row.put("damaged", report.damaged());
        row.put("dangling", report.dangling());
        row.put("unhashed", report.unhashed());
        return row;
    }

    /** Keeps the first few findings of each kind, damage and warnings apart, and counts the rest. */
    private static final class FirstFew {
        private final List<String> lines;
        private int damaged;
        private int dangling;

        private FirstFew(List<String> lines) {
            this.lines = lines;
        }

        private void take(Finding finding) {
            int number = finding instanceof Damage ? ++damaged : ++dangling;
            if (number <= SHOWN) {
                String word = finding instanceof Damage ? "damaged: " : "warning: ";
                lines.add(SafeText.neutral(word + finding.message()));
            }
        }

        /** The next finding is of the next kind. */
        private void end() {
            int more = Math.max(0, damaged - SHOWN) + Math.max(0, dangling - SHOWN);
            if (more > 0) {
                lines.add("and " + more + " more; all of them: lookervault verify --output json");
            }
            damaged = 0;
            dangling = 0;
        }
    }
}
