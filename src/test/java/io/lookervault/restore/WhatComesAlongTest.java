package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was for some comes back for these, and not for everybody; where that is not so, the plan says it. */
class WhatComesAlongTest {
    private static final String RULES = "goes without: its own access rules";

    @TempDir
    Path dir;

    private Desk desk;
    private Hand hand;

    @BeforeEach
    void start() throws Exception {
        desk = new Desk(dir, 5);
        hand = desk.hand();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String secretFolder() throws Exception {
        JsonNode folder = hand.post("/folders", "name", "Secret", "parent_id", "1");
        hand.close(folder.path("content_metadata_id").asText(), "2");
        return folder.path("id").asText();
    }

    private String secretDashboard(String folder) throws Exception {
        return hand.post("/dashboards", "title", "Salaries", "folder_id", folder)
                .path("id")
                .asText();
    }

    private List<String> who(String list, String name, String title) throws Exception {
        return hand.who(hand.row(list, name, title).path("content_metadata_id").asText());
    }

    private static String said(Run run) {
        return run.out() + run.err();
    }

    @Test
    void aClosedFolderComesBackClosedWithWhatItNeeds() throws Exception {
        String folder = secretFolder();
        desk.run(0, "extract");
        hand.delete("/folders/" + folder);
        Run run = desk.run(0, "restore single folder " + folder + " --with-dependencies --force");
        assertEquals(List.of("group 2 view"), who("/folders", "name", "Secret"), () -> said(run));
        assertFalse(said(run).contains(RULES), () -> said(run));
    }

    @Test
    void soDoesTheOneThatADashboardLiesIn() throws Exception {
        String folder = secretFolder();
        String dashboard = secretDashboard(folder);
        desk.run(0, "extract");
        hand.delete("/dashboards/" + dashboard);
        hand.delete("/folders/" + folder);
        desk.run(0, "extract");
        Run run = desk.run(0, "restore single dashboard " + dashboard + " --with-dependencies --force");
        assertEquals(List.of("group 2 view"), who("/folders", "name", "Secret"), () -> said(run));
    }

    private Map<String, Long> asked() {
        return desk.looker().ledger().operations();
    }

    private void lostSecret() throws Exception {
        String folder = secretFolder();
        JsonNode below = hand.post("/folders", "name", "Deeper", "parent_id", folder);
        String dashboard = secretDashboard(below.path("id").asText());
        desk.run(0, "extract");
        hand.delete("/dashboards/" + dashboard);
        hand.delete("/folders/" + folder);
        desk.looker().ledger().reset();
    }

    /** What was asked by then. */
    private AtomicReference<Map<String, Long>> whenADashboardIsMade() {
        AtomicReference<Map<String, Long>> filled = new AtomicReference<>();
        desk.looker().edits().every(1, () -> {
            if (asked().containsKey("POST /dashboards")) {
                filled.compareAndSet(null, asked());
            }
        });
        return filled;
    }

    @Test
    void aFolderIsClosedBeforeAnythingIsPutIntoIt() throws Exception {
        lostSecret();
        AtomicReference<Map<String, Long>> filled = whenADashboardIsMade();
        Run run = desk.run(0, "restore all --force");
        for (String write : List.of("PATCH /content_metadata/{id}", "DELETE /content_metadata_access/{id}")) {
            assertTrue(asked().containsKey(write), write);
            assertEquals(asked().get(write), filled.get().get(write), () -> write + said(run));
        }
    }

    @Test
    void whoWouldShutItselfOutClosesAFolderLast() throws Exception {
        lostSecret();
        desk.looker().faults().add(FaultRule.on("GET", "/roles/search", new FaultAction.Blind()));
        AtomicReference<Map<String, Long>> filled = whenADashboardIsMade();
        Run run = desk.run(0, "restore bulk folders dashboards content_access --force");
        assertFalse(filled.get().containsKey("PATCH /content_metadata/{id}"), () -> said(run));
        assertEquals(List.of("group 2 view"), who("/folders", "name", "Secret"), () -> said(run));
    }

    @Test
    void rulesThatTheTargetHasMeanwhileAreNotChangedForADashboard() throws Exception {
        String folder = secretFolder();
        String dashboard = secretDashboard(folder);
        desk.run(0, "extract");
        hand.close(hand.get("/folders/" + folder).path("content_metadata_id").asText(), "4");
        hand.delete("/dashboards/" + dashboard);
        Run run = desk.run(0, "restore single dashboard " + dashboard + " --with-dependencies --force");
        assertEquals(List.of("group 4 view"), who("/folders", "name", "Secret"), () -> said(run));
        hand.row("/dashboards", "title", "Salaries");
    }

    @Test
    void aFolderThatWasOpenedBeforeTheLastExtractionStaysOpen() throws Exception {
        String folder = secretFolder();
        desk.run(0, "extract");
        hand.patch(
                "/content_metadata/"
                        + hand.get("/folders/" + folder)
                                .path("content_metadata_id")
                                .asText(),
                "inherits",
                true);
        desk.run(0, "extract");
        hand.delete("/folders/" + folder);
        Run run = desk.run(0, "restore single folder " + folder + " --with-dependencies --force");
        assertEquals(List.of("inherits"), who("/folders", "name", "Secret"), () -> said(run));
    }

    @Test
    void itStaysOpenAlsoWhereWhatWasDeletedComesBack() throws Exception {
        String folder = secretFolder();
        desk.run(0, "extract");
        String metadata =
                hand.get("/folders/" + folder).path("content_metadata_id").asText();
        hand.patch("/content_metadata/" + metadata, "inherits", true);
        desk.run(0, "extract");
        Run run = desk.run(0, "restore all --include-deleted --force");
        assertEquals(List.of("inherits"), who("/folders", "name", "Secret"), () -> said(run));
    }

    @Test
    void aClosedBoardComesBackClosed() throws Exception {
        JsonNode board = hand.post("/boards", "title", "For the board");
        hand.close(board.path("content_metadata_id").asText(), "2");
        desk.run(0, "extract");
        String id = board.path("id").asText();
        hand.delete("/boards/" + id);
        assertTrue(
                said(desk.run(0, "restore single board " + id + " --dry-run")).contains(RULES));
        Run run = desk.run(0, "restore single board " + id + " --with-dependencies --force");
        assertEquals(List.of("group 2 view"), who("/boards", "title", "For the board"), () -> said(run));
    }

    @Test
    void soDoesOneThatIsMadeAndNotWholeYet() throws Exception {
        JsonNode board = hand.post("/boards", "title", "For the board");
        hand.close(board.path("content_metadata_id").asText(), "2");
        String id = board.path("id").asText();
        String dashboard = secretDashboard("1");
        String section = hand.post("/board_sections", "board_id", id, "title", "Money")
                .path("id")
                .asText();
        hand.post("/board_items", "board_section_id", section, "dashboard_id", dashboard);
        desk.run(0, "extract");
        hand.delete("/boards/" + id);
        hand.delete("/dashboards/" + dashboard);
        desk.looker().faults().add(FaultRule.on("POST", "/dashboards", new FaultAction.Status(422)));
        Run run = desk.run(4, "restore all --force");
        assertEquals(List.of("group 2 view"), who("/boards", "title", "For the board"), () -> said(run));
        assertEquals(List.of(), desk.letters("--type content_access"));
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
    }

    @Test
    void thePlanSaysThatAFolderComesBackOpen() throws Exception {
        String folder = secretFolder();
        desk.run(0, "extract");
        hand.delete("/folders/" + folder);
        for (String words : List.of("restore single folder " + folder, "restore bulk folders dashboards looks")) {
            Run run = desk.run(0, words + " --dry-run");
            assertTrue(said(run).contains("folder " + folder + " (Secret) " + RULES), () -> said(run));
        }
        Run run = desk.run(0, "restore bulk folders content_access --dry-run");
        assertFalse(said(run).contains(RULES), () -> said(run));
    }

    @Test
    void thePlanSaysThatAUserComesBackWithoutGroupsAndRoles() throws Exception {
        JsonNode user = hand.row("/users", "email", "user8@example.com");
        String id = user.path("id").asText();
        hand.post("/groups/2/users", "user_id", id);
        hand.put("/roles/5/users", List.of(id));
        desk.run(0, "extract");
        hand.delete("/users/" + id);
        String group = "2 (" + hand.get("/groups/2").path("name").asText() + ")";
        String role = "5 (" + hand.get("/roles/5").path("name").asText() + ")";
        String alone = said(desk.run(0, "restore single user " + id + " --dry-run"));
        assertTrue(alone.contains("goes without: its groups " + group), alone);
        assertTrue(alone.contains("its roles " + role), alone);
        String some = said(desk.run(0, "restore bulk users groups --dry-run"));
        assertFalse(some.contains("its groups"), some);
        assertTrue(some.contains("its roles " + role), some);
        String all = said(desk.run(0, "restore all --dry-run"));
        assertFalse(all.contains("its groups") || all.contains("its roles"), all);
    }

    @Test
    void thePlanSaysWhomARoleLacksAlsoWhereNothingIsToBeWritten() throws Exception {
        String id = hand.row("/users", "email", "user8@example.com").path("id").asText();
        hand.put("/roles/5/users", List.of(id));
        desk.run(0, "extract");
        hand.delete("/users/" + id);
        Run run = desk.run(0, "restore bulk roles");
        assertTrue(said(run).contains("goes without: user " + id + " "), () -> said(run));
    }

    @Test
    void thePlanSaysThatAGroupComesBackWithoutItsRoles() throws Exception {
        String id = hand.post("/groups", "name", "Auditors").path("id").asText();
        hand.put("/roles/5/groups", List.of(id));
        desk.run(0, "extract");
        hand.delete("/groups/" + id);
        Run run = desk.run(0, "restore single group " + id + " --dry-run");
        assertTrue(said(run).contains("goes without: its roles 5 ("), () -> said(run));
        Run more = desk.run(0, "restore bulk groups roles --dry-run");
        assertFalse(said(more).contains("its roles"), () -> said(more));
    }
}
