package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things whose names went round among each other get them back, since Looker gives a name only once at a time. */
class ExchangedNamesTest {
    @TempDir
    Path dir;

    private Desk desk;
    private Hand hand;

    @BeforeEach
    void start() throws Exception {
        desk = new Desk(dir, 3);
        hand = desk.hand();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String dashboard(String title) throws Exception {
        return hand.post("/dashboards", "title", title, "folder_id", "1")
                .path("id")
                .asText();
    }

    private String folder(String name) throws Exception {
        return hand.post("/folders", "name", name, "parent_id", "1").path("id").asText();
    }

    private void rename(String path, String field, List<String> ids, String... names) throws Exception {
        for (int i = ids.size() - 1; i >= 0; i--) { // nobody gets the name of another that still has it
            hand.patch(path + "/" + ids.get(i), field, "on the way " + i);
        }
        for (int i = 0; i < ids.size(); i++) {
            hand.patch(path + "/" + ids.get(i), field, names[i]);
        }
    }

    private List<String> names(String path, String field, List<String> ids) throws Exception {
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            names.add(hand.get(path + "/" + id).path(field).asText());
        }
        return names;
    }

    @Test
    void whatTookTheNameOfAnotherGivesItUpFirst() throws Exception {
        List<String> dashboards = List.of(dashboard("one"), dashboard("two"), dashboard("three"));
        List<String> folders = List.of(folder("one"), folder("two"), folder("three"));
        desk.run(0, "extract");
        rename("/dashboards", "title", dashboards, "one old", "one", "two");
        rename("/folders", "name", folders, "two", "three", "three old");
        Run run = desk.run(0, "restore all --force");
        assertEquals(List.of("one", "two", "three"), names("/dashboards", "title", dashboards), run::err);
        assertEquals(List.of("one", "two", "three"), names("/folders", "name", folders), run::err);
        assertEquals(List.of(), desk.left());
    }

    @Test
    void ofARingNobodyCanAndThePlanSaysSo() throws Exception {
        List<String> dashboards = List.of(dashboard("one"), dashboard("two"));
        desk.run(0, "extract");
        rename("/dashboards", "title", dashboards, "two", "one");
        Run run = desk.run(4, "restore all --force");
        for (String id : dashboards) {
            assertTrue(run.err().contains("its name is by now that of dashboard " + id + " of the vault"), run::err);
        }
        assertEquals(List.of(), desk.letters(""));
        hand.patch("/dashboards/" + dashboards.get(1), "title", "something else");
        desk.run(0, "restore all --force");
        assertEquals(List.of("one", "two"), names("/dashboards", "title", dashboards));
    }
}
