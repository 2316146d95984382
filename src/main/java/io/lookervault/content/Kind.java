package io.lookervault.content;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of content, described once: how Looker lists and gives it, what belongs to it, and which other kinds it refers
 * to. Everything else (extraction order, completeness, reference checks) is derived from here.
 *
 * <p>It is long because the description of twenty kinds stands in one place, a line for each fact; below it are only
 * questions to that description.
 *
 * <p>Codes 1 to 12 are those of the original LookerVault's schema version 4; ours go on from 13. Paths are those of the
 * Looker API 4.0 reference.
 */
public enum Kind {
    DASHBOARD(
            1,
            Shape.of("dashboard", "dashboards")
                    .searchPages("/dashboards/search", false)
                    .item("/dashboards/{id}")
                    .name("title")
                    .owner("user_id")
                    .folder("folder_id")
                    .dated()
                    .complete("dashboard_elements", "dashboard_filters", "dashboard_layouts")
                    .refers("dashboard_elements[].query_id", "query")
                    .refers("dashboard_elements[].result_maker.query_id", "query")
                    .refers("dashboard_elements[].look_id", "look")
                    .refers("dashboard_elements[].look.query_id", "query")
                    .refers("dashboard_elements[].merge_result_id", "merge_query")
                    .refers("dashboard_elements[].result_maker.merge_result_id", "merge_query")
                    .refers("dashboard_elements[].result_maker.sql_query_id", "sql_query")
                    .carries("dashboard_elements[].query", "query")
                    .carries("dashboard_elements[].look.query", "query")
                    .carries("dashboard_elements[].result_maker.query", "query")),
    LOOK(
            2,
            Shape.of("look", "looks")
                    .searchPages("/looks/search", true)
                    .item("/looks/{id}")
                    .name("title")
                    .owner("user_id")
                    .folder("folder_id")
                    .dated()
                    .refers("query_id", "query")
                    .body("query", "query_id", "query")),
    LOOKML_MODEL(
            3,
            Shape.of("lookml_model", "lookml_models")
                    .alias("model", "models")
                    .unsortedPages("/lookml_models", "")
                    .item("/lookml_models/{id}")
                    .id("name")
                    .refers("explores[].name", "explore", "name")),
    EXPLORE(
            4,
            Shape.of("explore", "explores")
                    .item("/lookml_models/{1}/explores/{2}")
                    .refers("model_name", "lookml_model")),
    FOLDER(
            5,
            Shape.of("folder", "folders")
                    .pages("/folders/search")
                    .item("/folders/{id}")
                    .owner("creator_id")
                    .folder("parent_id")
                    .refersUnless("parent_id", "content_metadata_id", "content_access")),
    BOARD(
            6,
            Shape.of("board", "boards")
                    .pages("/boards/search")
                    .item("/boards/{id}")
                    .name("title")
                    .owner("user_id")
                    .dated()
                    .complete("board_sections")
                    .refers("board_sections[].board_items[].dashboard_id", "dashboard")
                    .refers("board_sections[].board_items[].look_id", "look")
                    .refers("content_metadata_id", "content_access")),
    USER(
            7,
            Shape.of("user", "users")
                    .pages("/users")
                    .item("/users/{id}")
                    .name("display_name")
                    .owner("id")
                    .refers("group_ids[]", "group")
                    .refers("role_ids[]", "role")
                    .refers("personal_folder_id", "folder")
                    .refers("attribute_values[].user_attribute_id", "user_attribute")
                    .rationedList("attribute_values", "/users/{id}/attribute_values")),
    GROUP(
            8,
            Shape.of("group", "groups")
                    .pages("/groups/search/with_hierarchy")
                    .item("/groups/search/with_hierarchy?id={id}")
                    .complete("parent_group_ids", "role_ids")
                    .refers("parent_group_ids[]", "group")
                    .refers("role_ids[]", "role")
                    .refers("user_ids[]", "user")
                    .members("user_ids", "user", "group_ids[]", "/groups/{id}/users", "fields=id", true)),
    ROLE(
            9,
            Shape.of("role", "roles")
                    .pages("/roles/search")
                    .item("/roles/{id}")
                    .refers("permission_set.id", "permission_set")
                    .refers("model_set.id", "model_set")
                    .refers("user_ids[]", "user")
                    .refers("group_ids[]", "group")
                    .subIds("user_ids", "/roles/{id}/users", "fields=id&direct_association_only=true")
                    .members("group_ids", "group", "role_ids[]", "/roles/{id}/groups", "fields=id", false)),
    PERMISSION_SET(
            10,
            Shape.of("permission_set", "permission_sets")
                    .alias("permission", "permissions")
                    .pages("/permission_sets/search")
                    .item("/permission_sets/{id}")),
    MODEL_SET(
            11,
            Shape.of("model_set", "model_sets")
                    .pages("/model_sets/search")
                    .item("/model_sets/{id}")
                    .refers("models[]", "lookml_model")),
    SCHEDULED_PLAN(
            12,
            Shape.of("scheduled_plan", "scheduled_plans")
                    .alias("schedule", "schedules")
                    .whole("/scheduled_plans", "all_users=true")
                    .item("/scheduled_plans/{id}")
                    .owner("user_id")
                    .dated()
                    .refers("dashboard_id", "dashboard")
                    .refers("look_id", "look")
                    .refers("query_id", "query")),
    QUERY(
            13,
            Shape.of("query", "queries")
                    .immutable()
                    .item("/queries/{id}")
                    .name("view")
                    .refers("model", "lookml_model")),
    MERGE_QUERY(
            14,
            Shape.of("merge_query", "merge_queries")
                    .immutable()
                    .item("/merge_queries/{id}")
                    .name("id")
                    .refers("source_queries[].query_id", "query")),
    SQL_QUERY(
            15,
            Shape.of("sql_query", "sql_queries")
                    .immutable()
                    .item("/sql_queries/{id}")
                    .id("slug")
                    .name("slug")
                    .owner("creator.id")
                    .refers("model_name", "lookml_model")),
    CONTENT_ACCESS(
            16,
            Shape.of("content_access", "content_access")
                    .alias("content_accesses")
                    .whole("/content_metadata", "parent_id={scope}")
                    .item("/content_metadata/{id}")
                    .folder("folder_id")
                    .keptWhen("inherits=false")
                    .refers("homepage_id", "board")
                    .refers("access[].group_id", "group")
                    .refers("access[].user_id", "user")
                    .part(new Part.SubList(
                            "access", "/content_metadata_access", "content_metadata_id={id}", false, false, false))),
    ALERT(
            17,
            Shape.of("alert", "alerts")
                    .unsortedPages("/alerts/search", "all_owners=true")
                    .item("/alerts/{id}")
                    .name("custom_title")
                    .owner("owner_id")
                    .refers("investigative_content_id", "dashboard")),
    USER_ATTRIBUTE(
            18,
            Shape.of("user_attribute", "user_attributes")
                    .whole("/user_attributes", "")
                    .item("/user_attributes/{id}")
                    .refers("group_values[].group_id", "group")
                    .subList("group_values", "/user_attributes/{id}/group_values")),
    THEME(
            19,
            Shape.of("theme", "themes")
                    .whole("/themes", "")
                    .item("/themes/{id}")
                    .refers("settings.color_collection_id", "color_collection")),
    COLOR_COLLECTION(
            20,
            Shape.of("color_collection", "color_collections")
                    .whole("/color_collections", "")
                    .item("/color_collections/{id}")
                    .name("label"));

    private static final Map<String, Kind> BY_NAME = Arrays.stream(values())
            .flatMap(kind -> kind.names().map(name -> Map.entry(name, kind)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, same) -> first));
    private static final Map<Integer, Kind> BY_CODE =
            Arrays.stream(values()).collect(toUnmodifiableMap(Kind::code, kind -> kind));

    private final int code;
    private final Shape shape;

    Kind(int code, Shape shape) {
        this.code = code;
        this.shape = shape;
    }

    /** The kind that people call so: singular, plural or alias, upper or lower case, {@code -} or {@code _}. */
    public static Optional<Kind> named(String name) {
        return Optional.ofNullable(
                BY_NAME.get(name.strip().toLowerCase(Locale.ROOT).replace('-', '_')));
    }

    /** The kind with this code in {@code content_items.content_type}. */
    public static Optional<Kind> coded(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(shape.singular, shape.plural), shape.aliases.stream());
    }

    /** Value of {@code content_items.content_type}. */
    public int code() {
        return code;
    }

    public String singular() {
        return shape.singular;
    }

    public String plural() {
        return shape.plural;
    }

    /** How Looker lists the kind; empty for what is only found through others, such as queries. */
    public Optional<Listing> listing() {
        return shape.listing;
    }

    /**
     * API path of one item below {@code /api/4.0}, with placeholders {@code {id}}, {@code {1}}, {@code {2}}. With a query
     * string it is a search that finds the one item, where only the search gives all of it.
     */
    public String itemPath() {
        return shape.itemPath;
    }

    public String idField() {
        return shape.idField;
    }

    public String nameField() {
        return shape.nameField;
    }

    public String ownerField() {
        return shape.ownerField;
    }

    public String folderField() {
        return shape.folderField;
    }

    public String createdField() {
        return shape.createdField;
    }

    /** Field that says when an item was last changed; empty when Looker does not say. */
    public String updatedField() {
        return shape.updatedField;
    }

    /** What is fetched apart and stored with each item. */
    public List<Part> parts() {
        return List.copyOf(shape.parts);
    }

    /** Where ids of other items stand. */
    public List<Reference> references() {
        return List.copyOf(shape.references);
    }

    /** Where whole bodies of other items stand: harvested, so that they need not be fetched. */
    public List<Reference> bodies() {
        return List.copyOf(shape.bodies);
    }

    /** Keys without which a hit of the list is not the whole item. */
    public List<String> completeKeys() {
        return List.copyOf(shape.required);
    }

    /** Whether the data is content of this kind at all; content metadata that inherits, for one, is not. */
    public boolean keeps(Object data) {
        String rule = shape.keptWhen;
        int equals = rule.indexOf('=');
        return rule.isEmpty()
                || Values.text(data, rule.substring(0, equals))
                        .filter(rule.substring(equals + 1)::equals)
                        .isPresent();
    }

    /** Whether Looker never changes an item once it exists, so that it is fetched once per id, ever. */
    public boolean immutable() {
        return shape.immutable;
    }

    /** Whether only some of what Looker has is content of this kind, so that a reference may rightly lead nowhere. */
    public boolean selective() {
        return !shape.keptWhen.isEmpty();
    }

    /** Whether items are found through references of other kinds: all that has no list of its own. */
    public boolean discovered() {
        return shape.listing.isEmpty() || shape.listing.get().scoped();
    }

    /** The kinds whose items name items of this kind; empty unless {@link #discovered()}. */
    public Set<Kind> sources() {
        Set<Kind> sources = EnumSet.noneOf(Kind.class);
        if (discovered()) {
            Arrays.stream(values())
                    .filter(kind -> kind != this && kind.references().stream().anyMatch(r -> r.target() == this))
                    .forEach(sources::add);
        }
        return sources;
    }

    /** The kinds whose bodies become part of each item. */
    public Set<Kind> ingredients() {
        return partKinds(part -> part instanceof Part.Body body ? Optional.of(body.kind()) : Optional.empty());
    }

    /** The kinds whose items say which items of this kind they belong to. */
    public Set<Kind> members() {
        return partKinds(part -> part instanceof Part.Members list ? Optional.of(list.member()) : Optional.empty());
    }

    private Set<Kind> partKinds(Function<Part, Optional<Kind>> kindOf) {
        return parts().stream().map(kindOf).flatMap(Optional::stream).collect(toUnmodifiableSet());
    }

    /** The parts of other kinds that items of this kind tell of: where they say what they belong to. */
    public Map<Kind, Part.Members> memberships() {
        Map<Kind, Part.Members> found = new EnumMap<>(Kind.class);
        for (Kind kind : values()) {
            kind.parts().forEach(part -> {
                if (part instanceof Part.Members list && list.member() == this) {
                    found.put(kind, list);
                }
            });
        }
        return found;
    }

    /** Whether items lie in folders and Looker lists them by folder; see {@link Listing#searched}. */
    public boolean searched() {
        return shape.listing.filter(Listing::searched).isPresent();
    }
}
