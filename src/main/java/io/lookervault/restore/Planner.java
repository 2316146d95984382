package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Present;
import io.lookervault.restore.Works.Draft;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every item what is to be done, before anything is written: kinds in their order, folders from the top, queries
 * only where something shows them that the target does not show yet. The plan goes to the vault as it is made.
 */
final class Planner {
    private static final String ITEM = PlanSheet.ITEM;
    private static final String LINKS = PlanSheet.LINKS;

    private final Source source;
    private final Target target;
    private final PlanSheet sheet;
    private final Premises premises;
    private final Identities identities;
    private final Works works;
    private final QueryPlanner queries;
    private final Belongings belongings;
    private final Turns turns;
    private final Vacancies vacancies;
    private final Set<ItemKey> underway = new HashSet<>();
    private final Precedence precedence;
    private final AccessPlanner access;

    Planner(Source source, Target target, Restorations restorations, Rules rules, String session, Premises premises) {
        this.source = source;
        this.target = target;
        this.sheet = new PlanSheet(restorations, session);
        this.premises = premises;
        this.identities = new Identities(source, target, restorations, rules, this::planned);
        this.precedence = new Precedence(identities, sheet);
        this.access = new AccessPlanner(identities, sheet, precedence, this::linked);
        this.works = new Works(identities);
        this.belongings = new Belongings(source);
        this.turns = new Turns(identities);
        this.vacancies = new Vacancies(identities);
        this.queries = new QueryPlanner(source, target, identities, this::planned, sheet::add);
    }

    private Optional<PlanRow> planned(ItemKey key) {
        return sheet.planned(key, ITEM);
    }

    /** Makes the whole plan. */
    void plan() {
        source.lost()
                .forEach(key -> sheet.add(new PlanEntry(key, Map.of(), ITEM, Order.level(key.kind(), 0))
                        .refused("the vault does not hold " + key + " any more")));
        source.items().stream()
                .filter(key -> Writing.of(key.kind()).isEmpty() && planned(key).isEmpty())
                .forEach(this::unwritable);
        for (Kind kind : Order.kinds()) {
            if (kind.immutable()) { // comes with what shows it, or chosen by itself
                source.items().stream().filter(key -> key.kind() == kind).forEach(queries::query);
            } else if (source.kinds().contains(kind) && kind != Kind.CONTENT_ACCESS) {
                source.scan(kind, this::item);
            }
        }
        for (Kind kind : Order.kinds()) {
            if (source.kinds().contains(kind)
                    && !Writing.of(kind).orElseThrow().links().isEmpty()) {
                source.scan(kind, kind == Kind.CONTENT_ACCESS ? access::plan : this::links);
            }
        }
        sheet.flush();
    }

    private void unwritable(ItemKey key) {
        Map<String, Object> data = source.find(key).orElseThrow();
        sheet.add(new PlanEntry(key, data, ITEM, 0).refused(key.kind().plural() + " come with the LookML, by git"));
    }

    /** Plans an item unless that is done, and the folder above it before. */
    private void item(ItemKey key, Map<String, Object> data) {
        if (planned(key).isPresent() || !underway.add(key)) {
            return;
        }
        if (key.kind() == Kind.FOLDER) {
            above(key, data);
        }
        source.carry(key, data);
        sheet.add(decide(new PlanEntry(key, data, ITEM, Order.level(key.kind(), new Ancestry(source).depth(key)))));
        underway.remove(key);
    }

    private void above(ItemKey key, Map<String, Object> data) {
        Optional<ItemKey> parent = Values.text(data, "parent_id")
                .map(id -> new ItemKey(Kind.FOLDER, id))
                .filter(above -> !key.equals(above));
        parent.flatMap(source::find)
                .filter(found -> source.wants(parent.get(), found))
                .ifPresent(found -> item(parent.get(), found));
    }

    private PlanRow decide(PlanEntry entry) {
        ItemKey key = entry.key();
        Identity identity = identities.match(key, identities::of);
        Optional<String> builtIn = Untouchable.item(key.kind(), entry.data());
        Optional<ItemKey> heir = precedence.heir(key, identity);
        if (heir.isPresent()) {
            return left(entry, Optional.empty(), heir.get());
        }
        if (identity instanceof Absent absent) {
            return entry.refused(
                    builtIn.map(why -> why + "; it is not in the target").orElse(absent.why()));
        }
        if (identity instanceof Present present) {
            return there(entry, present, builtIn);
        }
        if (builtIn.isPresent()) {
            return Keys.is(entry.data(), "is_personal")
                    ? personal(entry)
                    : entry.refused(builtIn.get() + "; it is not in the target");
        }
        return drafted(entry, Optional.empty());
    }

    private static PlanRow left(PlanEntry entry, Optional<String> id, ItemKey other) {
        String why = "what it was, since the vault also has it as " + other + ", and that counts";
        return entry.row("unchanged", id, 0, List.of(), why);
    }

    /** A personal folder comes with its user, or not at all. */
    private PlanRow personal(PlanEntry entry) {
        ItemKey user = new ItemKey(Kind.USER, Writes.text(entry.data(), "creator_id"));
        return identities.of(user) instanceof Absent absent
                ? entry.refused("it comes with its user; " + absent.why())
                : entry.row("create", Optional.empty(), 0, List.of("comes with its user"), "");
    }

    private PlanRow there(PlanEntry entry, Present present, Optional<String> builtIn) {
        Kind kind = entry.key().kind();
        Optional<String> id = Optional.of(present.id());
        Optional<ItemKey> before = precedence.before(entry.key(), present.id());
        if (before.isPresent()) {
            return left(entry, id, before.get());
        }
        Optional<ItemKey> other = sheet.other(entry.key(), present.id());
        if (other.isPresent()) {
            return entry.refused(Namesakes.alreadyStandsFor(present.id(), other.get()), id);
        }
        Optional<String> own = Untouchable.own(kind, target, present.id());
        if (own.isPresent() || (builtIn.isPresent() && kind != Kind.USER)) {
            Optional<String> left = own.flatMap(
                    why -> works.left(entry.key(), entry.data(), present.seen().map(Seen::data), why));
            return entry.row("unchanged", id, 0, List.of(), left.orElse(""));
        }
        return drafted(entry, present.seen());
    }

    private PlanRow drafted(PlanEntry entry, Optional<Seen> seen) {
        Draft draft = works.item(entry.key(), entry.data(), seen.map(Seen::data));
        Optional<String> id = seen.map(Seen::id);
        Set<String> problems = new HashSet<>(draft.rewriting().missing());
        if (entry.key().kind() == Kind.LOOKML_MODEL) {
            problems.addAll(premises.lacking(entry.data(), identities.rules(), seen.map(Seen::data)));
        }
        if (!problems.isEmpty()) {
            return entry.refused(String.join("; ", problems.stream().sorted().toList()), id);
        }
        List<String> without = new ArrayList<>(draft.rewriting().leftOut());
        if (seen.isEmpty()) {
            without.addAll(belongings.lost(entry.key(), entry.data()));
        }
        String left = String.join("; ", without);
        if (draft.work().writes() == 0) {
            if (entry.key().kind() == Kind.USER) {
                identities.newUsers().end(entry.key()); // whoever made it, it is whole
            }
            return nothing(entry, id, draft.rewriting());
        }
        PlanEntry placed = seen.isPresent()
                ? behindHolders(entry, seen.get(), problems)
                : entry.later(turns.next(entry.key(), entry.data()));
        problems.addAll(problems.isEmpty() ? queries.plan(entry, draft, seen) : List.of());
        if (!problems.isEmpty()) {
            return entry.refused(String.join("; ", problems.stream().sorted().toList()), id);
        }
        String action = seen.isEmpty() ? "create" : seen.get().trash() ? "undelete" : "update";
        return placed.row(action, id, draft.work().writes(), draft.work().changes(), left);
    }

    /** An item gets its name when the one that has it by now has given it up; of a ring nobody can. */
    private PlanEntry behindHolders(PlanEntry entry, Seen seen, Set<String> problems) {
        PlanEntry placed = entry;
        for (ItemKey holder : vacancies.holders(entry.key(), entry.data(), seen)) {
            Optional<Map<String, Object>> data =
                    source.find(holder).filter(found -> !source.isDeleted(holder) && source.wants(holder, found));
            data.ifPresent(found -> item(holder, found));
            Optional<PlanRow> row = planned(holder);
            if (row.filter(other -> other.outcome().equals("open")).isPresent()) {
                placed = placed.behind(row.get());
            } else if (data.isPresent()
                    && row.filter(other -> other.outcome().equals("done")).isEmpty()) {
                problems.add("its name is by now that of " + holder + " of the vault, which cannot give it up first."
                        + " Rename one of the two in Looker, and restore again");
            }
        }
        return placed;
    }

    private void links(ItemKey key, Map<String, Object> data) {
        Identity identity = identities.of(key);
        boolean left =
                sheet.planned(key, LINKS).isPresent() || identity instanceof Absent || precedence.isLeft(key, identity);
        boolean me = key.kind() == Kind.USER
                && identity instanceof Present present
                && present.id().equals(target.myId());
        if (!left && !me) {
            Map<String, Object> there = withMembers(key.kind(), identity);
            linked(new PlanEntry(key, data, LINKS, Order.linksLevel()), there);
        }
    }

    private void linked(PlanEntry entry, Map<String, Object> there) {
        Draft draft = works.links(entry.key(), entry.data(), there);
        Optional<String> id = Optional.of(Writes.text(there, "id"));
        boolean only = entry.key().kind() == Kind.CONTENT_ACCESS; // it has no other entry, and perhaps a letter
        if (draft.work().writes() > 0) {
            String left = String.join("; ", draft.rewriting().leftOut());
            sheet.add(
                    entry.row("update", id, draft.work().writes(), draft.work().changes(), left));
        } else if (only || !draft.rewriting().leftOut().isEmpty()) {
            if (only) {
                identities.ownAccess().end(entry.key());
            }
            sheet.add(nothing(entry, id, draft.rewriting()));
        }
    }

    /** There is nothing to write; what the item still lacks and is to be tried again keeps its letter waiting. */
    private static PlanRow nothing(PlanEntry entry, Optional<String> id, Rewriting rewriting) {
        return rewriting.without().isEmpty()
                ? entry.row("unchanged", id, 0, List.of(), String.join("; ", rewriting.leftOut()))
                : entry.refused(
                        "as far as possible it is there, and it lacks " + rewriting.without()
                                + ". See what failed before it: lookervault restore dlq list; then: lookervault restore dlq retry --all",
                        id);
    }

    /** The item in the target, with the members that say that they belong to it. */
    Map<String, Object> withMembers(Kind kind, Identity identity) {
        if (!(identity instanceof Present present) || present.seen().isEmpty()) {
            return new LinkedHashMap<>(Map.of(kind.idField(), Rewriting.NEW));
        }
        return target.withMembers(kind, present.seen().get().data());
    }
}
