package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether something in the vault's own Looker has the id of an item of the vault and is that item, which others gave another
 * name. Of these kinds Looker does not tell when they were made, so what they consist of is the second mark: who is in a group, what
 * a role lets whom see. It counts only if no other item of the vault is the same in that, or has by now that name, and if nothing in the
 * target has the old one: an instance that was rebuilt at the same address uses the same ids for other things.
 */
final class Renamed {
    private static final Map<Kind, Fields> TELLING = Map.of(
            Kind.GROUP, Fields.of("user_ids{}"),
            Kind.ROLE, Fields.of("permission_set=permission_set.id model_set=model_set.id"),
            Kind.PERMISSION_SET, Fields.of("permissions{}"),
            Kind.MODEL_SET, Fields.of("models{}"),
            Kind.USER_ATTRIBUTE, Fields.of("label type"),
            Kind.THEME, Fields.of("settings(*)"),
            Kind.COLOR_COLLECTION, palettes());

    private final Source source;
    private final Target target;
    private final Function<ItemKey, Identity> others;

    Renamed(Source source, Target target, Function<ItemKey, Identity> others) {
        this.source = source;
        this.target = target;
        this.others = others;
    }

    private static Fields palettes() {
        return Fields.of(
                "categoricalPalettes(label type colors) sequentialPalettes(label type stops) divergingPalettes(label type stops)");
    }

    /**
     * @param data the item in the vault
     * @param seen what has its id in the target
     */
    boolean is(ItemKey key, Map<String, Object> data, Seen seen) {
        Kind kind = key.kind();
        if (!TELLING.containsKey(kind) || !target.home()) {
            return false;
        }
        Fields fields = TELLING.get(kind);
        boolean free = Keys.of(kind, data).stream()
                .allMatch(natural -> target.keyed(kind, natural).isEmpty());
        return free
                && says(fields.pick(data))
                && Same.sameIn(fields, inTarget(kind, data), target.withMembers(kind, seen.data()))
                && isTheOnlyOne(key, data, seen);
    }

    private static boolean says(Map<String, Object> telling) {
        return !telling.isEmpty()
                && telling.values().stream()
                        .allMatch(value -> value instanceof Collection<?> list
                                ? !list.isEmpty()
                                : value instanceof Map<?, ?> map ? !map.isEmpty() : value != null);
    }

    private Map<String, Object> inTarget(Kind kind, Map<String, Object> data) {
        Map<String, Object> copy = Rewriting.copy(data);
        kind.references().stream()
                .filter(reference -> TELLING.get(kind).takes(reference.path()))
                .forEach(reference -> Values.replace(
                        copy,
                        reference.path(),
                        id -> others.apply(new ItemKey(reference.target(), id)) instanceof Present present
                                ? Optional.of(present.id())
                                : Optional.of(Rewriting.NEW + id)));
        return copy;
    }

    private boolean isTheOnlyOne(ItemKey key, Map<String, Object> data, Seen seen) {
        Fields fields = TELLING.get(key.kind());
        List<String> nameThere = Keys.of(key.kind(), seen.data());
        List<ItemKey> rivals = new ArrayList<>();
        source.all(key.kind(), (other, row) -> {
            boolean named = !Collections.disjoint(Keys.of(key.kind(), row), nameThere);
            if (!other.equals(key) && (named || Same.sameIn(fields, row, data))) {
                rivals.add(other);
            }
        });
        return rivals.isEmpty();
    }
}
