package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Present;
import io.lookervault.restore.Works.Draft;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.PlanRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides which queries have to be made: those that a planned item shows and the target does not show with it yet. */
final class QueryPlanner {
    private final Source source;
    private final Target target;
    private final Identities identities;
    private final Works works;
    private final Function<ItemKey, Optional<PlanRow>> planned;
    private final Consumer<PlanRow> planning;

    /**
     * @param planned what the plan has for an item already
     * @param planning takes what is planned
     */
    QueryPlanner(
            Source source,
            Target target,
            Identities identities,
            Function<ItemKey, Optional<PlanRow>> planned,
            Consumer<PlanRow> planning) {
        this.source = source;
        this.target = target;
        this.identities = identities;
        this.works = new Works(identities);
        this.planned = planned;
        this.planning = planning;
    }

    /** Plans the queries that the target does not show with this item yet; answers why some cannot be. */
    Set<String> plan(PlanEntry entry, Draft draft, Optional<Seen> seen) {
        Set<String> problems = new HashSet<>();
        Set<String> shown = new HashSet<>();
        seen.ifPresent(old -> entry.key().kind().references().stream()
                .filter(reference -> reference.target().immutable())
                .forEach(reference -> shown.addAll(reference.ids(old.data()))));
        for (ItemKey query : draft.rewriting().queries()) {
            boolean known = identities.of(query) instanceof Present present && shown.contains(present.id());
            if (!known) {
                query(query).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Plans a query and what it is made of; answers why that cannot be. */
    Optional<String> query(ItemKey key) {
        Optional<PlanRow> known = planned.apply(key);
        if (known.isPresent()) {
            return Optional.of(known.get().reason())
                    .filter(why -> known.get().action().equals("refused"));
        }
        Optional<Map<String, Object>> data = source.find(key);
        if (data.isEmpty()) {
            return Optional.of(key + " is not in the vault. Extract again, so that it is");
        }
        PlanEntry entry = new PlanEntry(key, data.get(), "item", Order.level(key.kind(), 0));
        Draft draft = works.item(key, data.get(), Optional.empty());
        Set<String> problems = new HashSet<>(draft.rewriting().missing());
        if (key.kind() == Kind.QUERY) {
            explore(data.get()).ifPresent(problems::add);
        }
        draft.rewriting().queries().forEach(part -> query(part).ifPresent(problems::add));
        PlanRow row = problems.isEmpty()
                ? entry.row(
                        "create",
                        Optional.empty(),
                        draft.work().writes(),
                        draft.work().changes(),
                        "")
                : entry.refused(String.join("; ", problems));
        planning.accept(row);
        return Optional.of(row.reason()).filter(why -> !problems.isEmpty());
    }

    /** Looker answers that there is no such thing where the model of the target has no such explore. */
    private Optional<String> explore(Map<String, Object> query) {
        String view = Writes.text(query, "view");
        String model = identities.rules().model(Writes.text(query, "model"));
        return target.find(Kind.LOOKML_MODEL, model)
                .filter(seen -> seen.data().get("explores") instanceof List<?>)
                .filter(seen -> !Values.texts(seen.data(), "explores[].name").contains(view))
                .map(seen -> "model " + model + " of the target has no explore " + view
                        + ". Deploy the LookML there that has it");
    }
}
