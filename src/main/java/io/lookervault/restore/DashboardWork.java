package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a dashboard, or changes just what differs. New and changed parts come first, are looked at, and only then old parts
 * go; so whatever fails on the way, the dashboard is old or new or both, and never less.
 *
 * <p>Filters go before tiles, which listen to them by name; tabs before the tiles that they show; positions come after both,
 * since Looker makes a component for each tile in each tab by itself.
 */
final class DashboardWork {
    private static final Fields BODY = Writing.of(Kind.DASHBOARD).orElseThrow().body();
    private static final Fields FILTER = BODY.within("dashboard_filters");
    private static final Fields ELEMENT = BODY.within("dashboard_elements");
    private static final Fields LAYOUT = Fields.of("type active column_width width label description order");
    private static final String ELEMENTS = "dashboard_elements";
    private static final String LAYOUTS = "dashboard_layouts";
    private static final List<String> PARTS = List.of("dashboard_filters", ELEMENTS, LAYOUTS);

    /** Parts that others name by their ids. */
    private static final Map<String, String> REMEMBERED = Map.of(ELEMENTS, "tile", LAYOUTS, "layout");

    private final Identities identities;
    private final Map<String, Object> wanted;
    private final Optional<Map<String, Object>> there;
    private final Work work;
    private final Tiles filters;
    private final Tiles layouts;
    private final Tiles elements;
    private final Map<String, String> made = new HashMap<>();
    private boolean grown;

    private DashboardWork(
            Identities identities, ItemKey key, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        this.identities = identities;
        this.wanted = wanted;
        this.there = there;
        this.work = PlainWork.of(Kind.DASHBOARD, scalars(wanted), there.map(DashboardWork::scalars));
        there.ifPresent(work::result);
        this.filters = there.map(old -> Tiles.filters(wanted, old)).orElseGet(Tiles::new);
        this.elements =
                there.map(old -> Tiles.match(identities, key, wanted, old)).orElseGet(Tiles::new);
        this.layouts =
                there.map(old -> Tiles.tabs(identities, key, wanted, old)).orElseGet(Tiles::new);
    }

    /**
     * @param key the dashboard in the vault
     * @param wanted the dashboard with the ids of the target
     * @param there the dashboard in the target, if it is there
     */
    static Work of(
            Identities identities, ItemKey key, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        DashboardWork dashboard = new DashboardWork(identities, key, wanted, there);
        dashboard.plan();
        return dashboard.work;
    }

    private static Map<String, Object> scalars(Map<String, Object> dashboard) {
        Map<String, Object> own = new LinkedHashMap<>(dashboard);
        PARTS.forEach(own::remove);
        return own;
    }

    private String id() {
        return Target.id(Kind.DASHBOARD, work.result());
    }

    private List<Map<String, Object>> old(String parts) {
        return there.map(old -> Writes.objects(old, parts)).orElse(List.of());
    }

    private Map<String, Object> old(String parts, String id) {
        return old(parts).stream()
                .filter(one -> id.equals(Writes.text(one, "id")))
                .findFirst()
                .orElseThrow();
    }

    private void plan() {
        planFilters();
        planLayouts();
        if (!elements.onlyNamed().isEmpty()) {
            read(this::mustBeUnwatched);
        }
        planElements();
        Set<String> going = new HashSet<>();
        Work foreseen = surplus(there.orElse(Map.of()), going::add);
        if (grown || foreseen.writes() > 0) {
            read(now -> {
                look(now);
                Work goes = surplus(now, part -> going.contains(part) && work.mayTakeAway(part));
                work.append(goes);
                going.stream()
                        .filter(part -> !work.mayTakeAway(part))
                        .forEach(part -> work.notice("keeps " + part + ", which came after the plan was made"));
                goes.changes().stream()
                        .filter(change -> !foreseen.changes().contains(change))
                        .forEach(work::notice);
            });
        }
        new Positions(work, elements, layouts).of(wanted, old("dashboard_layouts"));
        work.foresee(foreseen);
        work.atEnd(done -> remember());
    }

    private void read(Consumer<Map<String, Object>> then) {
        work.read(() -> Writes.get(Kind.DASHBOARD, id()), answer -> then.accept(Writes.object(answer)));
    }

    /** What is in the way of the plan, and of what is there by now as well: others may have put an alert on it since. */
    private Work surplus(Map<String, Object> now, Predicate<String> mayGo) {
        Work goes = new Work();
        new Surplus(goes, identities.rules().exact(), mayGo).of(now, elements, filters, layouts);
        return goes;
    }

    /** Nobody's alert comes to show something else. */
    private void mustBeUnwatched(Map<String, Object> now) {
        for (Map<String, Object> tile : Writes.objects(now, "dashboard_elements")) {
            String id = Writes.text(tile, "id");
            if (elements.onlyNamed().contains(id)
                    && Watchers.count(tile) > Watchers.count(old("dashboard_elements", id))) {
                throw new NotAsPlanned("dashboard " + id() + " not restored: tile " + title(tile)
                        + " has alerts that were made since the plan, so it is not taken for its namesake."
                        + " Nothing of its tiles was changed; try again");
            }
        }
    }

    private void planFilters() {
        List<Map<String, Object>> sorted = new ArrayList<>(Writes.objects(wanted, "dashboard_filters"));
        sorted.sort(Comparator.comparingLong(filter -> Values.text(filter, "row")
                .filter(row -> row.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L)));
        for (Map<String, Object> filter : sorted) {
            part("dashboard_filters", "filter " + filter.get("title"), filters, FILTER, filter);
        }
    }

    private void planLayouts() {
        List<Map<String, Object>> tabs = new ArrayList<>(Writes.objects(wanted, "dashboard_layouts"));
        if (there.isEmpty()) {
            tabs.stream()
                    .filter(tab -> Keys.is(tab, "active"))
                    .findFirst()
                    .ifPresent(
                            tab -> { // Looker makes one with the dashboard
                                tabs.remove(tab);
                                work.changes("layout " + tab.get("order"));
                                work.write(
                                        () -> Writes.patch(
                                                        "/dashboard_layouts",
                                                        firstLayout(tab),
                                                        Same.withoutNulls(LAYOUT.pick(tab)))
                                                .answeredBy("id"),
                                        answer -> grown = true);
                                grown = true;
                            });
        }
        for (Map<String, Object> tab : tabs) {
            part("dashboard_layouts", "layout " + tab.get("order"), layouts, LAYOUT, tab);
        }
    }

    private String firstLayout(Map<String, Object> tab) {
        String id =
                Writes.text(Writes.objects(work.result(), "dashboard_layouts").get(0), "id");
        layouts.pair(Writes.text(tab, "id"), id);
        return id;
    }

    private void planElements() {
        for (Map<String, Object> element : Tiles.elements(identities, wanted, filters)) {
            part("dashboard_elements", "tile " + title(element), elements, ELEMENT, element);
        }
    }

    static String title(Map<String, Object> element) {
        return Values.text(element, "title")
                .or(() -> Values.text(element, "title_text"))
                .orElse(Writes.text(element, "id"));
    }

    /** Makes a part that the target does not have, or changes what differs. */
    private void part(String kind, String what, Tiles tiles, Fields fields, Map<String, Object> part) {
        String here = Writes.text(part, "id");
        Map<String, Object> body = fields.pick(part);
        Optional<String> twin = tiles.targetOf(here);
        if (twin.isEmpty()) {
            work.changes("+" + what);
            grown = true;
            work.write(
                    () -> Writes.post("/" + kind, withParents(kind, part, filtered(body)))
                            .answeredBy("id"),
                    answer -> {
                        String id = Writes.text(Writes.object(answer), "id");
                        tiles.pair(here, id);
                        made.put(id, kind);
                        remember(kind, here, id);
                    });
            return;
        }
        Map<String, Object> old = old(kind, twin.get());
        Map<String, Object> difference = Same.difference(fields, body, fields.pick(old));
        if (!difference.isEmpty()) {
            work.changes(what + ": " + String.join(", ", difference.keySet()));
            Supplier<Map<String, Object>> sent = () -> filtered(difference);
            work.write(
                    () -> Writes.patch("/" + kind, twin.get(), sent.get())
                            .answeredBy("id," + String.join(",", difference.keySet())),
                    answer -> Same.untaken(fields, sent.get(), Writes.object(answer))
                            .forEach(field -> work.untaken(what + ": " + field)));
        }
    }

    /** With the filter that was made since the plan. */
    private Map<String, Object> filtered(Map<String, Object> body) {
        Map<String, Object> named = new LinkedHashMap<>(body);
        Values.replace(
                named,
                "filter_id",
                id -> id.startsWith(Rewriting.NEW)
                        ? filters.targetOf(id.substring(Rewriting.NEW.length()))
                        : Optional.of(id));
        return named;
    }

    private Map<String, Object> withParents(String kind, Map<String, Object> part, Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dashboard_id", id());
        if (kind.equals("dashboard_elements")) {
            Values.text(part, "dashboard_layout_id")
                    .flatMap(layouts::targetOf)
                    .ifPresent(layout -> all.put("dashboard_layout_id", layout));
        }
        all.putAll(Same.withoutNulls(body));
        return all;
    }

    /** Everything new must be there before anything old goes. */
    private void look(Map<String, Object> now) {
        made.forEach((id, kind) -> {
            if (Writes.objects(now, kind).stream().noneMatch(one -> id.equals(Writes.text(one, "id")))) {
                throw new NotAsPlanned("dashboard " + id() + " lacks " + id + " of its " + kind
                        + ", which was just made. Nothing old was removed; try again");
            }
        });
        work.result(now);
    }

    /** A later try knows by its id what was made. */
    private void remember(String kind, String here, String there) {
        Optional.ofNullable(REMEMBERED.get(kind))
                .filter(part -> !here.startsWith(Rewriting.NEW))
                .ifPresent(part -> identities.rememberParts(part, Map.of(here, there)));
    }

    private void remember() {
        identities.rememberParts(REMEMBERED.get(ELEMENTS), elements.pairs());
        identities.rememberParts(REMEMBERED.get(LAYOUTS), layouts.pairs());
    }
}
