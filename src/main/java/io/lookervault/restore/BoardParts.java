package io.lookervault.restore;

import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The sections of a board and the items in them, in their order. */
final class BoardParts {
    /** What an item may show. */
    static final List<String> POINTERS = List.of("dashboard_id", "look_id", "lookml_dashboard_id", "custom_url");

    private static final String SECTION = "board_section_id";

    private BoardParts() {}

    /** What Looker has deleted softly is not there. */
    static List<Map<String, Object>> sections(Map<String, Object> board) {
        return ordered(
                Writes.objects(board, "board_sections").stream()
                        .filter(section -> section.get("deleted_at") == null)
                        .toList(),
                Values.texts(board, "section_order[]"));
    }

    static List<Map<String, Object>> items(Map<String, Object> section) {
        return items(section, BoardParts::points);
    }

    /** What points to something that is not found in the target. An item that is there all the same stays as it is. */
    static List<Map<String, Object>> lost(Map<String, Object> section) {
        return items(section, item -> !points(item));
    }

    static boolean points(Map<String, Object> item) {
        return POINTERS.stream().anyMatch(pointer -> item.get(pointer) != null);
    }

    static List<Map<String, Object>> items(Map<String, Object> section, Predicate<Map<String, Object>> which) {
        return ordered(
                Writes.objects(section, "board_items").stream().filter(which).toList(),
                Values.texts(section, "item_order[]"));
    }

    private static List<Map<String, Object>> ordered(List<Map<String, Object>> parts, List<String> order) {
        List<Map<String, Object>> sorted = new ArrayList<>(parts);
        sorted.sort((a, b) -> Integer.compare(place(a, order), place(b, order)));
        return sorted;
    }

    private static int place(Map<String, Object> part, List<String> order) {
        int place = order.indexOf(Writes.text(part, "id"));
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** All items of a board, each with the section that it is in. */
    static List<Map<String, Object>> all(Map<String, Object> board) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> section : sections(board)) {
            items(section).forEach(item -> all.add(in(section, item)));
        }
        return all;
    }

    /** An item that says in which section it is. */
    static Map<String, Object> in(Map<String, Object> section, Map<String, Object> item) {
        Map<String, Object> owned = new LinkedHashMap<>(item);
        owned.put(SECTION, Writes.text(section, "id"));
        return owned;
    }
}
