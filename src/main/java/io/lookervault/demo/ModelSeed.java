package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** The models as deployed from git, their projects and their connections. */
final class ModelSeed {
    private final World world;

    ModelSeed(World world) {
        this.world = world;
    }

    void plant() {
        for (Lookml.Model model : world.lookml().models()) {
            world.table("lookml_models").put(model.name(), model(model, List.of(model.connection())));
        }
        new TreeMap<>(Lookml.projects())
                .forEach((name, branch) -> world.table("projects")
                        .put(
                                name,
                                world.shape("Project")
                                        .blank(
                                                "id",
                                                name,
                                                "name",
                                                name,
                                                "uses_git",
                                                true,
                                                "git_remote_url",
                                                "git@github.example:looker/" + name + ".git",
                                                "git_production_branch_name",
                                                branch,
                                                "git_service_name",
                                                "github",
                                                "pull_request_mode",
                                                "links",
                                                "validation_required",
                                                true,
                                                "has_production_counterpart",
                                                true)));
        connection("warehouse", "bigquery_standard_sql", "analytics-prod");
        connection("ledger", "postgres", "ledger");
    }

    /** A model's configuration; the explores come from the LookML of that name, if it is deployed. */
    private ObjectNode model(Lookml.Model model, List<String> connections) {
        return world.shape("LookmlModel")
                .blank(
                        "allowed_db_connection_names", connections,
                        "explores", explores(world, model),
                        "has_content", true,
                        "label", model.label(),
                        "name", model.name(),
                        "project_name", model.project());
    }

    static ArrayNode explores(World world, Lookml.Model model) {
        ArrayNode out = Json.arr();
        for (String explore : model.explores()) {
            out.add(world.shape("NavExplore")
                    .blank(
                            "name", explore,
                            "description", "Everything about " + explore,
                            "label", Lookml.label(explore),
                            "hidden", model.hidden(),
                            "group_label", model.label()));
        }
        return out;
    }

    private void connection(String name, String dialect, String database) {
        ObjectNode details = Json.obj(
                "name",
                dialect,
                "label",
                Lookml.label(dialect),
                "supports_cost_estimate",
                true,
                "cost_estimate_style",
                null,
                "persistent_table_indexes",
                "",
                "persistent_table_sortkeys",
                "",
                "persistent_table_distkey",
                "",
                "supports_streaming",
                true,
                "automatically_run_sql_runner_snippets",
                false,
                "connection_tests",
                List.of("connect", "query"),
                "supports_inducer",
                false,
                "supports_multiple_databases",
                false,
                "supports_persistent_derived_tables",
                true,
                "has_ssl_support",
                true);
        world.table("connections")
                .put(
                        name,
                        world.shape("Connection")
                                .blank(
                                        "name",
                                        name,
                                        "dialect",
                                        details,
                                        "host",
                                        name + ".db.example",
                                        "port",
                                        "5432",
                                        "username",
                                        "looker",
                                        "has_password",
                                        true,
                                        "database",
                                        database,
                                        "query_timezone",
                                        "UTC",
                                        "max_connections",
                                        30,
                                        "ssl",
                                        true,
                                        "pool_timeout",
                                        120,
                                        "dialect_name",
                                        dialect,
                                        "created_at",
                                        "2022-01-03T08:00:00.000+00:00",
                                        "user_id",
                                        World.ADMIN));
    }
}
