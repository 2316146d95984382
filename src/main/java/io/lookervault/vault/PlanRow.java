package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a restoration means to do with an item, or with the links of one, and what became of it.
 *
 * @param key the item in the vault
 * @param part {@code item}, or {@code links} for what names items that come later
 * @param level everything of a lower level comes first
 * @param action {@code create}, {@code update}, {@code undelete}, {@code unchanged} or {@code refused}
 * @param outcome {@code open}, {@code done}, {@code parked} or {@code refused}
 * @param name what people call the item
 * @param targetId the item in the target, as far as there is one
 * @param writes how many requests change something
 * @param changes what differs
 * @param reason why it is refused, or what is left out; else empty
 */
public record PlanRow(
        ItemKey key,
        String part,
        int level,
        String action,
        String outcome,
        String name,
        Optional<String> targetId,
        int writes,
        List<String> changes,
        String reason) {
    public PlanRow {
        Objects.requireNonNull(key, "key");
        changes = List.copyOf(changes);
    }

    /** Whether another row of the vault is restored in the place of the item, and stands for it. */
    public boolean isLeft() {
        return action.equals("unchanged") && targetId.isEmpty();
    }
}
