package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.pack.YamlWriter;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore dlq show}. */
@Command(
        name = "show",
        description = "Shows one dead letter: the item, the exact request, the answer, the tries.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore dlq show 3",
            "  lookervault restore dlq show 3 --output json | jq .evidence.request.body"
        })
final class DlqShowVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Number of the letter.")
    private long id;

    private final Root root;

    DlqShowVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            DeadLetter letter = vault.unrestored(id)
                    .orElseThrow(() ->
                            new NotFound("there is no dead letter " + id + ". See: lookervault restore dlq list"));
            if (format == Format.JSON) {
                Json.print(root.out(), LetterJson.of(letter));
            } else {
                root.out().write(YamlWriter.document(LetterJson.of(letter)));
            }
        }
        return ExitCode.DONE.code();
    }
}
