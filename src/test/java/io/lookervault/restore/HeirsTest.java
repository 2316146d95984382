package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What had two ids in turn comes back once, as it was last, also when both are gone. */
class HeirsTest {
    @TempDir
    private Path dir;

    private Desk desk;
    private Hand hand;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(dir, 3);
        hand = desk.hand();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String id(JsonNode row) {
        return row.path("id").asText();
    }

    private List<JsonNode> named(String path, String field, String name) throws Exception {
        return hand.rows(path).stream()
                .filter(row -> row.path(field).asText().equals(name))
                .toList();
    }

    private void writesNothing(String words) throws Exception {
        desk.looker().ledger().reset();
        desk.run(0, words);
        assertEquals(0, desk.looker().ledger().writes());
    }

    @Test
    void aBoardThatWasRestoredAndDeletedAgainComesBackOnce() throws Exception {
        String board = id(hand.post("/boards", "title", "Hunted"));
        desk.run(0, "extract");
        hand.delete("/boards/" + board);
        desk.run(0, "restore single board " + board + " --force");
        desk.run(0, "extract");
        hand.delete("/boards/" + id(hand.row("/boards", "title", "Hunted")));
        Run run = desk.run(0, "restore bulk boards --include-deleted --force");
        assertEquals(1, named("/boards", "title", "Hunted").size(), () -> run.out() + run.err());
        assertTrue(run.err().contains("board " + board + " (Hunted) goes without: what it was"), run.err());
        writesNothing("restore bulk boards --include-deleted --force");
    }

    @Test
    void theLatestOfADashboardComesBack() throws Exception {
        JsonNode first = hand.get("/dashboards/3");
        String title = first.path("title").asText();
        hand.delete("/dashboards/3");
        desk.run(0, "extract");
        desk.run(0, "restore single dashboard 3 --force");
        String now = "/dashboards/" + id(hand.row("/dashboards", "title", title));
        hand.patch(now, "description", "worked on for weeks");
        desk.run(0, "extract");
        hand.patch(now, "deleted", true);
        desk.run(0, "extract");
        desk.run(0, "restore bulk dashboards --include-deleted --force");
        assertEquals("worked on for weeks", hand.get(now).path("description").asText());
        hand.delete(now);
        desk.run(0, "restore bulk dashboards --include-deleted --force");
        List<JsonNode> back = named("/dashboards", "title", title);
        assertEquals(1, back.size());
        assertEquals("worked on for weeks", back.get(0).path("description").asText());
        assertEquals(first.path("slug"), back.get(0).path("slug"));
        writesNothing("restore bulk dashboards --include-deleted --force");
    }

    @Test
    void aUserWhomSomebodyMadeAnewComesBackOnce() throws Exception {
        String mail = "user8@example.com";
        JsonNode old = hand.row("/users", "email", mail);
        hand.delete("/users/" + id(old));
        String anew = id(hand.post("/users", "first_name", "Anew"));
        hand.post("/users/" + anew + "/credentials_email", "email", mail);
        desk.run(0, "extract");
        hand.delete("/users/" + anew);
        int users = hand.rows("/users?limit=500").size();
        desk.run(0, "restore bulk users --include-deleted --force");
        assertEquals(users + 1, hand.rows("/users?limit=500").size());
        assertEquals(
                "Anew",
                hand.row("/users?limit=500", "email", mail).path("first_name").asText());
        writesNothing("restore bulk users --include-deleted --force");
    }

    @Test
    void whatLayInTheOldFolderComesBackIntoTheOneThatTookItsPlace() throws Exception {
        String folder = id(hand.post("/folders", "name", "Hunted", "parent_id", "1"));
        String both = id(hand.post("/dashboards", "title", "Twice", "folder_id", folder));
        hand.post("/dashboards", "title", "Once", "folder_id", folder);
        desk.run(0, "extract");
        hand.delete("/folders/" + folder);
        desk.run(0, "extract");
        desk.run(0, "restore single folder " + folder + " --force");
        desk.run(0, "restore single dashboard " + both + " --force");
        desk.run(0, "extract");
        hand.delete("/folders/" + id(hand.row("/folders", "name", "Hunted")));
        desk.run(0, "extract");
        Run run = desk.run(0, "restore bulk folders dashboards --include-deleted --force");
        List<JsonNode> folders = named("/folders", "name", "Hunted");
        assertEquals(1, folders.size(), () -> run.out() + run.err());
        for (String title : List.of("Once", "Twice")) {
            List<JsonNode> found = named("/dashboards", "title", title);
            assertEquals(1, found.size(), title);
            assertEquals(
                    id(folders.get(0)), found.get(0).path("folder").path("id").asText());
        }
        writesNothing("restore bulk folders dashboards --include-deleted --force");
    }

    @Test
    void whoAsksForTheOldOneByItselfGetsIt() throws Exception {
        String board = id(hand.post("/boards", "title", "Hunted", "description", "old"));
        desk.run(0, "extract");
        hand.delete("/boards/" + board);
        desk.run(0, "restore single board " + board + " --force");
        String now = id(hand.row("/boards", "title", "Hunted"));
        hand.patch("/boards/" + now, "description", "new");
        desk.run(0, "extract");
        hand.delete("/boards/" + now);
        desk.run(0, "restore single board " + board + " --force");
        assertEquals(
                "old",
                hand.row("/boards", "title", "Hunted").path("description").asText());
    }
}
