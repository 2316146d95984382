package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.extract.ListProxy;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy before the target allows short pages only: what is behind them is there all the same, and not made twice. */
class ShortPagesTest {
    private static final Choice DASHBOARDS =
            new Choice(Set.of(Kind.DASHBOARD), Set.of(), false, List.of(), false, false);

    @TempDir
    Path dir;

    private static void shorten(String uri, JsonNode said) {
        if (uri.contains("/dashboards/search") && said instanceof ArrayNode rows) {
            while (rows.size() > 4) {
                rows.remove(rows.size() - 1);
            }
        }
    }

    @Test
    void whatIsBehindThemIsFound() throws Exception {
        try (Rig rig = new Rig(dir, 25);
                ListProxy proxy = new ListProxy(rig.looker().url(), ShortPagesTest::shorten)) {
            rig.with("lookervault.looker.api-url", proxy.url());
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            rig.ledger().reset();
            RestoreReport report = rig.restore(DASHBOARDS, Rules.careful());
            assertEquals(Outcome.COMPLETED, report.outcome(), () -> Plans.said(rig, report));
            assertEquals(0, rig.ledger().writes(), () -> Plans.said(rig, report));
        }
    }

    @Test
    void whatWasMadeThoughTheAnswerWasLostIsFoundBehindThemToo() throws Exception {
        try (Rig rig = new Rig(dir, 1);
                ListProxy proxy = new ListProxy(rig.looker().url(), ShortPagesTest::shorten)) {
            Hand hand = new Hand(rig.looker());
            List<String> twins = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String folder = hand.make("/folders", "name", "Place " + i, "parent_id", "1");
                twins.add(hand.make("/dashboards", "title", "Twins", "folder_id", folder));
            }
            rig.with("lookervault.looker.api-url", proxy.url());
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            hand.delete("/dashboards/" + twins.get(5));
            rig.looker()
                    .faults()
                    .add(FaultRule.on("POST", "/dashboards", new FaultAction.DoneBut(500))
                            .times(1));
            RestoreReport report = rig.restore(DASHBOARDS, Rules.careful());
            assertEquals(Outcome.COMPLETED, report.outcome(), () -> Plans.said(rig, report));
            assertEquals(
                    6, hand.rows("/dashboards/search?title=Twins&limit=100").size(), () -> Plans.said(rig, report));
        }
    }

    @Test
    void whoIsInAGroupIsReadToTheEndWhenItIsTriedAgain() throws Exception {
        Rules exact = new Rules(true, false, false, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
        try (Rig rig = new Rig(dir, 3);
                ListProxy proxy = new ListProxy(rig.looker().url(), ShortPagesTest::cutMembers)) {
            rig.with("lookervault.looker.api-url", proxy.url());
            Hand hand = new Hand(rig.looker());
            String members = "/groups/" + hand.make("/groups", "name", "Few") + "/users";
            hand.post(members, "user_id", "2");
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            for (String user : List.of("3", "4", "5", "6", "7", "8")) {
                hand.post(members, "user_id", user);
            }
            rig.looker()
                    .faults()
                    .add(FaultRule.on("DELETE", members + "/*", new FaultAction.Status(503))
                            .times(3));
            RestoreReport report = rig.restore(Choice.all(), exact);
            assertEquals(
                    List.of("2"),
                    hand.rows(members).stream()
                            .map(row -> row.path("id").asText())
                            .toList(),
                    () -> Plans.said(rig, report));
        }
    }

    private static void cutMembers(String uri, JsonNode said) {
        if (uri.matches(".*/groups/[0-9]+/users.*") && said instanceof ArrayNode rows) {
            while (rows.size() > 2) {
                rows.remove(rows.size() - 1);
            }
        }
    }

    @Test
    void anEqualModelNeedsNoConnectionThatTheTargetDoesNotShow() throws Exception {
        try (Rig rig = new Rig(dir, 1);
                ListProxy proxy = new ListProxy(rig.looker().url(), (uri, said) -> {
                    if (uri.contains("/connections") && said instanceof ArrayNode rows) {
                        rows.removeAll();
                    }
                })) {
            rig.with("lookervault.looker.api-url", proxy.url());
            rig.extract();
            assertEquals(List.of(), Plans.changes(rig, Rules.careful()));
        }
    }
}
