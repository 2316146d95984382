package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** Alerts on tiles that have a query of their own. */
final class AlertSeed {
    private static final List<String> TESTS = List.of("GREATER_THAN", "LESS_THAN_OR_EQUAL_TO", "CHANGES_BY");

    private final World world;

    AlertSeed(World world) {
        this.world = world;
    }

    void plant() {
        Spread alerts = world.sizes().alerts();
        for (int i = 1; i <= alerts.things(); i++) {
            alert(i, alerts.host(i));
        }
    }

    private void alert(int number, int dashboard) {
        SplittableRandom r = world.dice().roll("alert", number);
        Table alerts = world.table("alerts");
        String id = alerts.nextId();
        long query = Queries.tile(dashboard, 1);
        Lookml.Source source = world.queries().source(query);
        ObjectNode field = Json.obj(
                "title", Lookml.label(source.explore()) + " Count",
                "name", source.field("count"),
                "filter",
                        Json.arr(Json.obj(
                                "field_name",
                                source.field("status"),
                                "field_value",
                                "complete",
                                "filter_value",
                                null)));
        alerts.put(
                id,
                world.shape("Alert")
                        .blank(
                                "applied_dashboard_filters",
                                Json.arr(Json.obj(
                                        "filter_title", "Date",
                                        "field_name", source.field("created_date"),
                                        "filter_value", "7 days",
                                        "filter_description", "is in the last 7 days")),
                                "comparison_type",
                                Dice.pick(r, TESTS),
                                "cron",
                                "0 " + r.nextInt(24) + " * * *",
                                "query_id",
                                world.queries().slug(query),
                                "custom_title",
                                r.nextBoolean() ? "Watch: " + Titles.content(number) : null,
                                "dashboard_element_id",
                                Long.toString((long) dashboard * DashboardMaker.PARTS + 1),
                                "destinations",
                                Json.arr(Json.obj(
                                        "destination_type",
                                        "EMAIL",
                                        "email_address",
                                        "oncall@example.com",
                                        "action_hub_integration_id",
                                        null,
                                        "action_hub_form_params_json",
                                        null)),
                                "field",
                                field,
                                "followable",
                                true,
                                "id",
                                id,
                                "is_disabled",
                                r.nextInt(7) == 0,
                                "is_public",
                                r.nextBoolean(),
                                "owner_id",
                                Integer.toString(1 + r.nextInt(world.sizes().users())),
                                "threshold",
                                r.nextBoolean() ? 100.0 : r.nextInt(1000) + 0.25));
    }
}
