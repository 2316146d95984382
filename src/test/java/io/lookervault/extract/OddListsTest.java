package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import io.lookervault.verify.BitRot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that do not give what they say they have: all that can be had is stored, and the rest is said to be missing. */
class OddListsTest {
    @TempDir
    Path dir;

    private Rig rig;
    private ListProxy proxy;
    private BiConsumer<String, JsonNode> change = (uri, said) -> {};

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 25);
        proxy = new ListProxy(rig.looker().url(), (uri, said) -> change.accept(uri, said));
        rig.with("lookervault.looker.api-url", proxy.url());
    }

    @AfterEach
    void stop() {
        rig.close();
        proxy.close();
    }

    private void change(String list, String query, BiConsumer<ArrayNode, String> how) {
        change = (uri, said) -> {
            if (uri.contains(list) && uri.contains(query) && said instanceof ArrayNode rows) {
                how.accept(rows, uri);
            }
        };
    }

    private static void shorten(ArrayNode rows, int most) {
        while (rows.size() > most) {
            rows.remove(rows.size() - 1);
        }
    }

    private DeadLetter letter() {
        List<DeadLetter> letters = rig.letters();
        assertEquals(1, letters.size(), letters::toString);
        return letters.get(0);
    }

    @Test
    void whatAProxyCutsOffIsAskedForAgain() {
        change("/dashboards/search", "", (rows, uri) -> shorten(rows, 4));
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.DASHBOARD).outcome());
        assertEquals(25, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void whatAListSaysItHasAndNeverGivesIsMissing() {
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.DASHBOARD).outcome());
        change("/dashboards/search", "", (rows, uri) -> shorten(rows, uri.contains("offset=0") ? 8 : 0));
        ExtractReport report = rig.extract(Kind.DASHBOARD);
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertEquals(25, rig.stored(Kind.DASHBOARD).size(), "nothing of it is called deleted");
        assertEquals("*", letter().contentId());
        assertTrue(letter().errorMessage().contains("Looker said that there are 25"), letter()::errorMessage);
    }

    @Test
    void rowsWithoutAnIdAreMissingAndAllOthersStored() {
        Set<String> nameless = new TreeSet<>();
        change("/dashboards/search", "offset=0", (rows, uri) -> {
            nameless.add(rows.get(1).path("id").asText());
            ((ObjectNode) rows.get(1)).put("id", "");
            nameless.add(rows.get(2).path("id").asText());
            ((ObjectNode) rows.get(2)).putNull("id");
        });
        assertEquals(Outcome.PARTIAL, rig.batch(50).extract(Kind.DASHBOARD).outcome());
        assertEquals(23, rig.stored(Kind.DASHBOARD).size());
        assertEquals(2, nameless.size());
        assertEquals("*", letter().contentId());
        assertTrue(letter().errorMessage().startsWith("2 rows of the list of dashboards"), letter()::errorMessage);
        change = (uri, said) -> {};
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.DASHBOARD).outcome());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void listsOfNothingButIdsMissRowsWithoutOneToo() {
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        change("/dashboards/search", "fields=", (rows, uri) -> ((ObjectNode) rows.get(1)).put("id", ""));
        assertEquals(Outcome.PARTIAL, rig.update().outcome());
        assertEquals(25, rig.stored(Kind.DASHBOARD).size());
        assertEquals("*", letter().contentId());
    }

    @Test
    void pagesOfIdsThatAProxyCutsOffAreEachAskedForOnce() {
        IntStream.range(0, 1_100).forEach(i -> rig.looker().edits().add("folders", folder(i)));
        change("/folders/search", "", (rows, uri) -> shorten(rows, 50));
        rig.batch(100).workers(8);
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.FOLDER).outcome());
        assertTrue(rig.stored(Kind.FOLDER).size() > 1_100);
        assertEquals(Outcome.COMPLETED, rig.update(Kind.FOLDER).outcome());
    }

    @Test
    void membersThatAProxyCutsOffAreAskedForAgain() {
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.GROUP).outcome());
        List<String> all = membersOfAllUsers();
        assertTrue(all.size() > 8, all::toString);
        change("/groups/1/users", "", (rows, uri) -> shorten(rows, 4));
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.GROUP).outcome());
        assertEquals(all, membersOfAllUsers());
    }

    @Test
    void aGroupThatSaysItHasMembersAndNeverGivesThemIsParked() {
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.GROUP).outcome());
        List<String> all = membersOfAllUsers();
        change("/groups/1/users", "", (rows, uri) -> shorten(rows, uri.contains("offset=0") ? 4 : 0));
        assertEquals(Outcome.PARTIAL, rig.extract(Kind.GROUP).outcome());
        assertEquals(all, membersOfAllUsers(), "what the vault has of it stays");
        assertEquals("1", letter().contentId());
        assertTrue(
                letter().errorMessage().contains("Looker said that there are " + all.size()), letter()::errorMessage);
    }

    private List<String> membersOfAllUsers() {
        return Values.texts(rig.stored(Kind.GROUP).get("1").data(), "user_ids[]");
    }

    private static ObjectNode folder(int number) {
        return new JsonMapper().createObjectNode().put("name", "F" + number).put("parent_id", "1");
    }

    @Test
    void aQueryThatAnswersWithAnotherIdIsKeptUnderTheOneThatNamesIt() {
        Set<String> asked = new TreeSet<>();
        change = (uri, said) -> {
            if (uri.matches(".*/queries/[^/?]+.*") && said instanceof ObjectNode query && query.has("id")) {
                asked.add(query.path("id").asText());
                query.put("id", "4711");
            }
        };
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertFalse(asked.isEmpty());
        asked.forEach(id -> assertTrue(rig.has(Kind.QUERY, id), id));
        assertTrue(BitRot.verify(rig.vault()).sound());
    }
}
