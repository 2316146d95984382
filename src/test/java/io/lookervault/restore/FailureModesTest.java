package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in the middle, as users of other tools report it. */
class FailureModesTest {
    private static final Rules ENABLING =
            new Rules(false, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    Path dir;

    private Rig rig;
    private Hand hand;
    private Portrait before;

    @BeforeEach
    void extract() throws Exception {
        rig = new Rig(dir, 12);
        rig.extract();
        hand = new Hand(rig.looker());
        before = Portrait.of(rig.looker());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    // 14: say why a 422 happened
    @Test
    void aLetterSaysWhichFieldLookerRefusedAndWhy() throws Exception {
        JsonNode look = hand.get("/looks/3");
        hand.delete("/looks/3");
        rig.restore(Choice.all(), ENABLING, plan -> sneak(look));
        DeadLetter letter = rig.letters().stream()
                .filter(one -> one.kind() == Kind.LOOK)
                .findFirst()
                .orElseThrow();
        String message = letter.errorMessage();
        assertTrue(message.contains("POST /looks answered 422"), message);
        assertTrue(message.contains("already_exists") && message.contains("title"), message);
        assertTrue(letter.metadataJson().contains("Annual Churn Overview"), "the exact request");
    }

    /** Somebody makes a look of the same title between plan and run. */
    private boolean sneak(JsonNode look) {
        try {
            hand.post(
                    "/looks",
                    "title",
                    look.path("title"),
                    "folder_id",
                    look.path("folder_id"),
                    "query_id",
                    look.path("query_id"));
            return true;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    // Defect 4: a failure in the middle must leave the old dashboard or the new one, never less
    @Test
    void whereverAnUpdateFailsTheDashboardIsNeverHalfEmpty() throws Exception {
        Choice one = Choice.of(List.of(new ItemKey(Kind.DASHBOARD, "3")), false);
        Portrait dashboard = before.only(line -> line.contains("Quarterly Revenue Overview |"));
        boolean failed = true;
        for (int nth = 1; failed; nth++) {
            JsonNode now = hand.get("/dashboards/3");
            int old = 0;
            for (JsonNode tile : now.path("dashboard_elements")) {
                hand.delete("/dashboard_elements/" + tile.path("id").asText());
            }
            while (old < 3) {
                hand.post("/dashboard_elements", "dashboard_id", "3", "type", "text", "title_text", "Old " + old++);
            }
            hand.patch("/dashboards/3", "description", "old");
            for (String method : List.of("POST", "PATCH", "DELETE")) {
                rig.looker()
                        .faults()
                        .add(FaultRule.on(method, "regex:/dashboard.*", new FaultAction.Status(400))
                                .nth(nth));
            }
            failed = rig.restore(one, ENABLING).outcome() != Outcome.COMPLETED;
            int tiles = hand.get("/dashboards/3").path("dashboard_elements").size();
            assertTrue(tiles >= 3, "after failure of call " + nth + " there are " + tiles + " tiles");
            rig.looker().faults().clear();
            rig.restore(one, ENABLING);
            assertEquals(
                    "",
                    dashboard.differs(
                            Portrait.of(rig.looker()).only(line -> line.contains("Quarterly Revenue Overview |"))));
        }
    }

    // 9: a token that ends in the middle of a long run
    @Test
    void aTokenThatEndsInTheMiddleIsRenewed() throws Exception {
        Disaster.strike(rig.looker());
        rig.looker()
                .faults()
                .add(FaultRule.on("POST", "/**", new FaultAction.RevokeToken()).nth(40));
        RestoreReport report = rig.restore(Choice.all(), ENABLING);
        assertEquals(Outcome.COMPLETED, report.outcome(), () -> Plans.said(rig, report));
        assertEquals("", before.differs(Portrait.of(rig.looker())));
    }

    // Alerts of others are seen by administrators only
    @Test
    void whatMayNotBeReadStopsTheRunBeforeTheFirstWrite() throws Exception {
        hand.delete("/dashboards/3");
        rig.looker().faults().forbid("alerts", 403);
        rig.ledger().reset();
        RestoreReport report = rig.restore(Choice.all(), ENABLING);
        assertEquals(Outcome.FAILED, report.outcome());
        assertTrue(
                report.reason().orElseThrow().toString().contains("answered 403: Forbidden"),
                report.reason().toString());
        assertEquals(0, rig.ledger().writes());
    }

    // A look whose folder failed is parked as blocked by it, not sent to fail
    @Test
    void whatWaitsForAFailedItemIsParkedWithItsReason() throws Exception {
        hand.delete("/folders/12");
        rig.looker().faults().add(FaultRule.on("POST", "/folders", new FaultAction.Status(403)));
        RestoreReport report = rig.restore(Choice.all(), ENABLING);
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertEquals(0, rig.asked("POST /dashboards"));
        assertTrue(
                rig.letters().stream()
                        .anyMatch(letter -> letter.kind() == Kind.DASHBOARD
                                && letter.metadataJson().contains("\"blocked_by\":[\"folder 12\"]")),
                rig.letters().toString());
        rig.looker().faults().clear();
        rig.restore(Choice.all(), ENABLING);
        assertEquals("", before.differs(Portrait.of(rig.looker())));
        assertEquals(List.of(), rig.letters());
    }
}
