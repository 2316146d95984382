package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the instance has in git: models with their explores and the fields that queries may use. */
final class Lookml {
    private static final List<Model> MODELS = List.of(
            new Model(
                    "ecommerce",
                    "Ecommerce",
                    "thelook",
                    "warehouse",
                    false,
                    List.of(
                            "order_items",
                            "users",
                            "products",
                            "events",
                            "inventory_items",
                            "distribution_centers",
                            "sessions",
                            "returns",
                            "reviews",
                            "carts")),
            new Model(
                    "marketing",
                    "Marketing & Growth",
                    "thelook",
                    "warehouse",
                    false,
                    List.of("campaigns", "leads", "touchpoints", "web_visits", "email_sends")),
            new Model(
                    "finance",
                    "Finance",
                    "finance_project",
                    "ledger",
                    false,
                    List.of("invoices", "payments", "budget_lines", "gl_entries")),
            new Model(
                    "internal_ops",
                    "Internal Ops",
                    "ops_project",
                    "warehouse",
                    true,
                    List.of("jobs", "machines", "incidents")));

    static final List<String> DIMENSIONS =
            List.of("id", "status", "country", "category", "created_date", "created_month", "city", "tier");
    static final List<String> MEASURES =
            List.of("count", "total_amount", "average_amount", "distinct_users", "share_of_total");

    /** A model file; hidden when none of its explores shows in the menu. */
    record Model(String name, String label, String project, String connection, boolean hidden, List<String> explores) {}

    /** A model and one of its explores. */
    record Source(String model, String explore) {
        String field(String name) {
            return explore + "." + name;
        }
    }

    List<Model> models() {
        return MODELS;
    }

    /** The model file of a name; git also holds a European twin of each, {@code finance_eu}, that nobody configured yet. */
    Optional<Model> model(String name) {
        String file = name.endsWith("_eu") ? name.substring(0, name.length() - 3) : name;
        return MODELS.stream().filter(it -> it.name().equals(file)).findFirst();
    }

    Source source(SplittableRandom random) {
        Model model = MODELS.get(random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(MODELS.size() - 1));
        return new Source(model.name(), Dice.pick(random, model.explores()));
    }

    /** The label that Looker makes of a name. */
    static String label(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_", -1)) {
            out.append(out.isEmpty() ? "" : " ").append(Character.toUpperCase(word.charAt(0)));
            out.append(word, 1, word.length());
        }
        return out.toString();
    }

    /** What a dashboard filter shows of its field. */
    static JsonNode shown(String field) {
        return Json.node(field == null ? null : Json.obj("name", field, "label", label(field), "type", "string"));
    }

    static Map<String, String> projects() {
        return Map.of("thelook", "main", "finance_project", "master", "ops_project", "main");
    }
}
