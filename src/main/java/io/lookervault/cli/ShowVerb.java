package io.lookervault.cli;

import io.lookervault.app.Settings;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.YamlWriter;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemQuery;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show KIND ID}: one stored item. */
@Command(
        name = "show",
        description = "Prints one stored item as YAML, or as JSON with --output json.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault show dashboard 42",
            "  lookervault show explore ecommerce::orders",
            "  lookervault show look 7 --output json | jq .query.view"
        })
final class ShowVerb implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = KindName.class,
            completionCandidates = KindName.Candidates.class,
            description = "Kind of content, such as dashboard.")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "ID", description = "Id as Looker spells it.")
    private String id;

    private final Root root;

    ShowVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            ItemKey key = new ItemKey(kind, id);
            StoredItem item = vault.find(key)
                    .orElseThrow(() -> new NotFound(key + " is not in " + vault.path() + ". " + hint(vault, key)));
            print(item, format);
        }
        return ExitCode.DONE.code();
    }

    private void print(StoredItem item, Format format) throws IOException {
        if (!item.hashMatches()) {
            throw new DamagedContent(item.summary().key()
                    + " does not match its stored hash or size. See what else is damaged: lookervault verify");
        }
        Object data = item.data();
        if (format == Format.JSON) {
            Json.print(root.out(), data);
        } else {
            root.out().write(YamlWriter.document(data));
        }
        item.summary()
                .deletedAt()
                .ifPresent(when -> root.note("note: " + item.summary().key() + " was deleted in Looker; noticed "
                        + When.shown(when) + " UTC."));
    }

    private static String hint(VaultReader vault, ItemKey key) {
        return otherKind(vault, key)
                .map(other -> "There is a " + other + ": lookervault show " + other)
                .or(() -> named(vault, key))
                .orElseGet(() -> "See what is: lookervault list " + key.kind().plural());
    }

    private static Optional<ItemKey> otherKind(VaultReader vault, ItemKey key) {
        return Arrays.stream(Kind.values())
                .map(other -> new ItemKey(other, key.id()))
                .filter(vault::has)
                .findFirst();
    }

    private static Optional<String> named(VaultReader vault, ItemKey key) {
        ItemQuery query =
                new ItemQuery(key.kind(), 1, 0, Optional.empty(), Optional.of(key.id()), Optional.empty(), false);
        return vault.list(query).stream()
                .findFirst()
                .map(item -> key.kind().singular() + " " + Ids.plain(item.key()) + " is called \"" + item.name()
                        + "\": lookervault show " + key.kind().singular() + " " + Ids.plain(item.key()));
    }
}
