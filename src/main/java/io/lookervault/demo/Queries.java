package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries: immutable, never deleted, one per structure. A generated query is made from the number in its slug; its
 * axis label names the number again, by which an equal body that is posted finds it.
 */
final class Queries {
    static final long LOOK = 1L << 40;
    static final long SOURCE = 2L << 40;
    static final long LOOKML = 3L << 40;
    private static final long TAG = 2L << 56;
    private static final long LIMIT = 1L << 48;
    private static final List<String> STRUCTURE = List.of(
            "model",
            "view",
            "fields",
            "pivots",
            "fill_fields",
            "filters",
            "filter_expression",
            "sorts",
            "limit",
            "column_limit",
            "total",
            "row_total",
            "subtotals",
            "vis_config",
            "visible_ui_sections",
            "dynamic_fields",
            "query_timezone");
    private static final Pattern NUMBERED = Pattern.compile("Series (\\d{1,15})");
    private static final List<String> PERIODS =
            List.of("7 days", "90 days", "this year", "2024/01/01 to 2024/12/31", "before 2 days ago", "");

    private final Dice dice;
    private final Slugs slugs;
    private final Shape shape;
    private final Lookml lookml;
    private final VisMaker vis;
    private final VisMaker deployed = new VisMaker(StyleSeed.standardPalettes());
    private final long generated;
    private final Map<String, ObjectNode> created = new ConcurrentHashMap<>();

    /** Holds the generated queries of so many dashboards, and as many more as are created. */
    Queries(World world, VisMaker vis, long generated) {
        this.dice = world.dice();
        this.slugs = world.slugs();
        this.shape = world.shape("Query");
        this.lookml = world.lookml();
        this.vis = vis;
        this.generated = generated;
    }

    static long tile(long dashboard, int place) {
        return dashboard * 100 + place;
    }

    String slug(long number) {
        return slugs.of(TAG | number);
    }

    Optional<ObjectNode> find(String slug) {
        ObjectNode doc = created.get(slug);
        if (doc != null) {
            return Optional.of(doc);
        }
        OptionalLong number = slugs.number(slug);
        return number.isPresent()
                        && (number.getAsLong() & ~(LIMIT - 1)) == TAG
                        && holds(number.getAsLong() & (LIMIT - 1))
                ? Optional.of(make(number.getAsLong() & (LIMIT - 1)))
                : Optional.empty();
    }

    /** An empty instance has the queries of its LookML dashboards only. */
    private boolean holds(long number) {
        return generated > 0 || number >= LOOKML;
    }

    /** What comes from git is the same whatever the seed. */
    private Dice dice(long number) {
        return number >= LOOKML ? new Dice(0) : dice;
    }

    /** Stores a query, or finds the one of equal structure. */
    ObjectNode post(ObjectNode body) {
        ObjectNode doc = shape.blank();
        body.properties().forEach(it -> doc.set(it.getKey(), it.getValue()));
        String structure = structure(doc);
        Optional<ObjectNode> same = twin(doc, structure);
        if (same.isPresent()) {
            return same.get();
        }
        String client = Json.text(body, "client_id");
        if (client != null && (find(client).isPresent() || clientTaken(client))) {
            throw LookerError.invalid("client_id", "invalid", "client_id already in use by another query");
        }
        String slug = slugs.ofContent(structure);
        finish(doc, slug);
        if (client != null) {
            doc.put("client_id", client);
        }
        created.put(slug, doc);
        return doc;
    }

    private Optional<ObjectNode> twin(ObjectNode doc, String structure) {
        ObjectNode known = created.get(slugs.ofContent(structure));
        if (known != null) {
            return Optional.of(known);
        }
        Matcher m = NUMBERED.matcher(doc.path("vis_config").path("x_axis_label").asText());
        if (generated == 0 || !m.matches()) {
            return Optional.empty();
        }
        return Optional.of(make(Long.parseLong(m.group(1))))
                .filter(it -> structure(it).equals(structure));
    }

    private boolean clientTaken(String client) {
        return created.values().stream().anyMatch(it -> client.equals(Json.text(it, "client_id")));
    }

    private static String structure(ObjectNode doc) {
        StringBuilder out = new StringBuilder();
        for (String field : STRUCTURE) {
            out.append(field).append('=').append(sorted(doc.path(field))).append('\n');
        }
        return out.toString();
    }

    /** A form in which the order of keys does not matter. */
    static String sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> out = new TreeMap<>();
            node.properties().forEach(it -> out.put(Json.node(it.getKey()).toString(), sorted(it.getValue())));
            return out.toString();
        }
        if (node.isArray()) {
            List<String> out = new ArrayList<>();
            node.forEach(it -> out.add(sorted(it)));
            return out.toString();
        }
        return node.isMissingNode() ? "null" : node.toString();
    }

    private void finish(ObjectNode doc, String slug) {
        String url = "/explore/" + doc.path("model").asText() + "/"
                + doc.path("view").asText() + "?qid=" + slug;
        Shape.set(
                doc,
                "id",
                slug,
                "slug",
                slug,
                "client_id",
                slug,
                "share_url",
                "https://demo.looker.example" + url,
                "expanded_share_url",
                "https://demo.looker.example" + url + "&toggle=vis",
                "url",
                url,
                "has_table_calculations",
                doc.path("dynamic_fields").asText().contains("table_calculation"));
    }

    Lookml.Source source(long number) {
        return lookml.source(dice(number).roll("source", number));
    }

    ObjectNode make(long number) {
        SplittableRandom r = dice(number).roll("query", number);
        Lookml.Source source = source(number);
        List<String> fields = new ArrayList<>();
        int dimensions = 1 + r.nextInt(3);
        for (int i = 0; i < dimensions; i++) {
            fields.add(source.field(Lookml.DIMENSIONS.get((i * 3 + r.nextInt(3)) % Lookml.DIMENSIONS.size())));
        }
        String measure = source.field(Dice.pick(r, Lookml.MEASURES));
        fields.add(measure);
        boolean calculated = r.nextInt(4) == 0;
        ObjectNode doc = shape.blank(
                "model", source.model(),
                "view", source.explore(),
                "fields", fields,
                "pivots", dimensions > 2 ? List.of(fields.get(0)) : null,
                "fill_fields", r.nextInt(5) == 0 ? List.of(fields.get(0)) : null,
                "filters", filters(r, source),
                "filter_expression",
                        r.nextInt(25) == 0 ? "${" + measure + "} > 10 OR is_null(${" + measure + "})" : null,
                "sorts", List.of(measure + " desc 0"),
                "limit", r.nextBoolean() ? "500" : "5000",
                "column_limit", r.nextBoolean() ? "50" : null,
                "total", r.nextInt(3) == 0 ? true : null,
                "row_total", dimensions > 2 ? "right" : null,
                "vis_config", (number >= LOOKML ? deployed : vis).make(r, fields, number),
                "dynamic_fields", calculated ? dynamicFields(r, measure) : null,
                "query_timezone", r.nextInt(6) == 0 ? "America/Los_Angeles" : null);
        finish(doc, slug(number));
        return doc;
    }

    private static ObjectNode filters(SplittableRandom r, Lookml.Source source) {
        ObjectNode out = Json.obj();
        if (r.nextInt(3) > 0) {
            out.put(source.field("created_date"), Dice.pick(r, PERIODS));
        }
        if (r.nextInt(3) == 0) {
            out.put(source.field("status"), "complete,-\"on hold, maybe\",%ship_ed%");
        }
        return out;
    }

    private static String dynamicFields(SplittableRandom r, String measure) {
        return Json.arr(Json.obj(
                        "category", "table_calculation",
                        "table_calculation", "calc_" + r.nextInt(100),
                        "label", "Share of \"total\" – 100%",
                        "expression", "${" + measure + "} / sum(${" + measure + "})",
                        "value_format", null,
                        "value_format_name", "percent_1",
                        "_kind_hint", "measure",
                        "_type_hint", "number"))
                .toString();
    }
}
