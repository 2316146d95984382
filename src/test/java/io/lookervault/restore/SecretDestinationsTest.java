package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destinations of schedules and alerts of which a backup cannot hold all: their secrets, and whose id means nothing elsewhere. */
class SecretDestinationsTest {
    private static final String SLACK = "1::slack";

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new Desk(dir, 5);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Map<String, String> mail(String address) {
        return Map.of("format", "csv", "type", "email", "address", address);
    }

    private static Map<String, String> to(String type) {
        return Map.of("format", "csv", "type", type, "address", "there", "parameters", "{}");
    }

    private String plan(Object... destinations) throws Exception {
        return desk.hand()
                .make(
                        "/scheduled_plans",
                        "name",
                        "Nightly",
                        "dashboard_id",
                        "1",
                        "crontab",
                        "0 6 * * 1",
                        "enabled",
                        true,
                        "scheduled_plan_destination",
                        List.of(destinations));
    }

    private static JsonNode planNamed(DemoLooker looker) throws Exception {
        return new Hand(looker).row("/scheduled_plans?all_users=true", "name", "Nightly");
    }

    @Test
    void theListOfALivingScheduleStaysSinceItsSecretsWouldGo() throws Exception {
        String plan = "/scheduled_plans/" + plan(mail("old@example.com"), to("s3"));
        desk.run(0, "extract");
        Run same = desk.run(0, "restore bulk scheduled_plans --force --enable-schedules");
        assertFalse(same.err().contains("goes without"), same::said);
        desk.hand()
                .patch(
                        plan,
                        "crontab",
                        "0 7 * * 1",
                        "scheduled_plan_destination",
                        List.of(mail("new@example.com"), to("s3")));
        Run run = desk.run(0, "restore bulk scheduled_plans --force");
        JsonNode now = desk.hand().get(plan);
        assertEquals("0 6 * * 1", now.path("crontab").asText());
        assertEquals(
                "new@example.com",
                now.at("/scheduled_plan_destination/0/address").asText());
        assertTrue(run.err().contains("the secrets of its destination s3, which no backup has"), run::said);
        desk.looker().ledger().reset();
        desk.run(0, "restore bulk scheduled_plans --force");
        assertEquals(0, desk.looker().ledger().writes());
    }

    @Test
    void aListWithoutSecretsComesBack() throws Exception {
        String plan = "/scheduled_plans/" + plan(mail("old@example.com"), to("webhook"));
        desk.run(0, "extract");
        desk.hand().patch(plan, "scheduled_plan_destination", List.of(mail("new@example.com"), to("webhook")));
        desk.run(0, "restore bulk scheduled_plans --force");
        assertEquals(
                "old@example.com",
                desk.hand()
                        .get(plan)
                        .at("/scheduled_plan_destination/0/address")
                        .asText());
    }

    @Test
    void aScheduleThatIsMadeWithoutItsSecretsIsNotSwitchedOn() throws Exception {
        String plan = plan(to("sftp"));
        desk.run(0, "extract");
        desk.hand().delete("/scheduled_plans/" + plan);
        Run run = desk.run(0, "restore bulk scheduled_plans --force --enable-schedules");
        assertFalse(planNamed(desk.looker()).path("enabled").asBoolean(), run::said);
        assertTrue(run.err().contains("set that in Looker, and switch it on"), run::said);
        Run again = desk.run(0, "restore bulk scheduled_plans --force --enable-schedules");
        assertFalse(planNamed(desk.looker()).path("enabled").asBoolean(), again::said);
        assertTrue(again.err().contains("being switched on, for want of"), again::said);
    }

    @Test
    void anIntegrationIsNotTakenForTheOneOfThatIdInAnotherLooker() throws Exception {
        plan(to("looker-integration://" + SLACK));
        alert();
        desk.run(0, "extract");
        try (DemoLooker other = Desk.elsewhere()) {
            Run run = desk.run(4, other, "restore all --force --owner-fallback me --enable-schedules");
            assertTrue(run.err().contains("the integration looker-integration://" + SLACK), run::said);
            assertTrue(run.err().contains("the integration " + SLACK), run::said);
            assertFalse(planNamed(other).path("enabled").asBoolean(), run::said);
            JsonNode alert = new Hand(other).row("/alerts/search?all_owners=true", "custom_title", "Slacked");
            assertTrue(alert.path("is_disabled").asBoolean(), run::said);
            other.ledger().reset();
            desk.run(4, other, "restore all --force --owner-fallback me --enable-schedules");
            assertEquals(0, other.ledger().writes());
        }
    }

    private void alert() throws Exception {
        JsonNode like = desk.hand().rows("/alerts/search?all_owners=true").get(0);
        ObjectNode whole = Hand.JSON.createObjectNode();
        for (String field :
                List.of("comparison_type", "cron", "field", "owner_id", "threshold", "dashboard_element_id")) {
            whole.set(field, like.path(field));
        }
        whole.put("custom_title", "Slacked")
                .putArray("destinations")
                .addObject()
                .put("destination_type", "ACTION_HUB")
                .put("action_hub_integration_id", SLACK);
        desk.hand().send("POST", "/alerts", whole);
    }
}
