package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that sends some tabs of a dashboard does not begin to send all of them. */
class TabsOfSchedulesTest {
    @TempDir
    private Path dir;

    private static String said(Run run) {
        return "exit " + run.code() + "\n" + run.out() + run.err();
    }

    private static String tab(Hand hand) throws Exception {
        return hand.post("/dashboard_layouts", "dashboard_id", "1", "type", "newspaper", "label", "Second")
                .path("id")
                .asText();
    }

    private static String plan(Hand hand, String tab) throws Exception {
        return hand.post(
                        "/scheduled_plans",
                        "name",
                        "Weekly",
                        "dashboard_id",
                        "1",
                        "crontab",
                        "0 6 * * 1",
                        "tab_ids",
                        List.of(tab),
                        "scheduled_plan_destination",
                        List.of(Map.of("format", "wysiwyg_pdf", "type", "email", "address", "a@example.com")))
                .path("id")
                .asText();
    }

    private static String tabs(Hand hand, String plan) throws Exception {
        return hand.get("/scheduled_plans/" + plan).path("tab_ids").toString();
    }

    @Test
    void theyStay() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String tab = desk.hand()
                    .get("/dashboards/1")
                    .at("/dashboard_layouts/0/id")
                    .asText();
            String plan = plan(desk.hand(), tab);
            assertEquals("[\"" + tab + "\"]", tabs(desk.hand(), plan));
            desk.run(0, "extract");
            assertEquals(List.of(), desk.left());
            Run run = desk.run(0, "restore all --force");
            assertEquals("[\"" + tab + "\"]", tabs(desk.hand(), plan), () -> said(run));
        }
    }

    @Test
    void theyStayWhenOnlySchedulesAreRestored() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String tab = tab(desk.hand());
            String plan = plan(desk.hand(), tab);
            desk.run(0, "extract");
            desk.hand().patch("/scheduled_plans/" + plan, "crontab", "0 7 * * 1");
            Run run = desk.run(0, "restore bulk scheduled_plans --force");
            assertEquals(
                    "0 6 * * 1",
                    desk.hand().get("/scheduled_plans/" + plan).path("crontab").asText());
            assertEquals("[\"" + tab + "\"]", tabs(desk.hand(), plan), () -> said(run));
        }
    }

    @Test
    void aScheduleIsRefusedWhoseTabIsGone() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String tab = tab(desk.hand());
            String plan = plan(desk.hand(), tab);
            desk.run(0, "extract");
            desk.hand().delete("/dashboard_layouts/" + tab);
            Run run = desk.run(4, "restore single scheduled_plan " + plan + " --force");
            assertEquals("[\"" + tab + "\"]", tabs(desk.hand(), plan), () -> said(run));
            assertTrue(run.err().contains("lacks tab " + tab), () -> said(run));
        }
    }

    @Test
    void theyComeBackWithTheDashboard() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String tab = tab(desk.hand());
            String plan = plan(desk.hand(), tab);
            desk.run(0, "extract");
            desk.hand().delete("/dashboard_layouts/" + tab);
            Run run = desk.run(0, "restore single scheduled_plan " + plan + " --with-dependencies --force");
            String now = "";
            for (JsonNode layout : desk.hand().get("/dashboards/1").path("dashboard_layouts")) {
                now = layout.path("label").asText().equals("Second")
                        ? layout.path("id").asText()
                        : now;
            }
            assertEquals("[\"" + now + "\"]", tabs(desk.hand(), plan), () -> said(run));
        }
    }

    @Test
    void aTabThatNoDashboardHasIsNamed() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            String tab = tab(desk.hand());
            plan(desk.hand(), tab);
            desk.hand().delete("/dashboard_layouts/" + tab);
            desk.run(0, "extract");
            assertEquals(List.of(), desk.left());
            Run run = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertTrue(run.err().contains("goes without: tab " + tab), () -> said(run));
        }
    }
}
