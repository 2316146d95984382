package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.cli.Run;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.extract.ExtractReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What restorations, retries and extractions must never do to what is there already. */
class NothingIsMadeWorseTest {
    @TempDir
    private Path dir;

    private static void fail(Desk desk, String method, String path, int status, int nth) {
        FaultRule rule = FaultRule.on(method, path, new FaultAction.Status(status));
        desk.looker().faults().add(nth == 0 ? rule : rule.nth(nth));
    }

    private static String said(Run run) {
        return "exit " + run.code() + "\n" + run.out() + run.err();
    }

    @Test
    void aBackupIsNotOverwrittenWithWhatAnotherLookerHolds() throws Exception {
        try (Desk desk = new Desk(dir, 10);
                DemoLooker other = DemoLooker.start(
                        DemoOptions.defaults().withDashboards(3).withSeed(99))) {
            Map<ItemKey, String> before = Rig.hashes(desk.vault());
            Run run = desk.run(2, other, "extract");
            Map<ItemKey, String> after = Rig.hashes(desk.vault());
            long kept = before.entrySet().stream()
                    .filter(e -> e.getValue().equals(after.get(e.getKey())))
                    .count();
            assertEquals(before.size(), kept, () -> said(run));
        }
    }

    @Test
    void whatTheUserLostSightOfIsNotDeletedFromTheBackup() throws Exception {
        try (Desk desk = new Desk(dir, 10)) {
            Map<ItemKey, String> before = Rig.hashes(desk.vault());
            desk.looker().faults().add(FaultRule.on("GET", "/dashboards/search", new FaultAction.Blind()));
            Run run = desk.run(4, "extract");
            assertTrue(run.err().contains("no longer lists 10 of 10 dashboards."), () -> said(run));
            assertTrue(desk.run(0, "status").out().contains("not marked as deleted: 10 dashboards"));
            desk.run(0, "cleanup --retention-days 0");
            assertEquals(before, Rig.hashes(desk.vault()));
            desk.run(0, "extract --shrunk");
            assertEquals(0, rows(desk, "list dashboards"));
        }
    }

    private static int rows(Desk desk, String words) throws Exception {
        return desk.events(0, words).get(0).size();
    }

    @Test
    void cleanupLeavesWhatWaitsToBeRestored() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String title = desk.hand().get("/dashboards/3").path("title").asText();
            desk.hand().delete("/dashboards/3");
            desk.run(0, "extract");
            fail(desk, "POST", "/dashboards", 422, 0);
            desk.run(4, "restore single dashboard 3 --force");
            desk.looker().faults().clear();
            desk.run(0, "cleanup --retention-days 0");
            Run run = desk.run(0, "restore dlq retry --all");
            assertTrue(titles(desk).contains(title), () -> said(run));
        }
    }

    @Test
    void aLetterOfWhatTheVaultDoesNotHoldAnyMoreIsNotRetriedInSilence() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            desk.hand().delete("/dashboards/3");
            fail(desk, "POST", "/dashboards", 422, 0);
            desk.run(4, "restore single dashboard 3 --force");
            desk.looker().faults().clear();
            try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + desk.vault());
                    Statement statement = vault.createStatement()) {
                statement.execute("DELETE FROM content_items WHERE id = '3' AND content_type = 1");
            }
            Run run = desk.run(4, "restore dlq retry --all");
            assertTrue(run.err().contains("the vault does not hold dashboard 3 any more"), () -> said(run));
            assertTrue(desk.run(0, "restore dlq list").out().contains("dashboard"), "its letter stays");
        }
    }

    @Test
    void whatCameBackUnderAnotherIdIsNotSetBackToTheRowThatWasDeleted() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String title = desk.hand().get("/dashboards/3").path("title").asText();
            desk.hand().delete("/dashboards/3");
            desk.run(0, "extract");
            desk.run(0, "restore single dashboard 3 --force");
            String now = "/dashboards/"
                    + desk.hand().row("/dashboards", "title", title).path("id").asText();
            desk.hand().patch(now, "description", "worked on for weeks");
            desk.run(0, "extract");
            Run run = desk.run(0, "restore all --include-deleted --force");
            assertEquals(
                    "worked on for weeks",
                    desk.hand().get(now).path("description").asText(),
                    () -> said(run));
            assertTrue(run.err().contains("dashboard 3 (" + title + ") goes without: what it was"), () -> said(run));
            Run asked = desk.run(0, "restore single dashboard 3 --force");
            assertEquals("", desk.hand().get(now).path("description").asText(""), () -> said(asked));
        }
    }

    private static List<String> titles(Desk desk) throws Exception {
        return desk.hand().rows("/dashboards").stream()
                .map(row -> row.path("title").asText())
                .toList();
    }

    private String plan(Desk desk, String address) throws Exception {
        return desk.hand()
                .post(
                        "/scheduled_plans",
                        "name",
                        "Weekly",
                        "dashboard_id",
                        "1",
                        "crontab",
                        "0 6 * * 1",
                        "scheduled_plan_destination",
                        List.of(Map.of("format", "wysiwyg_pdf", "type", "email", "address", address)))
                .path("id")
                .asText();
    }

    private List<String> addressees(Desk desk) throws Exception {
        return desk.hand().rows("/scheduled_plans?all_users=true").stream()
                .filter(row -> row.path("name").asText().equals("Weekly"))
                .map(row -> row.at("/scheduled_plan_destination/0/address").asText())
                .sorted()
                .toList();
    }

    @Test
    void aScheduleThatIsGoneDoesNotOverwriteItsNamesake() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String one = plan(desk, "sales@example.com");
            plan(desk, "board@example.com");
            desk.run(0, "extract");
            desk.hand().delete("/scheduled_plans/" + one);
            Run run = desk.run(0, "restore single scheduled_plan " + one + " --force");
            assertTrue(addressees(desk).contains("board@example.com"), () -> said(run));
        }
    }

    @Test
    void aRetryMakesTheSecondNamesake() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String one = plan(desk, "sales@example.com");
            String two = plan(desk, "board@example.com");
            desk.run(0, "extract");
            desk.hand().delete("/scheduled_plans/" + one);
            desk.hand().delete("/scheduled_plans/" + two);
            fail(desk, "POST", "/scheduled_plans", 422, 2);
            desk.run(4, "restore all --force --workers 1");
            Run run = desk.run("restore dlq retry --all");
            assertEquals(List.of("board@example.com", "sales@example.com"), addressees(desk), () -> said(run));
        }
    }

    @Test
    void anOldSessionThatIsResumedDoesNotUndoANewerBackup() throws Exception {
        try (Rig rig = new Rig(dir, 30)) {
            rig.maxCalls(40).extract();
            String added = rig.looker().edits().addDashboard("New on Tuesday", "1");
            ExtractReport tuesday = rig.unlimited().extract();
            assertTrue(rig.has(Kind.DASHBOARD, added));
            ExtractReport wednesday = rig.resume();
            assertTrue(
                    rig.has(Kind.DASHBOARD, added),
                    () -> tuesday.outcome() + " then " + wednesday.outcome() + ", marked deleted "
                            + wednesday.deleted());
        }
    }

    @Test
    void aDryRunThatBrokeOffIsNotResumedForReal() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            desk.hand().patch("/dashboards/1", "description", "edited on purpose");
            fail(desk, "GET", "/looks/search", 403, 0);
            desk.run(1, "restore all --dry-run");
            desk.looker().faults().clear();
            Run resumed = desk.run(2, "restore resume");
            assertEquals(
                    "edited on purpose",
                    desk.hand().get("/dashboards/1").path("description").asText(),
                    () -> said(resumed));
        }
    }

    private String secretFolder(Desk desk) throws Exception {
        String metadata = desk.hand()
                .post("/folders", "name", "Secret", "parent_id", "1")
                .path("content_metadata_id")
                .asText();
        desk.hand().patch("/content_metadata/" + metadata, "inherits", false);
        for (JsonNode grant : desk.hand().rows("/content_metadata_access?content_metadata_id=" + metadata)) {
            if (!grant.path("group_id").asText().equals("2")) {
                desk.hand()
                        .delete("/content_metadata_access/" + grant.path("id").asText());
            }
        }
        if (who(desk, metadata).isEmpty()) {
            desk.hand()
                    .post(
                            "/content_metadata_access",
                            "content_metadata_id",
                            metadata,
                            "group_id",
                            "2",
                            "permission_type",
                            "view");
        }
        desk.run(0, "extract");
        desk.hand().patch("/content_metadata/" + metadata, "inherits", true);
        return metadata;
    }

    private static List<String> who(Desk desk, String metadata) throws Exception {
        return desk.hand().rows("/content_metadata_access?content_metadata_id=" + metadata).stream()
                .map(row -> "group " + row.path("group_id").asText() + " "
                        + row.path("permission_type").asText())
                .sorted()
                .toList();
    }

    @Test
    void aClosedFolderIsClosedAgainAlthoughOneAnswerWasBad() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String metadata = secretFolder(desk);
            fail(desk, "DELETE", "/content_metadata_access/*", 503, 1);
            Run run = desk.run("restore all --force");
            assertEquals(List.of("group 2 view"), who(desk, metadata), () -> said(run));
        }
    }

    @Test
    void aClosedFolderIsClosedByTheRetry() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String metadata = secretFolder(desk);
            fail(desk, "DELETE", "/content_metadata_access/*", 422, 1);
            desk.run(4, "restore all --force");
            Run run = desk.run("restore dlq retry --all");
            assertEquals(
                    List.of("group 2 view"),
                    who(desk, metadata),
                    () -> said(run) + desk.run("restore dlq list").out());
        }
    }

    @Test
    void aBoardKeepsADashboardThatCouldNotBeUpdated() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String board =
                    desk.hand().post("/boards", "title", "Hunted").path("id").asText();
            String section = desk.hand()
                    .post("/board_sections", "board_id", board, "title", "S")
                    .path("id")
                    .asText();
            desk.hand().post("/board_items", "board_section_id", section, "dashboard_id", "1");
            desk.hand().post("/board_items", "board_section_id", section, "dashboard_id", "2");
            desk.run(0, "extract");
            desk.hand().patch("/dashboards/1", "description", "changed");
            desk.hand().patch("/boards/" + board, "description", "changed");
            fail(desk, "PATCH", "/dashboards/1", 422, 0);
            Run run = desk.run(4, "restore all --force");
            assertTrue(desk.hand().get("/boards/" + board).path("description").isNull(), () -> said(run));
            List<String> shown = new ArrayList<>();
            desk.hand()
                    .get("/boards/" + board)
                    .at("/board_sections/0/board_items")
                    .forEach(item -> shown.add(item.path("dashboard_id").asText()));
            assertEquals(List.of("1", "2"), shown, () -> said(run));
        }
    }

    @Test
    void whatWasExtractedFromTheTrashComesOutOfIt() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            desk.hand().patch("/dashboards/1", "deleted", true);
            desk.run(0, "extract --include-trash");
            Run run = desk.run(0, "restore single dashboard 1 --force");
            assertFalse(desk.hand().get("/dashboards/1").path("deleted").asBoolean(), () -> said(run));
        }
    }

    @Test
    void whatIsAliveIsNotPutIntoTheTrash() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            desk.hand().patch("/dashboards/1", "deleted", true);
            desk.run(0, "extract --include-trash");
            desk.hand().patch("/dashboards/1", "deleted", false);
            Run run = desk.run(0, "restore all --include-deleted --force");
            assertFalse(desk.hand().get("/dashboards/1").path("deleted").asBoolean(), () -> said(run));
        }
    }

    @Test
    void anOldLookInTheTrashIsNotTakenForTheOneThatIsGone() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            JsonNode look = desk.hand().rows("/looks/search?sorts=id&limit=1").get(0);
            desk.hand().delete("/looks/" + look.path("id").asText());
            String old = "/looks/"
                    + desk.hand()
                            .post(
                                    "/looks",
                                    "title",
                                    look.path("title"),
                                    "folder_id",
                                    look.path("folder_id"),
                                    "query_id",
                                    look.path("query_id"),
                                    "description",
                                    "old")
                            .path("id")
                            .asText();
            desk.hand().patch(old, "deleted", true);
            Run run = desk.run("restore bulk looks --force");
            JsonNode now = desk.hand().get(old);
            assertTrue(
                    now.path("deleted").asBoolean()
                            && now.path("description").asText().equals("old"),
                    () -> said(run) + now.path("deleted") + now.path("description"));
        }
    }

    @Test
    void aRoleGivenAfterThePlanWasMadeIsNotTakenAway() throws Exception {
        try (Rig rig = new Rig(dir, 5)) {
            Hand hand = new Hand(rig.looker());
            List<String> mine = new ArrayList<>();
            hand.get("/user").path("role_ids").forEach(id -> mine.add(id.asText()));
            String path = "/roles/"
                    + hand.rows("/roles").stream()
                            .filter(row -> !row.path("internal").asBoolean())
                            .map(row -> row.path("id").asText())
                            .filter(id -> !mine.contains(id))
                            .findFirst()
                            .orElseThrow()
                    + "/users";
            String me = hand.get("/user").path("id").asText();
            List<String> users = hand.rows("/users?limit=500").stream()
                    .map(u -> u.path("id").asText())
                    .filter(id -> !id.equals(me))
                    .limit(3)
                    .toList();
            hand.put(path, users.subList(0, 2));
            rig.extract();
            hand.put(path, users.subList(0, 1)); // the vault has one more
            Rules careful = new Rules(false, false, false, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
            RestoreReport report = rig.restore(
                    new Choice(Set.of(Kind.ROLE), Set.of(), false, List.of(), false, false), careful, plan -> {
                        try {
                            hand.put(path, List.of(users.get(0), users.get(2)));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    });
            List<String> after = hand.rows(path + "?direct_association_only=true").stream()
                    .map(u -> u.path("id").asText())
                    .toList();
            assertTrue(after.contains(users.get(2)), () -> report.outcome() + ": " + after + ", lost " + users.get(2));
        }
    }

    @Test
    void aRetryGoesToTheLookerThatTheItemsWereMeantFor() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = DemoLooker.start(DemoOptions.defaults().withDashboards(0))) {
            String folder = desk.hand()
                    .post("/folders", "name", "Hunted", "parent_id", "1")
                    .path("id")
                    .asText();
            desk.run(0, "extract");
            desk.hand().delete("/folders/" + folder);
            fail(desk, "POST", "/folders", 422, 0);
            desk.run(4, "restore single folder " + folder + " --force");
            Run run = Desk.run(other, desk.vault(), "restore dlq retry --all");
            assertEquals(
                    0,
                    new Hand(other)
                            .rows("/folders").stream()
                                    .filter(row -> row.path("name").asText().equals("Hunted"))
                                    .count(),
                    () -> said(run) + desk.run("restore dlq list").out());
        }
    }

    @Test
    void lettersOfOneTargetStayWhenAnotherIsRestored() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = DemoLooker.start(DemoOptions.defaults().withDashboards(0))) {
            other.faults().add(FaultRule.on("POST", "/looks", new FaultAction.Status(422)));
            Run moved = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            int before = desk.letters("--limit 0").size();
            assertTrue(before > 0, () -> said(moved));
            Run home = desk.run(0, "restore all --force");
            assertEquals(before, desk.letters("--limit 0").size(), () -> said(home));
        }
    }

    @Test
    void aLetterIsRetriedWithTheRulesOfItsOwnRestoration() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String plan = plan(desk, "sales@example.com");
            desk.run(0, "extract");
            desk.hand().delete("/scheduled_plans/" + plan);
            desk.hand().patch("/dashboards/1", "description", "changed");
            fail(desk, "POST", "/scheduled_plans", 422, 0);
            fail(desk, "PATCH", "/dashboards/1", 422, 0);
            desk.run(4, "restore single scheduled_plan " + plan + " --force --enable-schedules");
            desk.run(4, "restore single dashboard 1 --force");
            desk.looker().faults().clear();
            Run run = desk.run(0, "restore dlq retry --all");
            assertTrue(
                    desk.hand()
                            .row("/scheduled_plans?all_users=true", "name", "Weekly")
                            .path("enabled")
                            .asBoolean(),
                    () -> said(run));
        }
    }

    @Test
    void lookmlDashboardsOnBoardsGoByTheOtherNameOfTheirModel() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            String board =
                    desk.hand().post("/boards", "title", "Hunted").path("id").asText();
            String section = desk.hand()
                    .post("/board_sections", "board_id", board, "title", "S")
                    .path("id")
                    .asText();
            desk.hand()
                    .post(
                            "/board_items",
                            "board_section_id",
                            section,
                            "lookml_dashboard_id",
                            "ecommerce::business_pulse");
            desk.run(0, "extract");
            desk.hand().delete("/boards/" + board);
            Path map = dir.resolve("map.yaml");
            Files.writeString(map, "models:\n  ecommerce: finance\n");
            Run run = desk.run("restore single board " + board + " --force --map " + map);
            assertTrue(run.err().contains("lookml_dashboards: \"finance::business_pulse\""), () -> said(run));
        }
    }
}
