package io.lookervault.cli;

import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.VaultReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code status} says of the inbox: how many drops ended how, and which have not ended. */
final class InboxStatus {
    private InboxStatus() {}

    static void print(Root root, VaultReader vault) {
        Map<String, Long> counts = vault.dropCounts();
        if (counts.isEmpty()) {
            return;
        }
        List<String> told = Drops.OUTCOMES.stream()
                .filter(counts::containsKey)
                .map(outcome -> counts.get(outcome) + " " + outcome)
                .toList();
        root.print("");
        root.print("Inbox: " + String.join(", ", told));
        for (DropRow drop : vault.openDrops()) {
            String reason = drop.reason().isEmpty() ? "" : ": " + drop.reason();
            root.print(SafeText.neutral("  " + drop.kind() + " " + drop.name() + " is " + drop.outcome() + " since "
                    + When.shown(drop.taken().toString()) + reason));
        }
    }

    static Map<String, Object> json(VaultReader vault) {
        Map<String, Object> inbox = new LinkedHashMap<>();
        inbox.put("drops", vault.dropCounts());
        inbox.put("open", vault.openDrops().stream().map(InboxStatus::json).toList());
        return inbox;
    }

    private static Map<String, Object> json(DropRow drop) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", drop.name());
        row.put("kind", drop.kind());
        row.put("outcome", drop.outcome());
        row.put("since", drop.taken().toString());
        row.put("reason", drop.reason());
        return row;
    }
}
