package io.lookervault.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.vault.ItemQuery;
import io.lookervault.vault.ItemSummary;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code list KIND}: what the vault holds of a kind. */
@Command(
        name = "list",
        description = "Lists what the vault holds of a kind, last changed first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault list dashboards",
            "  lookervault list looks --name revenue --folder-id 17",
            "  lookervault list dashboards --created-after 2024-01-31 --limit 0",
            "  lookervault list users --output json | jq -r .[].owner_email"
        })
final class ListVerb implements Callable<Integer> {
    private static final int TABLE_LIMIT = 50;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = KindName.class,
            completionCandidates = KindName.Candidates.class,
            description = "Kind of content, such as dashboards.")
    private Kind kind;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 0 for all (table: 50, json: all).")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--offset", paramLabel = "N", description = "Leave out so many first (default 0).")
    private int offset;

    @Option(
            names = "--created-after",
            paramLabel = "DATE",
            converter = When.class,
            description = "Created then or later: 2024-01-31, 2024-01-31T12:00 (UTC) or with an offset.")
    private Optional<Instant> createdAfter = Optional.empty();

    @Option(names = "--name", paramLabel = "TEXT", description = "The name contains it, in upper or lower case.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--folder-id", paramLabel = "ID", description = "In this folder, not in those below it.")
    private Optional<String> folderId = Optional.empty();

    @Option(names = "--deleted", description = "The soft-deleted ones instead.")
    private boolean deleted;

    private final Root root;

    ListVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        if (offset < 0 || limit.orElse(0) < 0) {
            throw new ConfigurationError("--limit and --offset count items. Give 0 or more.");
        }
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (VaultReader vault = root.vault(settings)) {
            if (format == Format.JSON) {
                printJson(vault);
            } else {
                printTable(vault, settings);
            }
        }
        return ExitCode.DONE.code();
    }

    private ItemQuery query(int pageLimit, int pageOffset) {
        return new ItemQuery(kind, pageLimit, pageOffset, createdAfter, name, folderId, deleted);
    }

    private void printJson(VaultReader vault) throws IOException {
        try (JsonGenerator json = Json.pretty(root.out())) {
            json.writeStartArray();
            vault.each(query(limit.orElse(0), offset), item -> write(json, item));
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, ItemSummary item) {
        Interrupts.check();
        try {
            Json.write(json, json(item));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(ItemSummary item) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", item.key().id());
        row.put("name", item.name());
        row.put("owner_email", item.ownerEmail());
        row.put("folder_id", item.folderId());
        row.put("created_at", item.createdAt());
        row.put("updated_at", item.updatedAt());
        row.put("synced_at", item.syncedAt());
        row.put("content_size", item.contentSize());
        row.put("deleted_at", item.deletedAt());
        return row;
    }

    private void printTable(VaultReader vault, Settings settings) {
        boolean inFolders = !kind.folderField().isEmpty();
        Table table = new Table(
                inFolders
                        ? List.of("ID", "NAME", "FOLDER", "OWNER", deleted ? "DELETED" : "UPDATED", "SIZE")
                        : List.of("ID", "NAME", "OWNER", deleted ? "DELETED" : "UPDATED", "SIZE"),
                Set.of("SIZE"));
        List<ItemSummary> items = vault.list(query(limit.orElse(TABLE_LIMIT), offset));
        for (ItemSummary item : items) {
            String id = Ids.plain(item.key());
            String owner = item.ownerEmail()
                    .or(() -> item.ownerId().map(String::valueOf))
                    .orElse("");
            String date = (deleted ? item.deletedAt() : item.updatedAt())
                    .map(When::shown)
                    .orElse("");
            String size = String.valueOf(item.contentSize());
            if (inFolders) {
                table.row(id, item.name(), item.folderId().orElse(""), owner, date, size);
            } else {
                table.row(id, item.name(), owner, date, size);
            }
        }
        if (!items.isEmpty()) {
            root.print(table, settings);
        }
        long total = vault.count(query(0, 0));
        String range = items.isEmpty() ? "0" : (offset + 1) + "–" + (offset + items.size());
        root.print("Showing " + range + " of " + total + (deleted ? " deleted " : " ") + kind.plural());
    }
}
