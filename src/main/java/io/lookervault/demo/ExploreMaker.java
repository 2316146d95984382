package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the detail of an explore: what its LookML says, with every field of every field. */
final class ExploreMaker {
    private static final List<String> ABILITIES = List.of(
            "can_total",
            "can_develop",
            "can_see_lookml",
            "can_save",
            "can_explain",
            "can_pivot_in_db",
            "can_subtotal",
            "has_timezone_support",
            "supports_cost_estimate");

    private final World world;
    private final ObjectNode model;
    private final String explore;

    ExploreMaker(World world, ObjectNode model, String explore) {
        this.world = world;
        this.model = model;
        this.explore = explore;
    }

    ObjectNode make() {
        String name = model.path("name").asText();
        String project = model.path("project_name").asText();
        ObjectNode out = world.shape("Explore").blank("id", name + "::" + explore, "name", explore);
        ABILITIES.forEach(it -> out.put(it, true));
        out.put("description", "Everything about " + explore).put("label", Lookml.label(explore));
        out.put("title", Lookml.label(explore)).put("view_name", explore).put("source_file", name + ".model.lkml");
        out.put("lookml_link", "/projects/" + project + "/files/" + name + ".model.lkml");
        out.put("dialect_name", "bigquery_standard_sql").put("null_sort_treatment", "low");
        out.put("project_name", project).put("model_name", name).put("sql_table_name", "analytics." + explore);
        out.set("connection_name", connection());
        out.set("scopes", Json.arr(explore));
        out.set("files", Json.arr(name + ".model.lkml", explore + ".view.lkml"));
        out.set("access_filters", Json.arr(Json.obj("field", explore + ".country", "user_attribute", "region")));
        out.set("always_filter", Json.arr(Json.obj("name", explore + ".created_date", "value", "90 days")));
        out.set("sets", Json.arr(Json.obj("name", "ALL_FIELDS", "value", List.of(explore + ".id"))));
        out.set("fields", fields(name));
        out.set("joins", Json.arr(join()));
        out.set("group_label", model.path("label"));
        ObjectNode measures = Json.obj("dimension_type", "number", "measure_types", List.of("average", "sum"));
        out.set("supported_measure_types", Json.arr(measures));
        return out;
    }

    private JsonNode connection() {
        JsonNode first = model.path("allowed_db_connection_names").path(0);
        return first.isMissingNode() ? Json.node(null) : first;
    }

    /** The same on every instance: it comes from git. */
    private ObjectNode fields(String name) {
        SplittableRandom r = new Dice(0).roll("explore " + name, explore.hashCode());
        ArrayNode dimensions = Json.arr();
        Lookml.DIMENSIONS.forEach(it -> dimensions.add(dimension(it)));
        int extra = r.nextInt(12);
        for (int i = 1; i <= extra; i++) {
            dimensions.add(dimension("attribute_" + i));
        }
        ArrayNode measures = Json.arr();
        Lookml.MEASURES.forEach(it -> measures.add(measure(it)));
        return Json.obj(
                "dimensions", dimensions, "measures", measures, "filters", Json.arr(), "parameters", Json.arr());
    }

    private ObjectNode dimension(String name) {
        ObjectNode out = field(name, "dimension");
        boolean time = name.startsWith("created_");
        boolean key = name.equals("id");
        out.put("type", time ? "date_" + name.substring(8) : key ? "number" : "string")
                .put("suggestable", true);
        out.put("is_timeframe", time).put("can_time_filter", time).put("is_numeric", key);
        out.put("primary_key", key).put("hidden", key);
        if (time) {
            out.put("dimension_group", explore + ".created").put("fill_style", "range");
            out.set("time_interval", Json.obj("name", "day", "count", 1));
        }
        if (name.equals("tier")) {
            out.set("enumerations", Json.arr(Json.obj("label", "Gold", "value", "g")));
        }
        return out;
    }

    private ObjectNode measure(String name) {
        ObjectNode out = field(name, "measure");
        out.put("type", "sum").put("align", "right").put("measure", true).put("is_numeric", true);
        out.put("value_format", "#,##0.00");
        out.set("filters", Json.arr());
        out.set("drill_fields", Json.arr(explore + ".id", explore + ".status"));
        return out;
    }

    private ObjectNode field(String name, String category) {
        String full = explore + "." + name;
        String file = explore + ".view.lkml";
        String project = model.path("project_name").asText();
        ObjectNode out = world.shape("ExploreField").blank("name", full, "category", category);
        out.put("description", "The " + name + " of " + explore + " – as defined by the data team");
        out.put("label", Lookml.label(explore) + " " + Lookml.label(name)).put("label_short", Lookml.label(name));
        out.put("field_group_variant", Lookml.label(name)).put("view_label", Lookml.label(explore));
        out.put("scope", explore)
                .put("view", explore)
                .put("original_view", explore)
                .put("suggest_explore", explore);
        out.put("suggest_dimension", full).put("sql", "${TABLE}." + name + " ").put("project_name", project);
        out.put("source_file", file).put("source_file_path", project + "/views/" + file);
        out.put("lookml_link", "/projects/" + project + "/files/views%2F" + file + "?line=12");
        out.put("can_filter", true).put("sortable", true).put("week_start_day", "monday");
        out.put("times_used", name.length() * 3);
        out.set("user_attribute_filter_types", Json.arr("string", "advanced_filter_string"));
        String search = "https://search.example/?q={{ value | url_encode }}";
        out.set("links", Json.arr(Json.obj("label", "Search", "url", search, "icon_url", null)));
        return out;
    }

    private ObjectNode join() {
        ObjectNode out = world.shape("ExploreJoin").blank("name", "calendar", "view_label", "Calendar");
        out.set("dependent_fields", Json.arr(explore + ".created_date"));
        out.put("relationship", "many_to_one").put("type", "left_outer");
        return out.put("sql_on", "${calendar.day} = ${" + explore + ".created_date}");
    }
}
