package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lookervault.content.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people call the items of a Looker, in the place of ids. */
final class Names {
    private final Map<Kind, Map<String, String>> names = new HashMap<>();
    private final Map<String, String> palettes = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private final Map<Kind, Map<String, JsonNode>> all;

    Names(Map<Kind, Map<String, JsonNode>> all) {
        this.all = all;
        each(Kind.USER, (id, user) -> put(Kind.USER, id, user(user)));
        for (Kind kind :
                List.of(Kind.GROUP, Kind.ROLE, Kind.PERMISSION_SET, Kind.MODEL_SET, Kind.USER_ATTRIBUTE, Kind.THEME)) {
            each(kind, (id, item) -> put(kind, id, item.path("name").asText()));
        }
        each(Kind.COLOR_COLLECTION, this::colours);
        each(Kind.FOLDER, (id, folder) -> put(Kind.FOLDER, id, folder(folder)));
        each(Kind.BOARD, (id, board) -> put(Kind.BOARD, id, board(board)));
        for (Kind kind : List.of(Kind.DASHBOARD, Kind.LOOK)) {
            each(kind, (id, item) -> put(kind, id, content(item)));
        }
    }

    private interface Each {
        void see(String id, JsonNode item);
    }

    private void each(Kind kind, Each each) {
        all.get(kind).forEach((id, item) -> {
            each.see(id, item);
            metadata.put(
                    item.path("content_metadata_id").asText(),
                    kind.singular() + " " + names.getOrDefault(kind, Map.of()).get(id));
        });
    }

    private void put(Kind kind, String id, String name) {
        names.computeIfAbsent(kind, none -> new TreeMap<>()).put(id, name);
    }

    static String text(JsonNode item, String field) {
        return item.path(field).asText("");
    }

    private static String user(JsonNode user) {
        return user.path("email").isTextual() ? text(user, "email") : "user " + text(user, "display_name");
    }

    private String folder(JsonNode folder) {
        List<String> path = new ArrayList<>();
        JsonNode at = folder;
        while (!at.isMissingNode()) {
            path.add(
                    0,
                    at.path("is_personal").asBoolean()
                            ? "home of " + of(Kind.USER, text(at, "creator_id"))
                            : text(at, "name"));
            JsonNode above = all.get(Kind.FOLDER).get(text(at, "parent_id"));
            at = above == null ? MissingNode.getInstance() : above;
        }
        return String.join(" > ", path);
    }

    private String board(JsonNode board) {
        return text(board, "title") + " of " + of(Kind.USER, text(board, "user_id"));
    }

    private String content(JsonNode item) {
        String folder = item.hasNonNull("folder_id")
                ? text(item, "folder_id")
                : item.path("folder").path("id").asText();
        return of(Kind.FOLDER, folder) + " > " + text(item, "title");
    }

    private void colours(String id, JsonNode collection) {
        put(Kind.COLOR_COLLECTION, id, text(collection, "label"));
        for (String list : List.of("categoricalPalettes", "sequentialPalettes", "divergingPalettes")) {
            collection
                    .path(list)
                    .forEach(palette -> palettes.put(
                            text(palette, "id"), text(collection, "label") + " > " + text(palette, "label")));
        }
    }

    /** The name; an id that leads nowhere stays and says so. */
    String of(Kind kind, String id) {
        return names.getOrDefault(kind, Map.of()).getOrDefault(id, "nothing (" + kind.singular() + " " + id + ")");
    }

    String palette(String id) {
        return palettes.getOrDefault(id, "nothing (palette " + id + ")");
    }

    String metadata(String id) {
        return metadata.getOrDefault(id, "nothing (content " + id + ")");
    }
}
