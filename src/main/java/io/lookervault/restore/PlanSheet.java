package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan while it is made: it goes to the vault page by page. For one thread. */
final class PlanSheet {
    static final String ITEM = "item";
    static final String LINKS = "links";
    private static final int TOGETHER = 200;

    private final Restorations restorations;
    private final String session;
    private final Map<String, PlanRow> pending = new LinkedHashMap<>();

    PlanSheet(Restorations restorations, String session) {
        this.restorations = restorations;
        this.session = session;
    }

    /** What is planned for the item, or done already. */
    Optional<PlanRow> planned(ItemKey key, String part) {
        return Optional.ofNullable(pending.get(part + key)).or(() -> restorations.planned(session, key, part));
    }

    void add(PlanRow row) {
        pending.put(row.part() + row.key(), row);
        if (pending.size() >= TOGETHER) {
            flush();
        }
    }

    void flush() {
        restorations.plan(session, List.copyOf(pending.values()));
        pending.clear();
    }

    /** Another item of the vault that the plan has for something in the target. */
    Optional<ItemKey> other(ItemKey key, String targetId) {
        return pending.values().stream()
                .filter(row -> row.part().equals(ITEM)
                        && row.targetId().filter(targetId::equals).isPresent())
                .map(PlanRow::key)
                .filter(other -> other.kind() == key.kind() && !other.equals(key))
                .findFirst()
                .or(() -> restorations.other(session, key, targetId));
    }
}
