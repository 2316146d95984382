package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells who has the name by now that an item is to get: Looker gives it to nobody else until that one has another. For one thread. */
final class Vacancies {
    private final Identities identities;

    Vacancies(Identities identities) {
        this.identities = identities;
    }

    /**
     * The items of the vault that have to give up a natural key in the target first.
     *
     * @param seen what stands for the item in the target
     */
    List<ItemKey> holders(ItemKey key, Map<String, Object> data, Seen seen) {
        Kind kind = key.kind();
        if (Namesakes.mayBe(kind)) {
            return List.of();
        }
        List<String> wanted =
                new ArrayList<>(Keys.of(kind, new Rewriting(identities, identities::of).forKeys(kind, data)));
        if (!seen.trash()) { // what lies in the Trash has no name of its own
            wanted.removeAll(Keys.of(kind, seen.data()));
        }
        return wanted.stream()
                .flatMap(natural -> identities.target().keyed(kind, natural).stream())
                .filter(other -> !other.trash() && !other.id().equals(seen.id()))
                .map(other -> identities.namesake(key, other))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
