package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restore dlq list}. */
@Command(
        name = "list",
        description = "Lists what could not be restored, first failed first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore dlq list",
            "  lookervault restore dlq list --type dashboards --limit 0",
            "  lookervault restore dlq list --output json | jq '.letters[].error'"
        })
final class DlqListVerb implements Callable<Integer> {
    @Mixin
    private DlqFilter filter = new DlqFilter();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default 100; 0 for all).")
    private int limit = 100;

    @Option(names = "--offset", paramLabel = "N", description = "After so many (default 0).")
    private int offset;

    private final Root root;

    DlqListVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        if (offset < 0 || limit < 0) {
            throw new ConfigurationError("--limit and --offset count letters. Give 0 or more.");
        }
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            List<DeadLetter> letters = vault.unrestored(filter.session(), filter.kind(), limit, offset);
            long total = vault.countUnrestored(filter.session(), filter.kind());
            if (format == Format.JSON) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("total", total);
                answer.put("letters", letters.stream().map(LetterJson::of).toList());
                Json.print(root.out(), answer);
            } else {
                print(letters, total, settings);
            }
        }
        return ExitCode.DONE.code();
    }

    private void print(List<DeadLetter> letters, long total, Settings settings) {
        if (letters.isEmpty()) {
            root.print("Nothing is parked.");
            return;
        }
        Table table = new Table(List.of("ID", "KIND", "ITEM", "TRIES", "FAILED", "WHY"), Set.of("ID", "TRIES"));
        letters.forEach(letter -> table.row(
                String.valueOf(letter.id()),
                letter.kind().singular(),
                letter.contentId(),
                String.valueOf(letter.retryCount() + 1),
                When.shown(letter.failedAt()),
                letter.errorMessage()));
        root.print(table, settings);
        if (letters.size() < total) {
            root.note(letters.size() + " of " + total + "; see the others with --offset");
        }
    }
}
