package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import io.lookervault.restore.Identity.Present;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads of the target what a plan needs to know, in rounds: lists; then, for items chosen one by one, what may be the same by
 * another id; then what belongs to the items that were found. Each round is a list of works that look and change nothing.
 *
 * <p>Thread-safe between rounds.
 */
final class Survey {
    private final Source source;
    private final Target target;
    private final Identities identities;
    private final Lists lists;
    private final Set<Kind> kinds;
    private final Premises premises = new Premises();
    private Round round = Round.LISTS;

    private enum Round {
        LISTS,
        TORN,
        TWINS,
        PARTS,
        OVER
    }

    Survey(Source source, Target target, Identities identities, int batchSize) {
        this.source = source;
        this.target = target;
        this.identities = identities;
        this.lists = new Lists(target, batchSize);
        this.kinds = needed(chosen(source));
    }

    /** The kinds that are restored, with those of queries that are chosen one by one. */
    private static Set<Kind> chosen(Source source) {
        Set<Kind> chosen = EnumSet.noneOf(Kind.class);
        chosen.addAll(source.kinds());
        source.items().stream().map(ItemKey::kind).filter(Kind::immutable).forEach(chosen::add);
        return chosen;
    }

    /** The kinds that are restored, and those by which their items are recognised. */
    private static Set<Kind> needed(Set<Kind> chosen) {
        Set<Kind> needed = EnumSet.noneOf(Kind.class);
        chosen.forEach(kind -> needed.addAll(with(kind)));
        boolean grown = true;
        while (grown) {
            Set<Kind> more = EnumSet.noneOf(Kind.class);
            needed.forEach(kind -> more.addAll(keyKinds(kind)));
            needed.stream().filter(Kind::immutable).forEach(kind -> more.addAll(Order.parents(kind)));
            grown = needed.addAll(more);
        }
        return needed;
    }

    private static Set<Kind> with(Kind kind) {
        Set<Kind> with = EnumSet.of(kind);
        Writing writing = Writing.of(kind).orElseThrow();
        with.addAll(Order.parents(kind));
        kind.references().stream()
                .filter(reference -> writing.links().takes(reference.path()))
                .map(Reference::target)
                .forEach(with::add);
        if (kind == Kind.CONTENT_ACCESS) {
            with.add(Kind.FOLDER);
            with.add(Kind.BOARD);
            with.add(Kind.ROLE); // tells whether the API user can close a folder and still fill it
        }
        if (kind == Kind.USER) {
            with.add(Kind.FOLDER);
        }
        if (kind == Kind.PERMISSION_SET || kind == Kind.MODEL_SET) { // those of the API user are left alone
            with.add(Kind.ROLE);
            with.add(Kind.GROUP);
        }
        return with;
    }

    private static Set<Kind> keyKinds(Kind kind) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kind.references().stream()
                .filter(reference -> Keys.reads(kind, reference.path()))
                .map(Reference::target)
                .forEach(kinds::add);
        if (kind == Kind.FOLDER) {
            kinds.add(Kind.USER);
        }
        return kinds;
    }

    /** What models need that no restoration makes. */
    Premises premises() {
        return premises;
    }

    /** What to ask next; may be nothing. */
    List<Work> next() {
        return switch (round) {
            case LISTS -> {
                round = Round.TORN;
                yield lists();
            }
            case TORN -> {
                List<Work> again = lists.torn();
                round = again.isEmpty() ? Round.TWINS : Round.TORN;
                yield again;
            }
            case TWINS -> {
                round = Round.PARTS;
                yield twins();
            }
            case PARTS -> {
                round = Round.OVER;
                yield new PartsSurvey(source, target, identities, premises).works();
            }
            case OVER -> List.of();
        };
    }

    /** Whether there is no other round. */
    boolean isOver() {
        return round == Round.OVER;
    }

    private List<Work> lists() {
        List<Work> works = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind.listing().isEmpty() || kind.listing().get().scoped()) {
                continue;
            }
            if (kind.searched() && !source.items().isEmpty()) {
                byId(kind, works);
            } else {
                works.addAll(lists(kind));
            }
        }
        if (source.kinds().contains(Kind.LOOKML_MODEL)) {
            Work work = new Work();
            work.read(
                    () -> Call.get("/connections", "/connections", "fields=name", reply -> Json.list(reply.body())),
                    rows -> rows(rows).forEach(row -> premises.connection(Writes.text(row, "name"))));
            works.add(work);
        }
        return works;
    }

    /** All of a kind where its items are restored, else what tells them apart. */
    private List<Work> lists(Kind kind) {
        boolean whole = source.kinds().contains(kind)
                || (kind == Kind.DASHBOARD && (source.kinds().contains(Kind.ALERT) || tabsAreSent()));
        return kind.searched() && !whole ? lists.light(kind) : lists.whole(kind);
    }

    /** Whether a schedule names tabs of its dashboard. */
    private boolean tabsAreSent() {
        Set<ItemKey> named = new LinkedHashSet<>();
        if (source.kinds().contains(Kind.SCHEDULED_PLAN)) {
            source.scan(Kind.SCHEDULED_PLAN, (key, data) -> {
                if (!Values.texts(data, "tab_ids[]").isEmpty()) {
                    named.add(key);
                }
            });
        }
        return !named.isEmpty();
    }

    @SuppressWarnings("unchecked") // the readers make lists of objects
    static List<Map<String, Object>> rows(Object answer) {
        return (List<Map<String, Object>>) answer;
    }

    /** Content that is restored, or named by what is restored, by its ids, in the Trash or not. */
    private void byId(Kind kind, List<Work> works) {
        List<String> ids = List.copyOf(ids(kind));
        for (int from = 0; from < ids.size(); from += 100) {
            String some = ids.subList(from, Math.min(ids.size(), from + 100)).stream()
                    .map(Paths::encode)
                    .collect(Collectors.joining(","));
            works.add(lists.found(kind, "id=" + some));
            works.add(lists.found(kind, "id=" + some + "&deleted=true"));
        }
    }

    /** What it may be in the target: what earlier restorations made of it, and at home itself. */
    private Set<String> ids(Kind kind) {
        Set<String> ids = new LinkedHashSet<>();
        for (ItemKey key : wanted(kind)) {
            identities.remembered(key).ifPresent(restored -> ids.add(restored.targetId()));
            if (target.home()) {
                ids.add(key.id());
            }
        }
        return ids;
    }

    private Set<ItemKey> wanted(Kind kind) {
        Set<ItemKey> wanted = new LinkedHashSet<>();
        for (ItemKey item : source.items()) {
            Optional<Map<String, Object>> data = source.find(item);
            if (item.kind() == kind) {
                wanted.add(item);
            }
            data.ifPresent(found -> item.kind().references().stream()
                    .filter(reference -> reference.target() == kind)
                    .forEach(reference -> reference.ids(found).forEach(id -> wanted.add(new ItemKey(kind, id)))));
            if (item.kind() == Kind.ALERT && kind == Kind.DASHBOARD) {
                data.flatMap(found -> Values.text(found, "dashboard_element_id"))
                        .flatMap(source::dashboardOfTile)
                        .ifPresent(id -> wanted.add(new ItemKey(kind, id)));
            }
        }
        return wanted;
    }

    /** Content chosen one by one that is not there by its id: by slug and title. */
    private List<Work> twins() {
        List<Work> works = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind.searched() && !source.items().isEmpty()) {
                wanted(kind).stream()
                        .filter(key -> !(identities.match(key, identities::of) instanceof Present))
                        .forEach(key -> twins(key, works));
            }
        }
        return works;
    }

    private void twins(ItemKey key, List<Work> works) {
        Map<String, Object> data = source.find(key).orElse(Map.of());
        Values.text(data, "slug").filter(slug -> key.kind() == Kind.DASHBOARD).ifPresent(slug -> {
            works.add(lists.found(key.kind(), "slug=" + Paths.encode(slug)));
            works.add(lists.found(key.kind(), "slug=" + Paths.encode(slug) + "&deleted=true"));
        });
        Values.text(data, "title")
                .ifPresent(title -> works.add(lists.found(key.kind(), "title=" + Paths.encode(title))));
    }
}
