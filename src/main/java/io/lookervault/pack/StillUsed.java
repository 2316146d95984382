package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.Snapshot;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds items that a pack deletes and that others use, which stay. Who may see a thing does not use it. */
final class StillUsed {
    private static final int SHOWN = 5;

    private final PackRun run;
    private final Map<ItemKey, Planned> planned;
    private final Set<ItemKey> gone;
    private final Map<ItemKey, Set<ItemKey>> users = new TreeMap<>(Comparator.comparing(ItemKey::toString));

    private StillUsed(PackRun run) {
        this.run = run;
        this.planned = run.planned().stream().collect(Collectors.toMap(Planned::key, Function.identity(), (a, b) -> a));
        this.gone = planned.values().stream()
                .filter(change -> change.sort() == ItemChange.Sort.DELETED)
                .map(change -> plain(change.key()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ItemKey plain(ItemKey key) {
        return new ItemKey(key.kind(), UnpackPlan.plain(key));
    }

    /** What people should hear; empty when nothing is used any more. */
    static Optional<String> told(PackRun run) {
        StillUsed used = new StillUsed(run);
        if (!used.gone.isEmpty()) {
            EnumSet.complementOf(EnumSet.of(Kind.CONTENT_ACCESS))
                    .forEach(kind -> used.rows(kind).forEach(used::look));
        }
        return used.users.isEmpty() ? Optional.empty() : Optional.of(used.sentence());
    }

    /** The rows as they will be. */
    private Stream<ItemRow> rows(Kind kind) {
        List<Snapshot.Entry> there =
                run.base().map(vault -> vault.entries(kind)).orElse(List.of());
        Stream<ItemRow> stay = there.stream()
                .filter(entry -> !entry.deleted() && !planned.containsKey(entry.key()))
                .flatMap(entry -> run.row(entry.key()).stream());
        Stream<ItemRow> come = planned.values().stream()
                .filter(change -> change.key().kind() == kind)
                .flatMap(change -> change.row().map(ref -> run.spool().get(change.key(), ref)).stream());
        return Stream.concat(stay, come).filter(row -> row.deletedAt().isEmpty());
    }

    private void look(ItemRow row) {
        Draft.object(row.content()).stream()
                .flatMap(data -> Dependencies.of(row.key().kind(), data).stream())
                .filter(gone::contains)
                .forEach(target -> use(target, row.key()));
    }

    /** One more than are told is enough to know that there are more. */
    private void use(ItemKey target, ItemKey user) {
        Set<ItemKey> known = users.computeIfAbsent(target, key -> new LinkedHashSet<>());
        if (known.size() <= SHOWN) {
            known.add(user);
        }
    }

    private String sentence() {
        String some = users.entrySet().stream()
                .limit(SHOWN)
                .map(used -> used.getKey() + " (by " + some(used.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return "others still use " + users.size() + " of the items that are deleted: " + some
                + (users.size() > SHOWN ? " …" : "") + ". Edit those as well, or put the files back";
    }

    private static String some(Set<ItemKey> keys) {
        return keys.stream().limit(SHOWN).map(ItemKey::toString).collect(Collectors.joining(", "))
                + (keys.size() > SHOWN ? " …" : "");
    }
}
