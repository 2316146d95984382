package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.Kind;
import io.lookervault.content.Writing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the tiles of a dashboard where the backup has them. Looker makes a component for each tile in each tab by itself, so
 * there is nothing to make here, only to change.
 */
record Positions(Work work, Tiles elements, Tiles layouts) {
    private static final Fields COMPONENT = Writing.of(Kind.DASHBOARD)
            .orElseThrow()
            .body()
            .within("dashboard_layouts")
            .within("dashboard_layout_components");

    /** @param old the tabs of the dashboard in the target, as the plan knew them */
    void of(Map<String, Object> wanted, List<Map<String, Object>> old) {
        for (Map<String, Object> layout : Writes.objects(wanted, "dashboard_layouts")) {
            for (Map<String, Object> component : Writes.objects(layout, "dashboard_layout_components")) {
                String element = Writes.text(component, "dashboard_element_id");
                if (Writes.objects(wanted, "dashboard_elements").stream()
                        .anyMatch(one -> element.equals(Writes.text(one, "id")))) {
                    component(Writes.text(layout, "id"), element, COMPONENT.pick(component), old);
                }
            }
        }
    }

    private void component(String layout, String element, Map<String, Object> body, List<Map<String, Object>> tabs) {
        Optional<Map<String, Object>> old = find(tabs, layout, element);
        Map<String, Object> difference = old.map(one -> Same.difference(COMPONENT, body, COMPONENT.pick(one)))
                .orElse(Same.withoutNulls(body));
        if (difference.isEmpty()) {
            return;
        }
        if (old.isPresent()) {
            work.changes("position of a tile");
        }
        work.write(
                () -> Writes.patch(
                                "/dashboard_layout_components",
                                old.map(one -> Writes.text(one, "id")).orElseGet(() -> now(layout, element)),
                                difference)
                        .answeredBy("id," + String.join(",", difference.keySet())),
                answer -> Same.untaken(COMPONENT, difference, Writes.object(answer))
                        .forEach(field -> work.untaken("position of a tile: " + field)));
    }

    private String now(String layout, String element) {
        return find(Writes.objects(work.result(), "dashboard_layouts"), layout, element)
                .map(one -> Writes.text(one, "id"))
                .orElseThrow(() -> new NotAsPlanned("dashboard " + Target.id(Kind.DASHBOARD, work.result())
                        + " has no place for a tile that was just made. Nothing old was removed; try again"));
    }

    /** The component in the target for a tile and a tab of the vault. */
    private Optional<Map<String, Object>> find(List<Map<String, Object>> tabs, String layout, String element) {
        Optional<String> tab = layouts.targetOf(layout);
        Optional<String> tile = elements.targetOf(element);
        return tabs.stream()
                .filter(one -> tab.filter(Writes.text(one, "id")::equals).isPresent())
                .flatMap(one -> Writes.objects(one, "dashboard_layout_components").stream())
                .filter(one -> tile.filter(Writes.text(one, "dashboard_element_id")::equals)
                        .isPresent())
                .findFirst();
    }
}
