package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.Pair;
import io.lookervault.vault.Restorations;
import io.lookervault.vault.Restorations.Restored;
import java.util.Map;
import java.util.Optional;

/**
 * Says which row of the vault is restored in the place of an older one that is marked as deleted: in the Looker of the vault, the
 * item was restored or made anew by hand, and extracted under its new id. So what had both ids in turn comes back once, as it was
 * last. A row that was asked for by itself has no heir.
 *
 * <p>Thread-safe.
 */
final class Heirs {
    private final Source source;
    private final Restorations restorations;
    private final Pair home;

    /** @param looker the Looker that the vault was extracted from */
    Heirs(Source source, Restorations restorations, String looker) {
        this.source = source;
        this.restorations = restorations;
        this.home = new Pair(looker, looker);
    }

    /** The last one that came after the item, by what restorations remember or by a natural key. */
    Optional<ItemKey> of(ItemKey key) {
        Optional<ItemKey> next = isSucceeded(key) ? remade(key).or(() -> namesake(key)) : Optional.empty();
        return next.flatMap(this::of).or(() -> next); // each is newer than the one before, so that there is a last one
    }

    /** The one that restorations made of the item. A namesake of what is there is another thing. */
    Optional<ItemKey> restored(ItemKey key) {
        return isSucceeded(key) ? remade(key) : Optional.empty();
    }

    private boolean isSucceeded(ItemKey key) {
        return source.mayPassDeleted() && !source.isAskedFor(key) && source.isDeleted(key);
    }

    private Optional<ItemKey> remade(ItemKey key) {
        Optional<Restored> restored = restorations.restored(key, home);
        return restored.map(made -> new ItemKey(key.kind(), made.targetId()))
                .filter(heir -> comesAfter(heir, key) && isThat(heir, key, restored.get()));
    }

    /** An instance that was rebuilt at the same address may have given that id to something else, which was extracted before. */
    private boolean isThat(ItemKey heir, ItemKey key, Restored restored) {
        Map<String, Object> old = source.find(key).orElseThrow();
        Map<String, Object> now = source.find(heir).orElseThrow();
        Kind kind = key.kind();
        return Marks.same(kind, old, Keys.of(kind, old), new Seen(heir.id(), false, now), restored.instants())
                || Marks.name(kind, old).equals(Marks.name(kind, now));
    }

    /** Of kinds whose keys Looker wants to be unique, no two were there at once. */
    private Optional<ItemKey> namesake(ItemKey key) {
        return Namesakes.mayBe(key.kind())
                ? Optional.empty()
                : source.keys().sharedWith(key, source.find(key).orElseThrow()).stream()
                        .filter(heir -> comesAfter(heir, key))
                        .findFirst();
    }

    /** Whether a row is restored as well, and is alive or was longer. */
    private boolean comesAfter(ItemKey heir, ItemKey key) {
        Optional<String> end = source.deletedAt(heir);
        return !heir.equals(key)
                && source.find(heir).filter(data -> source.wants(heir, data)).isPresent()
                && (end.isEmpty() || end.get().compareTo(source.deletedAt(key).orElseThrow()) > 0);
    }
}
