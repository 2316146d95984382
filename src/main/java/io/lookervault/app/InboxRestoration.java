package io.lookervault.app;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.inbox.Drop;
import io.lookervault.inbox.JobOrder;
import io.lookervault.restore.Choice;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.restore.Rules;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of an order to restore the request: of kinds and folders, or of single items.
 *
 * @param vault what is restored
 * @param now the settings that say whether anything is written
 * @param reports where the plan is told
 */
record InboxRestoration(Path vault, Settings now, InboxReports reports) {
    private static final int PAGE = 100;
    private static final List<String> SCOPE =
            List.of("types", "exclude-types", "folder-ids", "recursive", "include-deleted");

    /** @throws IllegalArgumentException when the order contradicts itself, or names what is not there */
    RestoreRequest of(Drop drop) {
        JobOrder order = drop.order();
        boolean writes = now.flag("lookervault.inbox.allow-restore") && !order.has("dry-run");
        return new RestoreRequest(
                vault,
                now.apiUrl().orElseThrow().toString(),
                order.list("items").isEmpty() ? scope(order) : items(order),
                rules(drop, order),
                new RestoreRequest.Effort(now.integer("lookervault.restore.workers"), PAGE),
                Optional.empty(),
                Optional.empty(),
                plan -> {
                    drop.tell("plan", reports.plan(plan));
                    return writes;
                });
    }

    private static Rules rules(Drop drop, JobOrder order) {
        Rules rules = new Rules(
                order.has("exact"),
                order.has("enable-schedules"),
                order.has("enable-users"),
                order.text("owner-fallback"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
        try {
            return order.text("map").isPresent() ? MapFile.read("map", drop.place(), rules) : rules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("map: " + drop.place() + " could not be read", unreadable);
        }
    }

    private Choice items(JobOrder order) {
        for (String option : SCOPE) {
            if (order.options().containsKey(option)) {
                throw new IllegalArgumentException(
                        "items and " + option + " cannot be together. Leave one of them out");
            }
        }
        List<ItemKey> keys = new ArrayList<>();
        try (VaultReader reader = VaultReader.open(vault)) {
            for (String item : order.list("items")) {
                String[] words = item.split("\\s+", 2);
                if (words.length < 2) {
                    throw new IllegalArgumentException(
                            "items has \"" + item + "\". Each must be a kind and an id, such as dashboard 42");
                }
                ItemKey key = new ItemKey(OrderedKinds.one("items", words[0]), words[1]);
                if (!reader.has(key)) {
                    throw new IllegalArgumentException("items: " + key + " is not in " + vault
                            + ". See what is: lookervault list " + key.kind().plural());
                }
                keys.add(key);
            }
        }
        return Choice.of(keys, order.has("with-dependencies"));
    }

    private static Choice scope(JobOrder order) {
        Set<Kind> kinds = Choice.kinds(OrderedKinds.of(order, "types"), OrderedKinds.of(order, "exclude-types"));
        if (order.has("recursive") && order.list("folder-ids").isEmpty()) {
            throw new IllegalArgumentException("recursive needs folder-ids");
        }
        if (order.has("with-dependencies")) {
            throw new IllegalArgumentException("with-dependencies needs items");
        }
        return new Choice(
                kinds,
                Set.copyOf(order.list("folder-ids")),
                order.has("recursive"),
                List.of(),
                false,
                order.has("include-deleted"));
    }
}
