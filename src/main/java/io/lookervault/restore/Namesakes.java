package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.Restorations;
import io.lookervault.vault.Restorations.Restored;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what has the natural key of an item and stands for another one of the vault. */
final class Namesakes {
    /** Of these Looker has several that are alike in all that people see. */
    private static final Set<Kind> MAY_BE_ALIKE = EnumSet.of(Kind.SCHEDULED_PLAN, Kind.ALERT, Kind.BOARD);

    private final Identities identities;
    private final Source source;
    private final Target target;
    private final Restorations restorations;

    Namesakes(Identities identities, Source source, Target target, Restorations restorations) {
        this.identities = identities;
        this.source = source;
        this.target = target;
        this.restorations = restorations;
    }

    /** Whether Looker takes several of a kind that have the same natural key. */
    static boolean mayBe(Kind kind) {
        return MAY_BE_ALIKE.contains(kind);
    }

    /** What to say of an item whose place in the target is taken. */
    static String alreadyStandsFor(String id, ItemKey other) {
        return other.kind().singular() + " " + id + " of the target already stands for " + other
                + " of the vault. Rename one of the two in Looker, extract, and restore again";
    }

    /** Another item of the vault that something in the target is: by what was remembered, or in the vault's own Looker by its id, and a second mark. */
    Optional<ItemKey> of(ItemKey key, Seen seen) {
        Optional<ItemKey> remembered = restorations.restoredAs(key.kind(), seen.id(), target.instances()).stream()
                .filter(id -> !id.equals(key.id()))
                .map(id -> new ItemKey(key.kind(), id))
                .filter(other -> source.find(other)
                        .filter(data -> counts(key, other, data) && is(other, data, seen, made(other)))
                        .isPresent())
                .findFirst();
        ItemKey same = new ItemKey(key.kind(), seen.id());
        return remembered.or(() -> Optional.of(same)
                .filter(other -> target.home() && !other.equals(key))
                .filter(other -> source.find(other)
                        .filter(data -> is(other, data, seen, Optional.empty()))
                        .isPresent()));
    }

    /**
     * What the vault has as deleted and does not come back leaves its place to what came after it: people delete a thing and
     * make it anew. Where it does come back, it keeps its place from what may be alike, and from others that are deleted.
     */
    private boolean counts(ItemKey key, ItemKey other, Map<String, Object> data) {
        return !source.isDeleted(other) || (source.wants(other, data) && (mayBe(key.kind()) || source.isDeleted(key)));
    }

    /** When the target says that it made what an item of the vault became there. */
    private Optional<Set<String>> made(ItemKey other) {
        return identities.remembered(other).map(Restored::instants);
    }

    /** @param made when the item was made, where the target gave it another time than the vault has */
    private boolean is(ItemKey key, Map<String, Object> data, Seen seen, Optional<Set<String>> made) {
        Map<String, Object> copy = new Rewriting(identities, identities::of).forKeys(key.kind(), data);
        return Marks.same(
                key.kind(), copy, Keys.of(key.kind(), copy), seen, made.orElseGet(() -> Marks.instants(copy)));
    }
}
