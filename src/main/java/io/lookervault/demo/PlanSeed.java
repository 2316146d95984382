package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** Scheduled plans of dashboards, looks and a LookML dashboard. */
final class PlanSeed {
    private final World world;

    PlanSeed(World world) {
        this.world = world;
    }

    void plant() {
        Spread plans = world.sizes().plans();
        for (int i = 1; i <= plans.things(); i++) {
            plan(i, Integer.toString(plans.host(i)));
        }
    }

    private void plan(int number, String dashboard) {
        SplittableRandom r = world.dice().roll("plan", number);
        String id = world.table("scheduled_plans").nextId();
        String since = Dice.past(r);
        int looks = world.sizes().looks();
        boolean ofLook = number % 4 == 0 && looks > 0;
        String user = Integer.toString(1 + r.nextInt(world.sizes().users()));
        ObjectNode doc = world.shape("ScheduledPlan")
                .blank(
                        "name",
                        "Plan " + number + (r.nextInt(5) == 0 ? " – \"quoted\" & ünïcode" : ""),
                        "user_id",
                        user,
                        "enabled",
                        r.nextInt(6) > 0,
                        "require_results",
                        ofLook,
                        "send_all_results",
                        false,
                        "crontab",
                        r.nextInt(5) == 0 ? null : r.nextInt(60) + " " + r.nextInt(24) + " * * 1-5",
                        "timezone",
                        "Europe/Berlin",
                        "include_links",
                        true,
                        "id",
                        id,
                        "created_at",
                        since,
                        "updated_at",
                        since,
                        "scheduled_plan_destination",
                        Json.arr(destination(id, 1, r)));
        if (doc.path("crontab").isNull()) {
            doc.put("datagroup", "ecommerce::nightly");
        }
        if (number == 2) {
            doc.put("lookml_dashboard_id", "ecommerce::business_pulse");
        } else if (ofLook) {
            doc.put("look_id", Integer.toString(1 + r.nextInt(looks)));
        } else {
            Shape.set(doc, "dashboard_id", dashboard, "filters_string", "?Date=7+days&Country+%2F+Region=");
        }
        world.table("scheduled_plans").put(id, doc);
    }

    private ObjectNode destination(String plan, int number, SplittableRandom r) {
        boolean hook = r.nextInt(6) == 0;
        return world.shape("Destination")
                .blank(
                        "id", Integer.toString(Integer.parseInt(plan) * 10 + number),
                        "scheduled_plan_id", plan,
                        "format", hook ? "inline_json" : "wysiwyg_pdf",
                        "address", hook ? "https://hooks.example/in" : "team" + r.nextInt(9) + "@example.com",
                        "type", hook ? "webhook" : "email",
                        "message", r.nextBoolean() ? "Good morning,\n\nnumbers attached." : null);
    }
}
