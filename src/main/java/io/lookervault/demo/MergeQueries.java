package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** The merge queries: immutable, one per structure, made from the number in their slug or created. */
final class MergeQueries {
    private static final long TAG = 3L << 56;
    private static final long SOURCES = 10;
    private static final List<String> STRUCTURE = List.of(
            "column_limit", "dynamic_fields", "pivots", "sorts", "source_queries", "total", "limit", "vis_config");

    private final Dice dice;
    private final Slugs slugs;
    private final Shape shape;
    private final Queries queries;
    private final int generated;
    private final Map<String, ObjectNode> created = new ConcurrentHashMap<>();

    MergeQueries(World world, Queries queries, int generated) {
        this.dice = world.dice();
        this.slugs = world.slugs();
        this.shape = world.shape("MergeQuery");
        this.queries = queries;
        this.generated = generated;
    }

    String slug(long number) {
        return slugs.of(TAG | number);
    }

    /** The queries that generated merge query draws from. */
    List<Long> sources(long number) {
        SplittableRandom r = dice.roll("merge", number);
        long first = Queries.SOURCE + number * SOURCES;
        return r.nextInt(4) == 0 ? List.of(first, first + 1, first + 2) : List.of(first, first + 1);
    }

    Optional<ObjectNode> find(String slug) {
        ObjectNode doc = created.get(slug);
        if (doc != null) {
            return Optional.of(doc);
        }
        OptionalLong number = slugs.number(slug);
        long n = number.orElse(0) ^ TAG;
        return number.isPresent() && n >= 1 && n <= generated ? Optional.of(make(n)) : Optional.empty();
    }

    ObjectNode post(ObjectNode body) {
        ObjectNode doc = shape.blank();
        body.properties().forEach(it -> doc.set(it.getKey(), it.getValue()));
        ArrayNode sources = Json.arr();
        body.path("source_queries").forEach(it -> sources.add(source(it)));
        doc.set("source_queries", sources);
        String structure = structure(doc);
        String slug = slugs.ofContent("merge" + structure);
        if (created.containsKey(slug)) {
            return created.get(slug);
        }
        for (long n = 1; n <= generated; n++) {
            String first = Json.text(sources.path(0), "query_id");
            if (queries.slug(Queries.SOURCE + n * SOURCES).equals(first)
                    && structure(make(n)).equals(structure)) {
                return make(n);
            }
        }
        Shape.set(doc, "id", slug, "result_maker_id", "rm" + slug.substring(0, 10));
        created.put(slug, doc);
        return doc;
    }

    /** Either name of a source names both. */
    private static ObjectNode source(JsonNode given) {
        String id =
                Json.text(given, "query_id") == null ? Json.text(given, "query_slug") : Json.text(given, "query_id");
        return Json.obj(
                "merge_fields",
                given.path("merge_fields").isMissingNode() ? Json.arr() : given.path("merge_fields"),
                "name",
                Json.text(given, "name"),
                "query_id",
                id,
                "query_slug",
                id);
    }

    private static String structure(ObjectNode doc) {
        StringBuilder out = new StringBuilder();
        STRUCTURE.forEach(it ->
                out.append(it).append('=').append(Queries.sorted(doc.path(it))).append('\n'));
        return out.toString();
    }

    ObjectNode make(long number) {
        SplittableRandom r = dice.roll("merge body", number);
        ArrayNode sources = Json.arr();
        String key = null;
        for (long source : sources(number)) {
            ObjectNode query = queries.make(source);
            String field = query.path("fields").path(0).asText();
            key = key == null ? field : key;
            String slug = queries.slug(source);
            sources.add(Json.obj(
                    "merge_fields",
                    sources.isEmpty() ? Json.arr() : Json.arr(Json.obj("field_name", key, "source_field_name", field)),
                    "name",
                    "Source " + (sources.size() + 1) + " – "
                            + query.path("view").asText(),
                    "query_id",
                    slug,
                    "query_slug",
                    slug));
        }
        return shape.blank(
                "column_limit", "50",
                "dynamic_fields",
                        r.nextBoolean() ? "[{\"dimension\":\"m\",\"expression\":\"1.0\",\"label\":\"M\"}]" : null,
                "id", slug(number),
                "pivots", Json.arr(),
                "result_maker_id", Long.toString(9_000_000_000L + number),
                "sorts", List.of(key + " desc"),
                "source_queries", sources,
                "limit", "500",
                "vis_config",
                        Json.obj("type", "looker_line", "x_axis_gridlines", false, "plot", Json.obj("size", 1.0)));
    }
}
