package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Creation of queries, merge queries and SQL queries. None of them can be changed or deleted. */
final class QueryWrites {
    private final World world;

    QueryWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        routes.on("POST", "/queries", call -> {
                    ObjectNode body = new Checks(world).create("Query", call.body());
                    return Shelf.one(call, post(world, body));
                })
                .on("POST", "/merge_queries", call -> {
                    ObjectNode body = new Checks(world).create("MergeQuery", call.body());
                    if (body.path("source_queries").isEmpty()) {
                        throw LookerError.missing("source_queries");
                    }
                    return Shelf.one(call, world.merges().post(body));
                })
                .on("POST", "/sql_queries", this::sql);
    }

    /** Finds or creates a query; its model must be configured and have the explore. */
    static ObjectNode post(World world, ObjectNode body) {
        boolean explore = world.find("lookml_models", body.path("model").asText())
                .map(it -> it.path("explores").findValuesAsText("name"))
                .map(it -> it.contains(body.path("view").asText()))
                .orElse(false);
        if (!explore) {
            throw LookerError.of(404, "The resource you're looking for could not be found");
        }
        return world.queries().post(body);
    }

    private Reply sql(Call call) {
        ObjectNode body = new Checks(world).create("SqlQueryNew", call.body());
        String connection = Json.text(body, "connection_name");
        String model = Json.text(body, "model_name");
        if (connection == null && model == null) {
            throw LookerError.missing("connection_name");
        }
        if (Json.text(body, "sql") == null) {
            throw LookerError.missing("sql");
        }
        String slug = world.slugs().ofContent("sql" + Queries.sorted(body));
        ObjectNode doc = world.find("sql_queries", slug)
                .orElseGet(() -> world.shape("SqlQuery")
                        .blank(
                                "slug",
                                slug,
                                "browser_limit",
                                500,
                                "sql",
                                body.path("sql"),
                                "connection",
                                connection == null ? null : SqlSeed.connection(world, connection),
                                "model_name",
                                model,
                                "creator",
                                PersonView.publicly(world, call.userId()),
                                "explore_url",
                                "/sql/" + slug,
                                "vis_config",
                                body.path("vis_config").isMissingNode() ? null : body.path("vis_config")));
        world.table("sql_queries").put(slug, doc);
        return Shelf.one(call, doc);
    }
}
