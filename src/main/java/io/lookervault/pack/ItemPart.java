package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an item that has an id of its own: a tile, filter or tab of a dashboard, a section of a board, an item in a section.
 *
 * @param sort the key of the list that it is in; ids are told apart among all parts of a sort
 * @param path where it stands in the item
 * @param values the part itself
 */
record ItemPart(String sort, String path, Map<Object, Object> values) {
    static final String ID = "id";

    private static final Map<Kind, List<String>> LISTS = Map.of(
            Kind.DASHBOARD, List.of("dashboard_elements", "dashboard_filters", "dashboard_layouts"),
            Kind.BOARD, List.of("board_sections"));
    private static final Map<String, String> WITHIN = Map.of("board_sections", "board_items");

    /** All parts of an item, those that lie in others before these. */
    static List<ItemPart> of(Kind kind, Object item) {
        List<ItemPart> parts = new ArrayList<>();
        LISTS.getOrDefault(kind, List.of()).forEach(sort -> add(sort, "", item, parts));
        return parts;
    }

    private static void add(String sort, String around, Object owner, List<ItemPart> parts) {
        Object found = owner instanceof Map<?, ?> map ? map.get(sort) : null;
        List<?> list = found instanceof List<?> elements ? elements : List.of();
        for (int i = 0; i < list.size(); i++) {
            String path = Lines.child(around, sort) + "[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> part) {
                Optional.ofNullable(WITHIN.get(sort)).ifPresent(inner -> add(inner, path, part, parts));
                parts.add(new ItemPart(sort, path, QueryPlace.map(part)));
            }
        }
    }

    /** Its id, if it has one. */
    Optional<String> id() {
        return Values.text(values, ID).filter(id -> !id.isBlank());
    }
}
