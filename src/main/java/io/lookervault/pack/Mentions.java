package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What items name that may be missing. Thread-safe. */
final class Mentions {
    private final PackRun run;

    Mentions(PackRun run) {
        this.run = run;
    }

    /** Notes what the edit refers to and the item did not refer to before. */
    void note(String path, Draft draft, Map<Object, Object> data) {
        Set<ItemKey> before =
                new HashSet<>(Dependencies.read(draft.metadata().values().get("depends_on")));
        draft.before()
                .ifPresent(map -> before.addAll(Dependencies.of(draft.key().kind(), map)));
        for (ItemKey target : Dependencies.of(draft.key().kind(), data)) {
            if (!before.contains(target)
                    && !holds(target)
                    && !run.redefinitions().has(target)) {
                run.pending(new PackRun.Pending(path, draft.key(), target));
            }
        }
    }

    /** Tells the run what a new item was made of and is neither in the export nor in the vault. */
    void missing(Draft draft) {
        Dependencies.read(draft.metadata().values().get("depends_on")).stream()
                .filter(target -> !target.kind().selective() && !holds(target))
                .forEach(run::missing);
    }

    /** Whether export or vault has the item; the original tool also wrote {@code dashboard::42}. */
    private boolean holds(ItemKey key) {
        ItemKey other = new ItemKey(key.kind(), key.kind().singular() + "::" + key.id());
        return run.export().holds(key)
                || run.export().holds(other)
                || run.stamp(key).or(() -> run.stamp(other)).isPresent();
    }
}
