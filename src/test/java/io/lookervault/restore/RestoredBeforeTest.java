package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier restoration made is the same item the next time. */
class RestoredBeforeTest {
    @TempDir
    private Path dir;

    private static String board(Hand hand, String dashboard) throws Exception {
        String board = hand.make("/boards", "title", "Hunted");
        String section = hand.make("/board_sections", "board_id", board, "title", "S");
        hand.post("/board_items", "board_section_id", section, "dashboard_id", dashboard);
        return section;
    }

    private static JsonNode look(Hand hand, String title) throws Exception {
        return hand.post("/looks", "title", title, "folder_id", "1", "query_id", Hunted.query(hand, "4711"));
    }

    private static List<String> looks(Hand hand) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode look : hand.rows("/looks/search?limit=1000&fields=id,query_id")) {
            String id = look.path("query_id").asText();
            if (hand.get("/queries/" + id).path("limit").asText().equals("4711")) {
                found.add(look.path("id").asText());
            }
        }
        return found;
    }

    // What restorations remember of a group holds no instant of creation: the name tells whether it still is that group
    @Test
    void aGroupThatBecameAnotherAfterItsRestorationIsLeftAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hand there = new Hand(other);
            Desk.run(other, desk.vault(), "restore bulk groups users --force");
            String id =
                    there.row("/groups", "name", "Finance Analysts").path("id").asText();
            there.patch("/groups/" + id, "name", "Board of Directors");
            String plan = Desk.run(other, desk.vault(), "restore bulk groups --dry-run")
                    .said();
            assertTrue(plan.contains("create"), plan);
            Run run = Desk.run(other, desk.vault(), "restore bulk groups --force");
            assertEquals(
                    "Board of Directors",
                    there.get("/groups/" + id).path("name").asText(),
                    run::said);
            there.row("/groups", "name", "Finance Analysts");
        }
    }

    @Test
    void whatWasDeletedAndMadeAnewHasThePlaceOfTheOldOneElsewhere() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            String old = hand.make("/dashboards", "title", "Twins", "folder_id", "1");
            Hunted.plan(hand, old, "6");
            String section = board(hand, old);
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            String before =
                    there.row("/dashboards", "title", "Twins").path("id").asText();

            hand.delete("/dashboards/" + old);
            String anew = hand.make("/dashboards", "title", "Twins", "folder_id", "1", "description", "anew");
            Hunted.plan(hand, anew, "6");
            hand.post("/board_items", "board_section_id", section, "dashboard_id", anew);
            desk.run(0, "extract");
            Run run = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertFalse(run.err().contains("already stands for"), run::said);
            assertEquals(
                    "anew",
                    there.get("/dashboards/" + before).path("description").asText(),
                    run::said);
            assertEquals(1, Hunted.plans(there), run::said);
            String board = there.row("/boards", "title", "Hunted").path("id").asText();
            assertEquals(
                    before,
                    there.get("/boards/" + board)
                            .at("/board_sections/0/board_items/0/dashboard_id")
                            .asText(),
                    run::said);
        }
    }

    @Test
    void aLookThatWasRestoredElsewhereIsNotDoubledWhenItIsRestoredAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            JsonNode look = look(desk.hand(), "Hunted");
            String shows = desk.hand().make("/dashboards", "title", "Shows it", "folder_id", "1");
            desk.hand().post("/dashboard_elements", "dashboard_id", shows, "type", "look", "look_id", look.path("id"));
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            List<String> once = looks(there);
            assertEquals(1, once.size());
            there.patch("/looks/" + once.get(0), "title", "Renamed");

            String single = "restore single dashboard " + shows + " --owner-fallback me";
            Run alone = Desk.run(other, desk.vault(), single);
            assertEquals(0, alone.code(), alone::said);
            single = "restore single look " + look.path("id").asText() + " --owner-fallback me";
            Run run = Desk.run(other, desk.vault(), single);
            assertEquals(once, looks(there), run::said);
            assertEquals(
                    "Hunted", there.get("/looks/" + once.get(0)).path("title").asText());
        }
    }

    @Test
    void aLookThatCameBackWithAnotherIdIsNotDoubledWhenItIsRestoredAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String id = look(hand, "Hunted").path("id").asText();
            desk.run(0, "extract");
            hand.delete("/looks/" + id);
            desk.run(0, "restore single look " + id);
            List<String> once = looks(hand);
            assertEquals(1, once.size());
            hand.patch("/looks/" + once.get(0), "title", "Renamed");
            Run run = desk.run(0, "restore single look " + id);
            assertEquals(once, looks(hand), run::said);
            assertEquals(
                    "Hunted", hand.get("/looks/" + once.get(0)).path("title").asText());
        }
    }
}
