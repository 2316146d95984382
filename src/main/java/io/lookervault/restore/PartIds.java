package io.lookervault.restore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids by which the parts of a dashboard or of a board are told apart. What was written by hand may lack them, or repeat them. */
final class PartIds {
    /** Where the parts stand, and what people call one. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("dashboard_filters", "filter");
        PARTS.put("dashboard_elements", "tile");
        PARTS.put("dashboard_layouts", "tab");
        PARTS.put("board_sections", "section");
        PARTS.put("board_items", "item");
    }

    private PartIds() {}

    /** The parts of an item in the target, by list and id. */
    static Set<String> of(Map<String, Object> item) {
        Set<String> ids = new HashSet<>();
        PARTS.keySet().forEach(list -> parts(item, list).forEach(part -> ids.add(of(list, part))));
        return ids;
    }

    static String of(String list, Map<String, Object> part) {
        return list + " " + Writes.text(part, "id");
    }

    /**
     * Gives each part of an item of the vault that has no id one of its own, as long as the item is worked on: each is a part by
     * itself, and known in the target by what it shows.
     *
     * @return why some cannot be told apart; empty if all can
     */
    static List<String> complete(Map<String, Object> item) {
        List<String> problems = new ArrayList<>();
        PARTS.forEach((list, name) -> {
            Set<String> ids = new HashSet<>();
            List<Map<String, Object>> parts = parts(item, list);
            for (int i = 0; i < parts.size(); i++) {
                Map<String, Object> part = parts.get(i);
                String id = Writes.text(part, "id");
                if (id.isEmpty()) {
                    part.put("id", Rewriting.NEW + name + " " + (i + 1));
                } else if (!ids.add(id)) {
                    problems.add(
                            "it has two " + name + "s with id " + id + ", so that nobody can tell which of them is the"
                                    + " one in Looker. Take the id away from the new one, and pack it");
                }
            }
        });
        return problems;
    }

    private static List<Map<String, Object>> parts(Map<String, Object> item, String list) {
        return list.equals("board_items")
                ? Writes.objects(item, "board_sections").stream()
                        .flatMap(section -> Writes.objects(section, list).stream())
                        .toList()
                : Writes.objects(item, list);
    }
}
