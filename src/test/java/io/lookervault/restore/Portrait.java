package io.lookervault.restore;

import static io.lookervault.restore.Names.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.extract.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything that can be written in a Looker, as lines of {@code what | where = value} with names in the place of ids, so that
 * two instances can be compared. What only Looker itself writes is not in it; whatever is not known to be so is.
 */
public final class Portrait {
    private static final int SHOWN = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> COMMON = Set.of("can", "id", "url", "created_at", "updated_at", "deleted_at");
    private static final Set<String> CONTENT = Set.of(
            "content_favorite_id",
            "content_metadata_id",
            "deleter_id",
            "favorite_count",
            "last_accessed_at",
            "last_viewed_at",
            "last_updater_id",
            "last_updater_name",
            "user_name",
            "view_count",
            "usage_count",
            "is_owner_disabled",
            "folder",
            "folder_id",
            "certification_metadata");

    private final TreeMap<String, String> lines;
    private final Names names;
    private final Map<Kind, Map<String, JsonNode>> all;
    private final Map<String, String> tiles = new HashMap<>();

    private Portrait(Map<Kind, Map<String, JsonNode>> all) {
        this.all = all;
        this.names = new Names(all);
        this.lines = new TreeMap<>();
    }

    private Portrait(Portrait other, Predicate<String> kept) {
        this.all = other.all;
        this.names = other.names;
        this.lines = new TreeMap<>(other.lines);
        lines.keySet().removeIf(kept.negate());
    }

    /** Looks at a Looker. */
    public static Portrait of(DemoLooker looker) throws Exception {
        Portrait portrait = new Portrait(new Truth(looker).everything());
        portrait.styles();
        portrait.people();
        portrait.content();
        portrait.plans();
        return portrait;
    }

    /** The same without some lines. */
    Portrait without(Predicate<String> line) {
        return new Portrait(this, line.negate());
    }

    /** Only some lines. */
    Portrait only(Predicate<String> line) {
        return new Portrait(this, line);
    }

    /** The same with other names, in lines and values. */
    Portrait renamed(UnaryOperator<String> name) {
        Portrait renamed = new Portrait(this, line -> false);
        lines.forEach((line, value) -> renamed.lines.put(name.apply(line), name.apply(value)));
        return renamed;
    }

    /** What a line is about, without where in it. */
    static String subject(String line) {
        int bar = line.indexOf(" |");
        return bar < 0 ? line : line.substring(0, bar);
    }

    Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        lines.keySet().forEach(line -> subjects.add(subject(line)));
        return subjects;
    }

    Map<String, String> lines() {
        return lines;
    }

    /** How another differs from this one: empty if it does not. */
    public String differs(Portrait other) {
        Set<String> keys = new TreeSet<>(lines.keySet());
        keys.addAll(other.lines.keySet());
        return report(keys, other);
    }

    /** What of this one another lacks or has otherwise; what it has beyond that does not count. */
    String lackedBy(Portrait other) {
        return report(lines.keySet(), other);
    }

    private String report(Set<String> keys, Portrait other) {
        List<String> found = new ArrayList<>();
        for (String key : keys) {
            String mine = lines.get(key);
            String theirs = other.lines.get(key);
            if (mine == null) {
                found.add("+ " + key + " = " + theirs);
            } else if (theirs == null) {
                found.add("- " + key + " = " + mine);
            } else if (!mine.equals(theirs)) {
                found.add("! " + key + " = " + mine + " -> " + theirs);
            }
        }
        List<String> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        return String.join("\n", shown) + (found.size() > SHOWN ? "\n… of " + found.size() : "");
    }

    private void say(String where, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> say(where + "." + field.getKey(), field.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                say(where + "[" + i + "]", value.get(i));
            }
        } else if (!value.isNull() && !value.isMissingNode()) {
            say(
                    where,
                    value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText());
        }
    }

    private void say(String where, String value) {
        String taken = lines.put(where, value);
        if (taken != null) {
            throw new AssertionError("two lines for " + where + ": " + taken + " and " + value);
        }
    }

    /** A copy without what nobody can write, names in the place of ids. */
    private ObjectNode writable(JsonNode item, Set<String> fixed) {
        ObjectNode copy = item.deepCopy();
        copy.remove(COMMON);
        copy.remove(fixed);
        named(copy);
        return copy;
    }

    private void named(JsonNode node) {
        if (node instanceof ObjectNode object) {
            replace(object, "collection_id", id -> names.of(Kind.COLOR_COLLECTION, id));
            replace(object, "color_collection_id", id -> names.of(Kind.COLOR_COLLECTION, id));
            replace(object, "palette_id", names::palette);
            replace(object, "user_id", id -> names.of(Kind.USER, id));
            replace(object, "owner_id", id -> names.of(Kind.USER, id));
            replace(object, "home_folder_id", id -> names.of(Kind.FOLDER, id));
            replace(object, "homepageGroupIdPreference", id -> names.of(Kind.GROUP, id));
            replace(object, "look_id", id -> names.of(Kind.LOOK, id));
            replace(object, "dashboard_id", id -> names.of(Kind.DASHBOARD, id));
            replace(object, "dashboard_element_id", id -> tiles.getOrDefault(id, "nothing (tile " + id + ")"));
            whole(object, "query_id", Kind.QUERY);
            whole(object, "merge_result_id", Kind.MERGE_QUERY);
            whole(object, "sql_query_id", Kind.SQL_QUERY);
        }
        node.forEach(this::named);
    }

    private static void replace(ObjectNode object, String field, UnaryOperator<String> name) {
        if (object.hasNonNull(field)) {
            object.put(field, name.apply(text(object, field)));
        }
    }

    /** A query is what it asks. */
    private void whole(ObjectNode object, String field, Kind kind) {
        if (object.hasNonNull(field)) {
            JsonNode query = all.get(kind).get(text(object, field));
            object.set(field, query == null ? JSON.valueToTree("nothing (" + object.get(field) + ")") : query(query));
        }
    }

    private JsonNode query(JsonNode query) {
        ObjectNode asked = query.deepCopy();
        asked.remove(COMMON);
        asked.path("source_queries").forEach(source -> ((ObjectNode) source).remove("query_slug"));
        asked.remove(Set.of(
                "slug",
                "share_url",
                "expanded_share_url",
                "has_table_calculations",
                "client_id",
                "result_maker_id",
                "last_runtime",
                "run_count",
                "browser_limit",
                "last_run_at",
                "creator",
                "explore_url",
                "plaintext"));
        if (asked.path("connection").isObject()) {
            asked.set("connection", asked.path("connection").path("name"));
        }
        return asked;
    }

    private void all(Kind kind, String... fixed) {
        all.get(kind).forEach((id, item) -> item(kind.singular() + " " + names.of(kind, id) + " |", item, fixed));
    }

    private void item(String where, JsonNode item, String... fixed) {
        say(where + " exists", "true");
        say(where, writable(item, Set.of(fixed)));
    }

    private void styles() {
        all.get(Kind.LOOKML_MODEL)
                .forEach((name, model) ->
                        item("lookml_model " + name + " |", model, "explores", "has_content", "label", "name"));
        all(Kind.THEME);
        all.get(Kind.COLOR_COLLECTION).forEach((id, collection) -> {
            ObjectNode copy = collection.deepCopy();
            copy.remove("id");
            copy.properties()
                    .forEach(list -> list.getValue().forEach(palette -> {
                        if (palette instanceof ObjectNode object) {
                            object.remove("id");
                        }
                    }));
            say("color_collection " + names.of(Kind.COLOR_COLLECTION, id) + " |", copy);
        });
    }

    private void people() {
        all(Kind.PERMISSION_SET, "all_access", "built_in");
        all(Kind.MODEL_SET, "all_access", "built_in");
        all.get(Kind.ROLE).forEach((id, role) -> {
            String where = "role " + names.of(Kind.ROLE, id) + " |";
            item(where, role, "internal", "users_url", "permission_set", "model_set", "user_ids", "group_ids");
            say(where + " permission set", text(role.path("permission_set"), "name"));
            say(where + " model set", text(role.path("model_set"), "name"));
            members(where + " user ", role.path("user_ids"), Kind.USER);
            members(where + " group ", role.path("group_ids"), Kind.GROUP);
        });
        all.get(Kind.GROUP).forEach((id, group) -> {
            String where = "group " + names.of(Kind.GROUP, id) + " |";
            ObjectNode own = JSON.createObjectNode();
            own.set("can_add_to_content_metadata", group.path("can_add_to_content_metadata"));
            item(where, own);
            members(where + " in group ", group.path("parent_group_ids"), Kind.GROUP);
            if (!group.path("include_by_default").asBoolean()
                    && !group.path("externally_managed").asBoolean()) {
                members(where + " user ", group.path("user_ids"), Kind.USER);
            }
        });
        all.get(Kind.USER_ATTRIBUTE).forEach((id, attribute) -> {
            String where = "user_attribute " + names.of(Kind.USER_ATTRIBUTE, id) + " |";
            item(where, attribute, "is_system", "is_permanent", "group_values");
            int rank = 0;
            for (JsonNode value : attribute.path("group_values")) {
                if (!attribute.path("value_is_hidden").asBoolean()) {
                    say(
                            where + " group value " + rank++,
                            names.of(Kind.GROUP, text(value, "group_id")) + ": " + text(value, "value"));
                }
            }
        });
        all.get(Kind.USER).forEach(this::user);
    }

    private void members(String where, JsonNode ids, Kind kind) {
        ids.forEach(id -> say(where + names.of(kind, id.asText()), "true"));
    }

    private void user(String id, JsonNode user) {
        String where = "user " + names.of(Kind.USER, id) + " |";
        ObjectNode own = JSON.createObjectNode();
        for (String field : List.of(
                "first_name",
                "home_folder_id",
                "is_disabled",
                "last_name",
                "locale",
                "models_dir_validated",
                "ui_state",
                "can_manage_api3_creds")) {
            own.set(field, user.path(field));
        }
        item(where, own);
        for (JsonNode value : user.path("attribute_values")) {
            if (text(value, "source").contains("User")
                    && !value.path("value_is_hidden").asBoolean()) {
                say(where + " value of " + text(value, "name"), text(value, "value"));
            }
        }
    }

    private void content() {
        all.get(Kind.FOLDER).forEach((id, folder) -> say("folder " + names.of(Kind.FOLDER, id), "true"));
        all.get(Kind.LOOK).forEach((id, look) -> {
            ObjectNode own = JSON.createObjectNode();
            for (String field :
                    List.of("title", "user_id", "description", "is_run_on_load", "public", "query_id", "deleted")) {
                own.set(field, look.path(field));
            }
            item("look " + names.of(Kind.LOOK, id) + " |", own);
        });
        all.get(Kind.DASHBOARD).forEach(this::dashboard);
        all.get(Kind.BOARD).forEach((id, board) -> board(names.of(Kind.BOARD, id), board));
        all.get(Kind.CONTENT_ACCESS).forEach((id, metadata) -> {
            String where = "access to " + names.metadata(id) + " |";
            say(where + " own", "true");
            for (JsonNode grant : metadata.path("access")) {
                String whom = grant.hasNonNull("group_id")
                        ? "group " + names.of(Kind.GROUP, text(grant, "group_id"))
                        : names.of(Kind.USER, text(grant, "user_id"));
                say(where + " " + whom, text(grant, "permission_type"));
            }
        });
    }

    private void dashboard(String id, JsonNode dashboard) {
        String where = "dashboard " + names.of(Kind.DASHBOARD, id) + " |";
        ObjectNode own = dashboard.deepCopy();
        own.remove(CONTENT);
        item(
                where,
                own,
                "model",
                "readonly",
                "refresh_interval_to_i",
                "edit_uri",
                "dashboard_elements",
                "dashboard_filters",
                "dashboard_layouts");
        for (JsonNode filter : dashboard.path("dashboard_filters")) {
            item(where + " filter " + text(filter, "name"), filter, "dashboard_id", "field", "name");
        }
        tiles(where, dashboard);
        for (JsonNode layout : dashboard.path("dashboard_layouts")) {
            String tab = where + " layout " + text(layout, "order") + " " + text(layout, "label");
            item(tab, layout, "dashboard_id", "deleted", "dashboard_title", "dashboard_layout_components", "order");
            for (JsonNode component : layout.path("dashboard_layout_components")) {
                String tile = tiles.get(text(component, "dashboard_element_id"));
                if (tile != null) {
                    ObjectNode place = component.deepCopy();
                    place.remove("dashboard_element_id");
                    item(
                            tab + " place of " + tile,
                            place,
                            "dashboard_layout_id",
                            "element_title",
                            "element_title_hidden",
                            "vis_type");
                }
            }
        }
    }

    private record Tile(String id, ObjectNode said) {}

    /** Tiles by their titles; those of one title by what they are. */
    private void tiles(String where, JsonNode dashboard) {
        Map<String, List<Tile>> titled = new TreeMap<>();
        for (JsonNode element : dashboard.path("dashboard_elements")) {
            ObjectNode said = tile(element);
            titled.computeIfAbsent(text(said, "title") + text(said, "title_text"), none -> new ArrayList<>())
                    .add(new Tile(text(element, "id"), said));
        }
        titled.forEach((title, same) -> {
            same.sort(Comparator.comparing(tile -> tile.said().toString()));
            for (int i = 0; i < same.size(); i++) {
                String name = "tile " + title + (i == 0 ? "" : " #" + (i + 1));
                tiles.put(same.get(i).id(), name);
                say(where + " " + name + " exists", "true");
                say(where + " " + name, same.get(i).said());
            }
        });
    }

    private ObjectNode tile(JsonNode element) {
        ObjectNode tile = writable(
                element,
                Set.of(
                        "body_text_as_html",
                        "edit_uri",
                        "lookml_link_id",
                        "note_text_as_html",
                        "refresh_interval_to_i",
                        "alert_count",
                        "title_text_as_html",
                        "subtitle_text_as_html",
                        "dashboard_id",
                        "dashboard_layout_id",
                        "look",
                        "query",
                        "result_maker_id",
                        "certification_metadata"));
        if (tile.path("result_maker") instanceof ObjectNode maker) {
            maker.remove(Set.of("id", "query", "query_id", "merge_result_id"));
        }
        return tile;
    }

    private void board(String name, JsonNode board) {
        String where = "board " + name + " |";
        item(where, board, "content_metadata_id", "board_sections", "section_order", "primary_homepage");
        Map<String, JsonNode> sections = byId(board.path("board_sections"));
        int place = 0;
        for (JsonNode found : ordered(board.path("section_order"), sections)) {
            String section = where + " section " + place++;
            item(section, found, "board_id", "board_items", "item_order", "visible_item_order");
            Map<String, JsonNode> items = byId(found.path("board_items"));
            int item = 0;
            for (JsonNode which : ordered(found.path("item_order"), items)) {
                ObjectNode own = JSON.createObjectNode();
                for (String field : List.of(
                        "custom_description",
                        "custom_title",
                        "custom_url",
                        "dashboard_id",
                        "look_id",
                        "lookml_dashboard_id",
                        "use_custom_description",
                        "use_custom_title",
                        "use_custom_url",
                        "use_custom_image")) {
                    own.set(field, which.path(field));
                }
                item(section + " item " + item++, own);
            }
        }
    }

    /** Orders may name what has gone. */
    private static List<JsonNode> ordered(JsonNode order, Map<String, JsonNode> parts) {
        List<JsonNode> found = new ArrayList<>();
        order.forEach(id -> found.add(parts.getOrDefault(id.asText(), MissingNode.getInstance())));
        found.removeIf(JsonNode::isMissingNode);
        return found;
    }

    private static Map<String, JsonNode> byId(JsonNode rows) {
        Map<String, JsonNode> map = new HashMap<>();
        rows.forEach(row -> map.put(text(row, "id"), row));
        return map;
    }

    private void plans() {
        List<ObjectNode> plans = new ArrayList<>();
        for (JsonNode plan : all.get(Kind.SCHEDULED_PLAN).values()) {
            ObjectNode own = writable(plan, Set.of("title", "user", "next_run_at", "last_run_at"));
            own.path("scheduled_plan_destination")
                    .forEach(destination ->
                            ((ObjectNode) destination).remove(Set.of("id", "scheduled_plan_id", "looker_recipient")));
            if (own.path("tab_ids") instanceof ArrayNode tabs && !tabs.isEmpty()) {
                own.put("tab_ids", tabs.size() + " tabs");
            }
            plans.add(own);
        }
        each("scheduled_plan", "name", plans);
        List<ObjectNode> alerts = new ArrayList<>();
        for (JsonNode alert : all.get(Kind.ALERT).values()) {
            ObjectNode own = writable(
                    alert,
                    Set.of("followed", "followable", "investigative_content_title", "owner_display_name", "query_id"));
            String dashboard = dashboardOf(text(alert, "dashboard_element_id"));
            own.put("dashboard", dashboard);
            own.path("applied_dashboard_filters").forEach(filter -> ((ObjectNode) filter).remove("filter_description"));
            alerts.add(own);
        }
        each("alert", "custom_title", alerts);
    }

    private String dashboardOf(String tile) {
        return all.get(Kind.DASHBOARD).entrySet().stream()
                .filter(entry ->
                        byId(entry.getValue().path("dashboard_elements")).containsKey(tile))
                .map(entry -> names.of(Kind.DASHBOARD, entry.getKey()))
                .findFirst()
                .orElse("nothing");
    }

    private void each(String what, String name, List<ObjectNode> items) {
        Map<String, List<ObjectNode>> named = new TreeMap<>();
        items.forEach(item -> named.computeIfAbsent(text(item, name), none -> new ArrayList<>())
                .add(item));
        named.forEach((title, same) -> {
            same.sort(Comparator.comparing(ObjectNode::toString));
            for (int i = 0; i < same.size(); i++) {
                say(what + " " + title + (i == 0 ? "" : " #" + (i + 1)) + " |", same.get(i));
            }
        });
    }
}
