package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The SQL Runner queries behind some tiles. */
final class SqlSeed {
    static final long TAG = 4L << 56;

    private final World world;

    SqlSeed(World world) {
        this.world = world;
    }

    void plant() {
        for (int i = 1; i <= world.sizes().sqlTiles().things(); i++) {
            String slug = world.slugs().of(TAG | i);
            world.table("sql_queries")
                    .put(
                            slug,
                            world.shape("SqlQuery")
                                    .blank(
                                            "slug",
                                            slug,
                                            "last_runtime",
                                            1.25,
                                            "run_count",
                                            i,
                                            "browser_limit",
                                            500,
                                            "sql",
                                            "SELECT '" + i + "' AS n -- \u00fc\nFROM orders\nWHERE a LIKE '%x_%'",
                                            "connection",
                                            connection(world, "warehouse"),
                                            "creator",
                                            PersonView.publicly(world, World.ADMIN),
                                            "explore_url",
                                            "/sql/" + slug,
                                            "vis_config",
                                            Json.obj("type", "table", "limit", 1.0)));
        }
    }

    /** The part of a connection that other answers embed. */
    static JsonNode connection(World world, String name) {
        ObjectNode doc = world.get("connections", name);
        ObjectNode out = Json.obj();
        for (String field : List.of("can", "name", "dialect", "snippets", "pdts_enabled")) {
            out.set(field, doc.get(field));
        }
        return out;
    }
}
