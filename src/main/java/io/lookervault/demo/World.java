package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All content of the demo Looker. Guarded by the lock of the API. */
final class World {
    static final String ADMIN = "1";
    static final String ALL_USERS = "1";
    static final String SHARED = "1";
    static final String USERS = "2";
    static final String LOOKML = "lookml";

    private final Dice dice;
    private final Slugs slugs;
    private final InstantSource clock;
    private final Sizes sizes;
    private final Shapes shapes = new Shapes();
    private final Lookml lookml = new Lookml();
    private final Map<String, Table> tables = new TreeMap<>();
    private final Library dashboards;
    private final Library looks;
    private final Queries queries;
    private final MergeQueries merges;
    private final Links groupUsers = new Links();
    private final Links groupGroups = new Links();
    private final Links roleUsers = new Links();
    private final Links roleGroups = new Links();
    private final Tally alertsOfTiles;
    private final Set<String> restricted = new TreeSet<>(Table.BY_ID);

    World(DemoOptions options, InstantSource clock) {
        this.dice = new Dice(options.seed());
        this.slugs = new Slugs(options.seed());
        this.clock = clock;
        this.sizes = Sizes.of(options);
        this.queries = new Queries(this, new VisMaker(StyleSeed.palettes(dice)), sizes.dashboards());
        this.merges = new MergeQueries(this, queries, sizes.merges().things());
        this.looks = new Library(new LookMaker(this)::body);
        this.dashboards = new Library(new DashboardMaker(this)::body);
        for (String name : List.of(
                "folders",
                "users",
                "groups",
                "roles",
                "permission_sets",
                "model_sets",
                "user_attributes",
                "group_values",
                "user_values",
                "boards",
                "board_sections",
                "board_items",
                "scheduled_plans",
                "alerts",
                "themes",
                "color_collections",
                "lookml_models",
                "connections",
                "projects",
                "access",
                "lookml_dashboards",
                "sql_queries",
                "settings",
                "parts")) {
            tables.put(name, new Table());
        }
        this.alertsOfTiles = new Tally(table("alerts"), "dashboard_element_id");
        new Seeds(this).plant();
        if (options.empty()) {
            long gap = 40L + Math.floorMod(Dice.mix(options.seed()), 400);
            tables.values().forEach(it -> it.skip(gap));
            dashboards.skip(gap);
            looks.skip(gap);
        }
    }

    Dice dice() {
        return dice;
    }

    Slugs slugs() {
        return slugs;
    }

    Sizes sizes() {
        return sizes;
    }

    Shape shape(String name) {
        return shapes.of(name);
    }

    Shapes shapes() {
        return shapes;
    }

    Lookml lookml() {
        return lookml;
    }

    Library dashboards() {
        return dashboards;
    }

    Library looks() {
        return looks;
    }

    Queries queries() {
        return queries;
    }

    MergeQueries merges() {
        return merges;
    }

    Links groupUsers() {
        return groupUsers;
    }

    Links groupGroups() {
        return groupGroups;
    }

    Links roleUsers() {
        return roleUsers;
    }

    Links roleGroups() {
        return roleGroups;
    }

    Tally alertsOfTiles() {
        return alertsOfTiles;
    }

    /** Content metadata that does not inherit its parent's access. */
    Set<String> restricted() {
        return restricted;
    }

    Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    Rows rows(String name) {
        return switch (name) {
            case "dashboards" -> dashboards;
            case "looks" -> looks;
            default -> table(name);
        };
    }

    /** Whether an id that another item names is there. */
    boolean has(String kind, String id) {
        return switch (kind) {
            case "queries" -> queries.find(id).isPresent();
            case "merge_queries" -> merges.find(id).isPresent();
            case "dashboard_elements" ->
                new Parts(this, "dashboard_elements").find(id).isPresent();
            case "dashboards" -> dashboards.has(id);
            default -> rows(kind).has(id);
        };
    }

    Optional<ObjectNode> find(String kind, String id) {
        return rows(kind).find(id);
    }

    ObjectNode get(String kind, String id) {
        return rows(kind).find(id).orElseThrow(LookerError::notFound);
    }

    /** A new id for a part of a dashboard, beyond those of all generated parts. */
    String nextPart(String kind) {
        ObjectNode last = table("settings").find("last " + kind).orElse(null);
        long first = 10_000L + (sizes.dashboards() + sizes.trash() + 1L) * DashboardMaker.PARTS;
        long start = sizes.empty() ? first + Math.floorMod(dice.seed() * 7919, 5000L) : first;
        long next = last == null ? start : last.path("id").asLong() + 1;
        table("settings").put("last " + kind, Json.obj("id", next));
        return Long.toString(next);
    }

    /** The present, as Looker writes it. */
    String now() {
        return Dice.stamp(clock.instant());
    }
}
