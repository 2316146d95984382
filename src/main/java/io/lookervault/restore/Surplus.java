package io.lookervault.restore;

import io.lookervault.content.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes away the parts of a dashboard that the backup does not know. A tile that has alerts stays, and with it the tab on which
 * it lies and the filters to which it listens, unless the restoration is to be exact.
 *
 * @param work takes the calls, and says what stays all the same
 * @param mayGo whether a part may go, by its kind and id: what others added since the plan was made is in no plan
 */
record Surplus(Work work, boolean exact, Predicate<String> mayGo) {

    /** @param there the dashboard in the target, whose parts stand for something in the vault or are surplus */
    void of(Map<String, Object> there, Tiles elements, Tiles filters, Tiles layouts) {
        Set<String> kept = tiles(elements.surplus(Writes.objects(there, "dashboard_elements")));
        filters(filters.surplus(Writes.objects(there, "dashboard_filters")), named(there, kept));
        List<Map<String, Object>> surplus = layouts.surplus(Writes.objects(there, "dashboard_layouts"));
        List<Map<String, Object>> rest = new ArrayList<>(Writes.objects(there, "dashboard_layouts"));
        rest.removeAll(surplus);
        kept.removeIf(tile -> rest.stream().anyMatch(layout -> shows(layout, Set.of(tile))));
        for (Map<String, Object> layout : surplus) {
            if (shows(layout, kept)) {
                work.changes("keeps layout " + layout.get("order") + ", on which such a tile lies");
            } else {
                delete("dashboard_layouts", "layout " + layout.get("order"), layout);
            }
        }
    }

    private void filters(List<Map<String, Object>> surplus, Set<String> named) {
        for (Map<String, Object> filter : surplus) {
            String title = "filter " + filter.get("title");
            if (named.contains(Writes.text(filter, "name"))) {
                work.changes("keeps " + title + ", to which such a tile listens");
            } else {
                delete("dashboard_filters", title, filter);
            }
        }
    }

    /** The names of the filters to which these tiles listen or which they show, and of those to which such filters listen. */
    private static Set<String> named(Map<String, Object> there, Set<String> tiles) {
        List<Map<String, Object>> filters = Writes.objects(there, "dashboard_filters");
        Deque<String> open = new ArrayDeque<>();
        for (Map<String, Object> tile : Writes.objects(there, "dashboard_elements")) {
            if (tiles.contains(Writes.text(tile, "id"))) {
                open.addAll(Values.texts(tile, "result_maker.filterables[].listen[].dashboard_filter_name"));
                filters.stream()
                        .filter(filter -> Writes.text(filter, "id").equals(Writes.text(tile, "filter_id")))
                        .forEach(filter -> open.add(Writes.text(filter, "name")));
            }
        }
        Set<String> named = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (named.add(name)) {
                filters.stream()
                        .filter(filter -> name.equals(Writes.text(filter, "name")))
                        .forEach(filter -> open.addAll(Values.texts(filter, "listens_to_filters[]")));
            }
        }
        return named;
    }

    /** Which tiles stay all the same. */
    private Set<String> tiles(List<Map<String, Object>> surplus) {
        Set<String> kept = new HashSet<>();
        for (Map<String, Object> element : surplus) {
            String title = "tile " + DashboardWork.title(element);
            boolean watched = Tiles.watched(element) && !exact;
            if (watched) {
                work.changes("keeps " + title + ", which has alerts");
            }
            if (watched || !delete("dashboard_elements", title, element)) {
                kept.add(Writes.text(element, "id"));
            }
        }
        return kept;
    }

    /** Whether one of these tiles lies on the tab. Each tab has a place for each tile, deleted where it does not show it. */
    private static boolean shows(Map<String, Object> layout, Set<String> tiles) {
        return Writes.objects(layout, "dashboard_layout_components").stream()
                .anyMatch(place ->
                        !Keys.is(place, "deleted") && tiles.contains(Writes.text(place, "dashboard_element_id")));
    }

    /** Whether it goes. */
    private boolean delete(String kind, String what, Map<String, Object> part) {
        String id = Writes.text(part, "id");
        boolean goes = mayGo.test(PartIds.of(kind, part));
        if (goes) {
            work.changes("-" + what);
            work.write(() -> Writes.delete("/" + kind, id), answer -> {});
        }
        return goes;
    }
}
