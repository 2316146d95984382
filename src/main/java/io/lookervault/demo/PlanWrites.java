package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes of scheduled plans and alerts. */
final class PlanWrites {
    private static final List<String> TARGETS = List.of("dashboard_id", "look_id", "lookml_dashboard_id", "query_id");
    private static final List<String> LOOK_RULES = List.of("require_results", "require_no_results", "require_change");
    private static final int SHORTEST = 15;

    private final World world;

    PlanWrites(World world) {
        this.world = world;
    }

    void install(Routes routes, OtherApi views) {
        new Editor(world, "scheduled_plans", "ScheduledPlan", views::plan, new PlanRules())
                .install(routes, "/scheduled_plans");
        Editor alerts = new Editor(world, "alerts", "Alert", views::alert, new AlertRules());
        Editor patch = new Editor(world, "alerts", "AlertPatch", views::alert, new AlertRules());
        routes.on("POST", "/alerts", alerts::create)
                .on("PATCH", "/alerts/{id}", patch::update)
                .on("DELETE", "/alerts/{id}", alerts::delete)
                .on("PUT", "/alerts/{id}", call -> {
                    ObjectNode old = world.get("alerts", call.id());
                    ObjectNode body = new Checks(world).create("Alert", call.body());
                    return Reply.ok(views.alert(alerts.update(call, old, body)));
                });
    }

    private static final class PlanRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            long targets =
                    TARGETS.stream().filter(it -> doc.path(it).isTextual()).count();
            if (targets != 1) {
                throw LookerError.invalid(
                        "base",
                        targets == 0 ? "missing_field" : "invalid",
                        "exactly one of dashboard_id, look_id, lookml_dashboard_id, query_id is needed");
            }
            boolean when =
                    doc.path("crontab").isTextual() || doc.path("datagroup").isTextual();
            if (!when && !doc.path("run_once").asBoolean()) {
                throw LookerError.missing("crontab");
            }
            if (doc.path("crontab").isTextual()
                    && doc.path("crontab").asText().strip().split("\\s+", -1).length != 5) {
                throw LookerError.invalid("crontab", "invalid", "five fields are needed: " + doc.path("crontab"));
            }
            for (String field : LOOK_RULES) {
                if (created && doc.path("look_id").isTextual() && !body.has(field)) {
                    throw LookerError.missing(field);
                }
            }
            if (doc.path("scheduled_plan_destination").isEmpty()) {
                throw LookerError.missing("scheduled_plan_destination");
            }
            for (JsonNode it : doc.path("scheduled_plan_destination")) {
                for (String field : List.of("type", "format", "address")) {
                    if (Json.text(it, field) == null) {
                        throw LookerError.missing("scheduled_plan_destination." + field);
                    }
                }
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            if (doc.path("user_id").isNull()) {
                doc.put("user_id", call.userId());
            }
            if (created && !body.has("enabled")) {
                doc.put("enabled", true);
            }
            if (body.has("scheduled_plan_destination")) {
                ArrayNode destinations = Json.arr();
                String plan = doc.path("id").asText();
                for (JsonNode it : doc.path("scheduled_plan_destination")) {
                    ObjectNode one = Json.copy(it);
                    one.remove("secret_parameters");
                    destinations.add(
                            Shape.set(one, "id", plan + "0" + (destinations.size() + 1), "scheduled_plan_id", plan));
                }
                doc.set("scheduled_plan_destination", destinations);
            }
        }
    }

    private final class AlertRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            if (tooOften(doc.path("cron").asText())) {
                throw LookerError.invalid("cron", "invalid", "must be 15 minutes apart or more: " + doc.path("cron"));
            }
            if (doc.path("destinations").isEmpty()) {
                throw LookerError.missing("destinations");
            }
            for (JsonNode it : doc.path("destinations")) {
                if (it.path("destination_type").asText().equals("EMAIL")
                        && !it.path("email_address").isTextual()) {
                    throw LookerError.missing("destinations.email_address");
                }
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            doc.put("followable", true);
            String element = Json.text(doc, "dashboard_element_id");
            if (created && doc.path("query_id").isNull() && element != null) {
                new Parts(world, "dashboard_elements")
                        .find(element)
                        .ifPresent(it -> doc.set("query_id", it.part().path("query_id")));
            }
        }
    }

    /** Whether a cron expression fires twice within a quarter of an hour, or is none. */
    static boolean tooOften(String cron) {
        String[] fields = cron.strip().split("\\s+", -1);
        if (fields.length != 5) {
            return true;
        }
        TreeSet<Integer> minutes = new TreeSet<>();
        for (String part : fields[0].split(",", -1)) {
            if (!part.matches("(\\*|\\d{1,2}(-\\d{1,2})?)(/\\d{1,2})?")) {
                return true;
            }
            String[] step = part.split("/", -1);
            String[] range = (step[0].equals("*") ? "0-59" : step[0]).split("-", -1);
            int last =
                    range.length > 1 ? Integer.parseInt(range[1]) : step.length > 1 ? 59 : Integer.parseInt(range[0]);
            int by = step.length > 1 ? Math.max(1, Integer.parseInt(step[1])) : 1;
            for (int minute = Integer.parseInt(range[0]); minute <= last; minute += by) {
                minutes.add(minute);
            }
        }
        List<Integer> sorted = new ArrayList<>(minutes);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) < SHORTEST) {
                return true;
            }
        }
        return minutes.isEmpty();
    }
}
