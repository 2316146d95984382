package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the detail of an explore: what its LookML says, with every field of every field. */
final class ExploreMaker {
    private final World world;

    ExploreMaker(World world) {
        this.world = world;
    }

    ObjectNode make(ObjectNode model, String explore) {
        String name = model.path("name").asText();
        SplittableRandom r = new Dice(0).roll("explore " + name, explore.hashCode());
        ArrayNode dimensions = Json.arr();
        Lookml.DIMENSIONS.forEach(it -> dimensions.add(field(model, explore, it, false)));
        int extra = r.nextInt(16);
        for (int i = 1; i <= extra; i++) {
            dimensions.add(field(model, explore, "attribute_" + i, false));
        }
        ArrayNode measures = Json.arr();
        Lookml.MEASURES.forEach(it -> measures.add(field(model, explore, it, true)));
        ObjectNode out = head(model, explore);
        return Shape.set(
                out,
                "sets",
                Json.arr(Json.obj("name", "ALL_FIELDS", "value", List.of(explore + ".id"))),
                "tags",
                Json.arr(),
                "errors",
                null,
                "fields",
                Json.obj(
                        "dimensions",
                        dimensions,
                        "measures",
                        measures,
                        "filters",
                        Json.arr(),
                        "parameters",
                        Json.arr()),
                "joins",
                joins(explore),
                "group_label",
                model.path("label"),
                "supported_measure_types",
                Json.arr(Json.obj(
                        "dimension_type", "number", "measure_types", List.of("average", "count_distinct", "sum"))),
                "always_join",
                Json.arr());
    }

    private ObjectNode head(ObjectNode model, String explore) {
        String name = model.path("name").asText();
        JsonNode connection = model.path("allowed_db_connection_names").path(0);
        return Json.obj(
                "id",
                name + "::" + explore,
                "name",
                explore,
                "description",
                "Everything about " + explore,
                "label",
                Lookml.label(explore),
                "title",
                Lookml.label(explore),
                "scopes",
                List.of(explore),
                "can_total",
                true,
                "can_develop",
                true,
                "can_see_lookml",
                true,
                "lookml_link",
                "/projects/" + model.path("project_name").asText() + "/files/" + name + ".model.lkml",
                "can_save",
                true,
                "can_explain",
                true,
                "can_pivot_in_db",
                true,
                "can_subtotal",
                true,
                "has_timezone_support",
                true,
                "self_service_explore_data",
                null,
                "supports_cost_estimate",
                true,
                "connection_name",
                connection.isMissingNode() ? null : connection,
                "dialect_name",
                "bigquery_standard_sql",
                "null_sort_treatment",
                "low",
                "files",
                List.of(name + ".model.lkml", explore + ".view.lkml"),
                "source_file",
                name + ".model.lkml",
                "project_name",
                model.path("project_name"),
                "model_name",
                name,
                "view_name",
                explore,
                "hidden",
                false,
                "sql_table_name",
                "analytics." + explore,
                "access_filter_fields",
                Json.arr(),
                "access_filters",
                Json.arr(Json.obj("field", explore + ".country", "user_attribute", "region")),
                "aliases",
                Json.arr(),
                "always_filter",
                Json.arr(Json.obj("name", explore + ".created_date", "value", "90 days")),
                "conditionally_filter",
                Json.arr(),
                "index_fields",
                Json.arr());
    }

    private static ArrayNode joins(String explore) {
        return Json.arr(Json.obj(
                "name",
                "calendar",
                "dependent_fields",
                List.of(explore + ".created_date"),
                "fields",
                null,
                "foreign_key",
                null,
                "from",
                null,
                "outer_only",
                null,
                "relationship",
                "many_to_one",
                "required_joins",
                Json.arr(),
                "sql_foreign_key",
                null,
                "sql_on",
                "${calendar.day} = ${" + explore + ".created_date}",
                "sql_table_name",
                null,
                "type",
                "left_outer",
                "view_label",
                "Calendar"));
    }

    private ObjectNode field(ObjectNode model, String explore, String name, boolean measure) {
        boolean time = name.startsWith("created_");
        String type = measure ? "sum" : time ? "date_" + name.substring(8) : name.equals("id") ? "number" : "string";
        String file = explore + ".view.lkml";
        ObjectNode out = Json.obj(
                "align",
                measure ? "right" : "left",
                "available_custom_timeframes",
                null,
                "timeframe_labels",
                null,
                "can_filter",
                true,
                "category",
                measure ? "measure" : "dimension",
                "default_filter_value",
                null,
                "description",
                "The " + name + " of " + explore + " – as defined by the data team",
                "dimension_group",
                time ? explore + ".created" : null,
                "drill_fields",
                measure ? List.of(explore + ".id", explore + ".status") : List.of(),
                "enumerations",
                name.equals("tier") ? Json.arr(Json.obj("label", "Gold", "value", "g")) : null,
                "error",
                null,
                "field_group_label",
                null,
                "field_group_variant",
                Lookml.label(name),
                "fill_style",
                time ? "range" : null,
                "fiscal_month_offset",
                0,
                "has_allowed_values",
                false,
                "has_drills_metadata",
                false,
                "hidden",
                name.equals("id"),
                "is_filter",
                false,
                "is_fiscal",
                false,
                "is_numeric",
                measure || name.equals("id"),
                "is_timeframe",
                time,
                "can_time_filter",
                time,
                "time_interval",
                time ? Json.obj("name", "day", "count", 1) : null);
        texts(out, explore, name);
        return Shape.set(
                out,
                "map_layer",
                null,
                "measure",
                measure,
                "name",
                explore + "." + name,
                "strict_value_format",
                false,
                "parameter",
                false,
                "period_over_period_params",
                null,
                "permanent",
                null,
                "primary_key",
                name.equals("id"),
                "project_name",
                model.path("project_name"),
                "requires_refresh_on_sort",
                false,
                "scope",
                explore,
                "sortable",
                true,
                "source_file",
                file,
                "source_file_path",
                model.path("project_name").asText() + "/views/" + file,
                "sql",
                "${TABLE}." + name + " ",
                "sql_case",
                null,
                "filters",
                measure ? Json.arr() : null,
                "suggest_dimension",
                explore + "." + name,
                "suggest_explore",
                explore,
                "suggestable",
                !measure,
                "suggestions",
                null,
                "synonyms",
                Json.arr(),
                "tags",
                Json.arr(),
                "type",
                type,
                "user_attribute_filter_types",
                List.of("string", "advanced_filter_string"),
                "value_format",
                measure ? "#,##0.00" : null,
                "value_format_name",
                null,
                "view",
                explore,
                "view_label",
                Lookml.label(explore),
                "dynamic",
                false,
                "week_start_day",
                "monday",
                "times_used",
                name.length() * 3,
                "original_view",
                explore,
                "datatype",
                null,
                "convert_tz",
                null);
    }

    private static void texts(ObjectNode out, String explore, String name) {
        Shape.set(
                out,
                "label",
                Lookml.label(explore) + " " + Lookml.label(name),
                "label_from_parameter",
                null,
                "label_short",
                Lookml.label(name),
                "lookml_link",
                "/projects/x/files/views%2F" + explore + ".view.lkml?line=12",
                "links",
                Json.arr(Json.obj(
                        "label",
                        "Search",
                        "url",
                        "https://search.example/?q={{ value | url_encode }}",
                        "icon_url",
                        null)));
    }
}
