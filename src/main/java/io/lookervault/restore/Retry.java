package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.VaultReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parked items that are restored together: their restorations had the same rules.
 *
 * @param session one of these restorations, see {@link RestoreRequest#like}
 * @param items what is parked
 */
public record Retry(String session, List<ItemKey> items) {
    public Retry {
        items = List.copyOf(items);
    }

    /** What to restore, as it is in the vault. */
    public Choice choice() {
        return Choice.of(items, false);
    }

    /** Letters of restorations to one Looker, by the rules of these; what has waited longest comes first. */
    public static List<Retry> of(VaultReader vault, List<DeadLetter> letters, String destination) {
        Map<ItemKey, DeadLetter> last = new LinkedHashMap<>(); // one item may be parked by several restorations
        letters.stream()
                .filter(letter -> goesTo(vault, letter, destination))
                .sorted(Comparator.comparing(DeadLetter::failedAt).thenComparing(DeadLetter::id))
                .forEach(letter -> {
                    ItemKey key = new ItemKey(letter.kind(), letter.contentId());
                    last.remove(key);
                    last.put(key, letter);
                });
        Map<Rules, List<ItemKey>> items = new LinkedHashMap<>();
        Map<Rules, String> sessions = new LinkedHashMap<>();
        last.forEach((key, letter) -> {
            Rules rules = rules(vault, letter.sessionId());
            items.computeIfAbsent(rules, none -> new ArrayList<>()).add(key);
            sessions.putIfAbsent(rules, letter.sessionId());
        });
        return items.entrySet().stream()
                .map(entry -> new Retry(sessions.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Whether the restoration that left a letter was one to this Looker. */
    public static boolean goesTo(VaultReader vault, DeadLetter letter, String destination) {
        return vault.destination(letter.sessionId()).map(destination::equals).orElse(true);
    }

    private static Rules rules(VaultReader vault, String session) {
        return vault.session(session)
                .map(row -> RestoreConfig.parse(row.configJson()).rules())
                .orElseThrow();
    }
}
