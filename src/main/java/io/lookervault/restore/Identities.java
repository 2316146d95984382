package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Writing;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Planned;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import io.lookervault.vault.Restorations.Restored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says what an item of the vault is in the target: first by what earlier restorations remembered, then, in the Looker that
 * the vault came from, by its id and a second mark that it is the same, then by its natural key. An id alone never counts in
 * another instance, and what could be two things is neither.
 *
 * <p>Thread-safe.
 */
final class Identities {
    /** Models that every Looker has and does not list. */
    private static final Set<String> BUILT_IN = Set.of("system__activity", "i__looker");

    private final Source source;
    private final Target target;
    private final Restorations restorations;
    private final Rules rules;
    private final Function<ItemKey, Optional<PlanRow>> planned;

    /** What this thread is about to find out: folders that lie in each other would never end. */
    private final ThreadLocal<Set<ItemKey>> asked = ThreadLocal.withInitial(HashSet::new);

    private final FolderRules folders;
    private final Namesakes namesakes;
    private final Heirs heirs;
    private final Watchers watchers = new Watchers(this);
    private final QueryTwins queries = new QueryTwins(this);

    /** @param planned the entry of the plan for an item, if it has one already */
    Identities(
            Source source,
            Target target,
            Restorations restorations,
            Rules rules,
            Function<ItemKey, Optional<PlanRow>> planned) {
        this.source = source;
        this.target = target;
        this.restorations = restorations;
        this.rules = rules;
        this.planned = planned;
        this.folders = new FolderRules(rules, source, target);
        this.namesakes = new Namesakes(this, source, target, restorations);
        this.heirs = new Heirs(source, restorations, target.instances().source());
    }

    Rules rules() {
        return rules;
    }

    FolderRules folders() {
        return folders;
    }

    Watchers watchers() {
        return watchers;
    }

    Heirs heirs() {
        return heirs;
    }

    Target target() {
        return target;
    }

    Source source() {
        return source;
    }

    /** Another item of the vault that something in the target is. */
    Optional<ItemKey> namesake(ItemKey key, Seen seen) {
        return namesakes.of(key, seen);
    }

    /** Whether the plan has something to do for the item, which is not done yet. */
    boolean isOpen(ItemKey key) {
        return planned.apply(key).filter(row -> row.outcome().equals("open")).isPresent();
    }

    /** What an earlier restoration made of the item, as it is remembered: {@link #match} tells whether it still is that. */
    Optional<Restored> remembered(ItemKey key) {
        return restorations.restored(key, target.instances());
    }

    /** The part of an item of the target that stands for a part of one of the vault, as restorations remember it. */
    Optional<String> part(String part, String id) {
        return restorations.part(part, id, target.instances());
    }

    void rememberParts(String part, Map<String, String> ids) {
        restorations.rememberParts(part, ids, target.instances());
    }

    Begun ownAccess() {
        return Begun.ownAccess(restorations, target.instances());
    }

    Begun newUsers() {
        return Begun.newUsers(restorations, target.instances());
    }

    /** What stands for the item in the target, whether it is restored with the others or not. */
    Identity of(ItemKey key) {
        Optional<PlanRow> entry = planned.apply(key);
        if (entry.isPresent()) {
            Optional<ItemKey> heir = entry.filter(PlanRow::isLeft).flatMap(row -> heirs.of(key));
            return heir.map(this::of).orElseGet(() -> ofPlanned(key, entry.get()));
        }
        if (key.kind().immutable()) {
            return queries.of(key);
        }
        return match(key, this::of);
    }

    /** What a restoration made of an item and could not finish: nothing is to name it yet. */
    Optional<Present> unfinished(ItemKey key) {
        Optional<Restored> made = remembered(key);
        return made.isPresent()
                        && match(key, this::of) instanceof Present present
                        && present.id().equals(made.get().targetId())
                ? Optional.of(present)
                : Optional.empty();
    }

    private Identity ofPlanned(ItemKey key, PlanRow entry) {
        boolean failed = entry.outcome().equals("refused") || entry.outcome().equals("parked");
        if (failed) { // it may be there all the same, only not as the vault has it
            return entry.targetId()
                    .flatMap(id -> target.find(key.kind(), id))
                    .<Identity>map(seen -> new Present(seen.id(), Optional.of(seen)))
                    .orElseGet(() -> new Absent(
                            key + " is not restored: " + entry.reason(),
                            entry.outcome().equals("parked") || isParked(key)));
        }
        Optional<String> id = entry.targetId()
                .or(() -> remembered(key)
                        .filter(restored -> entry.outcome().equals("done"))
                        .map(Restored::targetId));
        return id.<Identity>map(known -> new Present(known, target.find(key.kind(), known)))
                .orElseGet(Planned::new);
    }

    /** Looks for the item in the target. */
    Identity match(ItemKey key, Function<ItemKey, Identity> others) {
        if (key.kind() == Kind.LOOKML_MODEL) {
            return model(key, rules.model(key.id()));
        }
        Optional<Map<String, Object>> data = source.find(key);
        if (data.isPresent() && !asked.get().add(key)) {
            return new Absent(key + " lies within itself");
        }
        try {
            return match(key, data, others);
        } finally {
            asked.get().remove(key);
        }
    }

    private Identity match(ItemKey key, Optional<Map<String, Object>> data, Function<ItemKey, Identity> others) {
        if (data.isEmpty()) {
            Optional<Seen> same = target.home() ? target.find(key.kind(), key.id()) : Optional.empty();
            return same.<Identity>map(seen -> new Present(seen.id(), same))
                    .orElseGet(() -> new Absent(key + " is neither in the vault nor known in the target"));
        }
        return match(key, data.get(), others);
    }

    private Identity model(ItemKey key, String name) {
        if (BUILT_IN.contains(name)) {
            return new Present(name, Optional.empty());
        }
        Optional<Seen> seen = target.find(Kind.LOOKML_MODEL, name);
        if (seen.isPresent()) {
            return new Present(name, seen);
        }
        return source.find(key).filter(data -> source.wants(key, data)).isPresent()
                ? new Planned()
                : new Absent("model " + name + " is not configured in the target. Configure it there, restore"
                        + " lookml_models as well, or give it another name with --map");
    }

    private Identity match(ItemKey key, Map<String, Object> data, Function<ItemKey, Identity> others) {
        Map<String, Object> copy = new Rewriting(this, others).forKeys(key.kind(), data);
        List<String> keys = Keys.of(key.kind(), copy);
        if (key.kind() == Kind.FOLDER && folders.other(data).isPresent()) {
            return folders.hindrance(data)
                    .<Identity>map(hindrance -> hindrance)
                    .orElseGet(() -> byKey(key, keys, data));
        }
        Optional<Seen> remembered = remembered(key)
                .flatMap(restored -> target.find(key.kind(), restored.targetId())
                        .filter(seen -> Marks.same(key.kind(), copy, keys, seen, restored.instants())));
        if (remembered.isPresent()) {
            return new Present(remembered.get().id(), remembered);
        }
        Optional<Seen> same = target.home()
                ? target.find(key.kind(), key.id())
                        .filter(seen -> Marks.same(key.kind(), copy, keys, seen, Marks.instants(copy))
                                || new Renamed(source, target, others).is(key, data, seen))
                : Optional.empty();
        return same.<Identity>map(seen -> new Present(seen.id(), same)).orElseGet(() -> byKey(key, keys, data));
    }

    private Identity byKey(ItemKey key, List<String> keys, Map<String, Object> data) {
        List<String> sought = new ArrayList<>(keys);
        if (key.kind() == Kind.USER && newUsers().has(key)) {
            sought.add(Keys.names(data));
        }
        for (String natural : sought) {
            List<Seen> alike = target.keyed(key.kind(), natural);
            List<Seen> found = alike.stream()
                    .filter(seen -> namesakes.of(key, seen).isEmpty())
                    .toList();
            if (found.isEmpty() && !alike.isEmpty() && !Namesakes.mayBe(key.kind())) {
                Seen taken = alike.get(0);
                return new Absent(Namesakes.alreadyStandsFor(
                        taken.id(), namesakes.of(key, taken).orElseThrow()));
            }
            boolean trash = !found.isEmpty() && found.get(0).trash();
            boolean slug = key.kind() == Kind.DASHBOARD && natural.startsWith("0:");
            if (trash && !slug) {
                continue; // an old item of the same title in the Trash is not in the way
            }
            if (found.size() == 1) {
                return new Present(found.get(0).id(), Optional.of(found.get(0)));
            }
            if (found.size() > 1) {
                return new Absent(key + " could be any of " + key.kind().plural() + " "
                        + found.stream().map(Seen::id).toList()
                        + " in the target, which are alike. Rename all but one, or restore it by hand");
            }
        }
        return source.wants(key, data) && Writing.of(key.kind()).isPresent() ? new Planned() : absent(key, data);
    }

    private Absent absent(ItemKey key, Map<String, Object> data) {
        boolean parked = isParked(key);
        String remedy = parked
                ? " It failed before: lookervault restore dlq list tells why, and lookervault restore dlq retry --all tries it again"
                : source.isDeleted(key)
                        ? " The vault has it marked as deleted: restore that as well, with --include-deleted"
                        : " Restore it as well, such as with --with-dependencies";
        return new Absent(
                key + " (" + Marks.name(key.kind(), data) + ") is not in the target and not restored with this."
                        + remedy,
                parked);
    }

    /** Whether its restoration failed, be it another one, and is to be tried again. */
    private boolean isParked(ItemKey key) {
        return restorations.isParked(key, target.instances());
    }
}
