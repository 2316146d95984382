package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lookervault.cli.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others renamed gets its name back, also where Looker does not tell when it was made; it is not made a second time. */
class RenamedTest {
    private static final List<String> PATHS =
            List.of("/groups", "/roles", "/permission_sets", "/model_sets", "/user_attributes");

    @TempDir
    private Path dir;

    private Desk desk;
    private Hand hand;

    @BeforeEach
    void makesOneOfEach() throws Exception {
        desk = new Desk(dir, 3);
        hand = desk.hand();
        String group = hand.make("/groups", "name", "Old groups");
        hand.post("/groups/" + group + "/users", "user_id", "2");
        hand.post("/groups/" + group + "/users", "user_id", "4");
        String permissions = hand.make(
                "/permission_sets", "name", "Old permission_sets", "permissions", List.of("access_data", "see_looks"));
        String models = hand.make("/model_sets", "name", "Old model_sets", "models", List.of("marketing"));
        hand.make("/roles", "name", "Old roles", "permission_set_id", permissions, "model_set_id", models);
        hand.make("/user_attributes", "name", "old_user_attributes", "label", "Once", "type", "string");
        desk.run(0, "extract");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String name(String path, String age) {
        String kind = path.substring(1);
        return kind.equals("user_attributes") ? age.toLowerCase(Locale.ROOT) + "_" + kind : age + " " + kind;
    }

    private String named(String path, String age) throws Exception {
        return path + "/" + hand.row(path, "name", name(path, age)).path("id").asText();
    }

    @Test
    void itKeepsItsId() throws Exception {
        for (String path : PATHS) {
            String item = named(path, "Old");
            int count = hand.rows(path).size();
            hand.patch(item, "name", name(path, "New"));
            Run run = desk.run(0, "restore bulk " + path.substring(1) + " --force");
            assertEquals(item, named(path, "Old"), run::said);
            assertEquals(count, hand.rows(path).size(), run::said);
        }
        assertEquals(List.of(), desk.left());
    }

    @Test
    void allAtOnce() throws Exception {
        for (String path : PATHS) {
            hand.patch(named(path, "Old"), "name", name(path, "New"));
        }
        desk.looker().ledger().reset();
        Run run = desk.run(0, "restore all --force");
        assertEquals(PATHS.size(), desk.looker().ledger().writes(), run::said);
        assertEquals(List.of(), desk.left());
    }

    @Test
    void whatConsistsOfSomethingElseByNowIsNotTakenForIt() throws Exception {
        String group = named("/groups", "Old");
        hand.patch(group, "name", "Somebody else's");
        hand.delete(group + "/users/2");
        Run run = desk.run(0, "restore bulk groups --force");
        assertNotEquals(group, named("/groups", "Old"), run::said);
        assertEquals("Somebody else's", hand.get(group).path("name").asText(), run::said);
    }
}
