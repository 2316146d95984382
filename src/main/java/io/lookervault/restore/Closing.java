package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.PlanRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps content out of folders that were to be closed first and could not be. */
final class Closing {
    private static final int DEEPEST = 100;

    private final RestoreRun run;

    Closing(RestoreRun run) {
        this.run = run;
    }

    /** Before an item is made in a folder. */
    void mustBeDone(ItemKey key, Map<String, Object> data) {
        if (key.kind() == Kind.DASHBOARD || key.kind() == Kind.LOOK) {
            lacking(Values.text(data, "folder_id"), 0).ifPresent(rules -> {
                throw new Blocked(
                        key + " not restored: its folder is still open to others, since " + rules
                                + " is not restored. See why: lookervault restore dlq list; then: lookervault restore dlq"
                                + " retry --all",
                        List.of(rules));
            });
        }
    }

    /** The rules that the folder, or for want of its own one above it, is still to get. */
    private Optional<ItemKey> lacking(Optional<String> folder, int depth) {
        Optional<ItemKey> key = folder.filter(id -> depth < DEEPEST).map(id -> new ItemKey(Kind.FOLDER, id));
        Optional<Map<String, Object>> data = key.flatMap(run.source()::find);
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Optional<ItemKey> rules = Belongings.rules(run.source(), key.get(), data.get());
        return rules.isPresent()
                ? rules.filter(this::areLacking)
                : lacking(Values.text(data.get(), "parent_id"), depth + 1);
    }

    /** Begun and not ended, by this restoration or by that whose letters are retried; who leaves rules out was told so. */
    private boolean areLacking(ItemKey rules) {
        Optional<PlanRow> planned = run.restorations().planned(run.getSession().id(), rules, "links");
        return (planned.isPresent() || run.request().like().isPresent())
                && run.identities().ownAccess().has(rules);
    }
}
