package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Writing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of the vault is restored.
 *
 * @param kinds only these; empty for all that can be written
 * @param folders only what lies in these; empty for everywhere
 * @param recursive whether folders below count
 * @param items only these; empty for all
 * @param dependencies whether what the items need is restored with them
 * @param deleted whether rows that are marked deleted in the vault are restored as well
 */
public record Choice(
        Set<Kind> kinds,
        Set<String> folders,
        boolean recursive,
        List<ItemKey> items,
        boolean dependencies,
        boolean deleted) {
    public Choice {
        kinds = Set.copyOf(kinds);
        folders = Set.copyOf(folders);
        items = List.copyOf(items);
    }

    /** Whether items of a kind are among what was asked for. */
    boolean has(Kind kind) {
        return items.isEmpty()
                ? kinds.isEmpty() || kinds.contains(kind)
                : items.stream().anyMatch(item -> item.kind() == kind);
    }

    /**
     * The kinds of a choice by kinds.
     *
     * @param asked only these; empty for all
     * @param not none of these
     * @return those that are left; empty for all
     * @throws IllegalArgumentException when nothing at all would be done for some that were asked for, or for all that are left
     */
    public static Set<Kind> kinds(Set<Kind> asked, Set<Kind> not) {
        asked.stream().filter(kind -> Writing.of(kind).isEmpty()).findFirst().ifPresent(kind -> {
            throw new IllegalArgumentException(
                    kind.plural() + " cannot be restored: they come with the LookML, by git");
        });
        Set<Kind> left = asked.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(asked);
        left.removeAll(not);
        if (left.stream().allMatch(kind -> kind.immutable() || Writing.of(kind).isEmpty())) {
            throw new IllegalArgumentException(left.stream()
                    .findFirst()
                    .map(kind -> kind.plural() + " are restored with what shows them. Restore dashboards, looks or"
                            + " scheduled_plans, or one by its id")
                    .orElse("no kind is left to restore. Exclude fewer"));
        }
        return asked.isEmpty() && not.isEmpty() ? Set.of() : Set.copyOf(left);
    }

    /** Everything in the vault. */
    public static Choice all() {
        return new Choice(Set.of(), Set.of(), false, List.of(), false, false);
    }

    /** These items, as they are in the vault, whether marked deleted or not. */
    public static Choice of(List<ItemKey> items, boolean dependencies) {
        return new Choice(Set.of(), Set.of(), false, items, dependencies, true);
    }
}
