package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Values;
import io.lookervault.vault.PlanRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An item, or its links, before it is known what becomes of it. */
record PlanEntry(ItemKey key, Map<String, Object> data, String part, int level) {
    PlanRow row(String action, Optional<String> id, int writes, List<String> changes, String reason) {
        String outcome = action.equals("unchanged") ? "done" : action.equals("refused") ? "refused" : "open";
        String name = Values.text(data, key.kind().nameField()).orElse(key.id());
        return new PlanRow(key, part, level, action, outcome, name, id, writes, changes, reason);
    }

    /** @param turn so many levels after what is made first */
    PlanEntry later(int turn) {
        return turn == 0 ? this : new PlanEntry(key, data, part, Order.level(key.kind(), turn));
    }

    PlanEntry behind(PlanRow other) {
        return new PlanEntry(key, data, part, Math.max(level, Order.behind(other.level())));
    }

    PlanRow refused(String why) {
        return refused(why, Optional.empty());
    }

    /** @param id of what stands for it in the target and stays as it is */
    PlanRow refused(String why, Optional<String> id) {
        return row("refused", id, 0, List.of(), why);
    }
}
