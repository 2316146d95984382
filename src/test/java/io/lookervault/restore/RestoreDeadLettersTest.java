package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.vault.VaultReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be restored waits in the dead letter queue with all that helps, and comes back from it. */
class RestoreDeadLettersTest {
    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void sitsDown() throws Exception {
        desk = new Desk(dir, 10);
    }

    @AfterEach
    void leaves() {
        desk.close();
    }

    private void strike(String method, String path, int status) {
        desk.looker().faults().add(FaultRule.on(method, path, new FaultAction.Status(status)));
    }

    private List<String> ids(String uri) throws Exception {
        List<String> ids = new ArrayList<>();
        desk.hand().rows(uri).forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    private String change(String kind) throws Exception {
        String id = ids("/" + kind + "/search?sorts=id&limit=1").get(0);
        desk.hand().patch("/" + kind + "/" + id, "description", "changed");
        return id;
    }

    private long asked(String operation) {
        return desk.looker().ledger().count(operation);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422})
    void aRejectionIsParkedAtOnceWithTheExactRequest(int status) throws Exception {
        String id = change("dashboards");
        strike("PATCH", "/dashboards/" + id, status);
        desk.looker().ledger().reset();
        desk.run(4, "restore all --force");
        assertEquals(1, asked("PATCH /dashboards/{id}"));
        JsonNode letter = desk.letter();
        assertEquals("dashboard", letter.path("kind").asText());
        assertEquals(id, letter.path("id").asText());
        assertEquals("Rejected", letter.path("error_type").asText());
        assertEquals(1, letter.path("tries").asInt());
        JsonNode shown = desk.run(0, "restore dlq show " + letter.path("letter").asText() + " --output json")
                .json();
        JsonNode evidence = shown.path("evidence");
        assertEquals("PATCH", evidence.at("/request/method").asText());
        assertEquals("/dashboards/" + id, evidence.at("/request/path").asText());
        assertTrue(evidence.at("/request/body").asText().contains("\"description\""), evidence::toString);
        assertEquals(status, evidence.path("status").asInt());
        assertEquals(1, evidence.path("attempts").asInt());
    }

    @Test
    void theFieldErrorsOfLookerAreInTheLetter() throws Exception {
        String attribute =
                desk.hand().row("/user_attributes", "name", "region").path("id").asText();
        desk.hand().delete("/user_attributes/" + attribute);
        desk.hand()
                .post("/user_attributes", "name", "other", "label", "Region", "type", "string", "default_value", "x");
        desk.run(4, "restore bulk user_attributes");
        assertTrue(desk.letter().path("error").asText().contains("label"), desk.letter()::toString);
        assertEquals(422, desk.letter().at("/evidence/status").asInt());
    }

    @Test
    void whatBelongsToAUserWhoFailedWaitsForHimAndIsGivenToNobodyElse() throws Exception {
        JsonNode alert = desk.hand().rows("/alerts/search?all_owners=true").get(0);
        String mail = desk.hand()
                .get("/users/" + alert.path("owner_id").asText())
                .path("email")
                .asText();
        desk.hand().delete("/alerts/" + alert.path("id").asText());
        desk.hand().delete("/users/" + alert.path("owner_id").asText());
        strike("POST", "/users", 422);
        desk.run(4, "restore all --force --owner-fallback me");
        desk.looker().ledger().reset();
        desk.run(4, "restore dlq retry --all --type alerts");
        assertEquals(0, asked("POST /alerts"), "also where what is his is tried alone");
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        JsonNode owner = desk.hand().row("/users", "email", mail);
        assertTrue(
                desk.hand().rows("/alerts/search?all_owners=true").stream()
                        .anyMatch(row -> row.path("owner_id").equals(owner.path("id"))
                                && row.path("custom_title").equals(alert.path("custom_title"))),
                owner::toString);
    }

    @Test
    void whatNeedsAParkedItemIsParkedAsBlockedAndNothingIsSentForIt() throws Exception {
        for (String folder : ids("/folders?fields=id,parent_id")) {
            boolean own = folder.matches("\\d+") && desk.hand().has("/folders/" + folder);
            if (own
                    && desk.hand()
                            .get("/folders/" + folder)
                            .path("parent_id")
                            .asText()
                            .equals("1")) {
                desk.hand().delete("/folders/" + folder);
            }
        }
        strike("POST", "/folders", 403);
        desk.looker().ledger().reset();
        desk.run(4, "restore all --force");
        List<JsonNode> letters = desk.letters("--limit 0");
        List<JsonNode> blocked = letters.stream()
                .filter(letter -> letter.path("error_type").asText().equals("Blocked"))
                .toList();
        assertTrue(
                blocked.stream().anyMatch(letter -> letter.path("kind").asText().equals("dashboard")));
        blocked.forEach(letter -> assertTrue(
                letter.at("/evidence/blocked_by").size() > 0
                        && letter.at("/evidence/request").isMissingNode(),
                letter::toString));
        assertTrue(blocked.stream()
                .anyMatch(letter -> letter.at("/evidence/blocked_by/0").asText().startsWith("folder ")));
        assertEquals(0, asked("POST /looks") + asked("POST /dashboards"));
        assertEquals(
                letters.size() - blocked.size(), asked("POST /folders"), "one request for each folder that was tried");

        desk.run(4, "restore dlq retry --all");
        assertEquals(letters.size(), desk.letters("--limit 0").size());
        desk.letters("--limit 0")
                .forEach(letter -> assertEquals(2, letter.path("tries").asInt(), letter::toString));

        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    @Test
    void whatNamesAParkedItemIsMadeWithoutItAndWaitsForIt() throws Exception {
        String user = desk.hand()
                .row("/users", "email", "user9@example.com")
                .path("id")
                .asText();
        List<String> groups = new ArrayList<>();
        for (String group : ids("/groups?sorts=id")) {
            boolean member = ids("/groups/" + group + "/users").contains(user);
            groups.addAll(member && !group.equals("1") ? List.of(group) : List.of());
        }
        desk.hand().delete("/users/" + user);
        strike("POST", "/users", 403);
        desk.run(4, "restore bulk users groups");
        List<String> waiting = desk.letters("--type groups").stream()
                .filter(letter -> letter.at("/evidence/blocked_by/0").asText().equals("user " + user))
                .map(letter -> letter.path("id").asText())
                .toList();
        assertTrue(waiting.containsAll(groups) && !groups.isEmpty(), () -> waiting + " of " + groups);
        for (String alone : List.of("restore dlq retry --all --type groups", "restore bulk groups --force")) {
            Run run = desk.run(4, alone);
            assertTrue((run.out() + run.err()).contains("lacks [user " + user + "]"), () -> run.out() + run.err());
            assertEquals(waiting.size(), desk.letters("--type groups").size(), alone);
        }
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
        String now = desk.hand()
                .row("/users", "email", "user9@example.com")
                .path("id")
                .asText();
        for (String group : groups) {
            assertTrue(ids("/groups/" + group + "/users").contains(now));
        }
    }

    @Test
    void aFailureOfTheMomentIsTriedAgainAndThenParked() throws Exception {
        String id = change("dashboards");
        strike("PATCH", "/dashboards/" + id, 500);
        desk.looker().ledger().reset();
        desk.run(4, "restore all --force --max-retries 3");
        assertEquals(4, asked("PATCH /dashboards/{id}"));
        JsonNode letter = desk.letter();
        assertEquals("OutcomeUnknown", letter.path("error_type").asText());
        assertEquals(4, letter.at("/evidence/attempts").asInt());
        assertEquals("PATCH", letter.at("/evidence/request/method").asText());
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry " + letter.path("letter").asText());
        assertEquals(List.of(), desk.letters(""));
    }

    @Test
    void aFailureThatPassesLeavesNoLetter() throws Exception {
        String id = change("looks");
        desk.looker()
                .faults()
                .add(FaultRule.on("PATCH", "/looks/" + id, new FaultAction.Status(503))
                        .times(2));
        desk.run(0, "restore all --force");
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    @Test
    void lettersAreListedByKindAndSessionAndPage() throws Exception {
        change("dashboards");
        change("looks");
        strike("PATCH", "/dashboards/*", 422);
        strike("PATCH", "/looks/*", 422);
        desk.run(4, "restore bulk looks");
        desk.run(4, "restore bulk dashboards");
        List<JsonNode> all = desk.letters("");
        assertEquals(List.of("look", "dashboard"), kinds(all));
        assertEquals(List.of("look"), kinds(desk.letters("--type looks")));
        String session = all.get(1).path("session_id").asText();
        assertEquals(List.of("dashboard"), kinds(desk.letters("--session-id " + session)));
        assertEquals(List.of("look"), kinds(desk.letters("--limit 1")));
        assertEquals(List.of("dashboard"), kinds(desk.letters("--limit 1 --offset 1")));
        Run table = desk.run(0, "restore dlq list --limit 1");
        assertTrue(table.out().contains("look") && table.err().contains("1 of 2"), table.out() + table.err());

        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all --type dashboards");
        assertEquals(List.of("look"), kinds(desk.letters("")));
        desk.run(
                0,
                "restore dlq retry --all --session-id "
                        + all.get(0).path("session_id").asText());
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    private static List<String> kinds(List<JsonNode> letters) {
        return letters.stream().map(letter -> letter.path("kind").asText()).toList();
    }

    @Test
    void aRetryThatFailsAddsATryAndKeepsTheNumber() throws Exception {
        String id = change("dashboards");
        strike("PATCH", "/dashboards/" + id, 422);
        desk.run(4, "restore all --force");
        JsonNode first = desk.letter();
        desk.run(4, "restore dlq retry " + first.path("letter").asText());
        assertEquals(2, desk.letter().path("tries").asInt());
        assertEquals(first.path("letter"), desk.letter().path("letter"));
    }

    @Test
    void aLetterGoesWhenTheItemWasMendedByHand() throws Exception {
        String id = ids("/looks/search?sorts=id&limit=1").get(0);
        JsonNode before = desk.hand().get("/looks/" + id).path("description");
        desk.hand().patch("/looks/" + id, "description", "changed");
        strike("PATCH", "/looks/" + id, 422);
        desk.run(4, "restore all --force");
        desk.looker().faults().clear();
        desk.hand().patch("/looks/" + id, "description", before);
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
    }

    @Test
    void aRetryOfWhatIsStillBlockedAddsATry() throws Exception {
        desk.hand()
                .delete("/folders/"
                        + ids("/folders/search?parent_id=1&sorts=id").get(0));
        strike("POST", "/folders", 422);
        desk.run(4, "restore all --force");
        JsonNode blocked = desk.letters("").stream()
                .filter(letter -> letter.path("error_type").asText().equals("Blocked"))
                .findFirst()
                .orElseThrow();
        String number = blocked.path("letter").asText();
        desk.run(4, "restore dlq retry " + number);
        JsonNode again =
                desk.run(0, "restore dlq show " + number + " --output json").json();
        assertEquals(2, again.path("tries").asInt(), again::toString);
    }

    @Test
    void linksThatFailAreParkedAndTriedAgain() throws Exception {
        String group = desk.hand()
                .row("/groups", "name", "Finance Analysts")
                .path("id")
                .asText();
        String user = ids("/groups/" + group + "/users").get(0);
        desk.hand().delete("/groups/" + group + "/users/" + user);
        desk.hand().patch("/groups/" + group, "can_add_to_content_metadata", false);
        strike("POST", "/groups/" + group + "/users", 403);
        desk.run(4, "restore all --force");
        String number = desk.letter().path("letter").asText();
        desk.run(4, "restore dlq retry --all");
        assertEquals(2, desk.letter().path("tries").asInt());
        assertEquals(number, desk.letter().path("letter").asText());
        desk.looker().faults().clear();
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
    }

    @Test
    void theLetterOfAQueryIsTriedAgainLikeAnyOther() throws Exception {
        String id = ids("/looks/search?sorts=id&limit=1").get(0);
        desk.hand().delete("/looks/" + id);
        strike("POST", "/queries", 422);
        desk.run(4, "restore single look " + id);
        String number = desk.letters("--type queries").get(0).path("letter").asText();
        desk.run(4, "restore dlq retry " + number);
        assertEquals(
                2, desk.letters("--type queries").get(0).path("tries").asInt(), "it was tried, and that is counted");
        desk.looker().faults().clear();
        desk.looker().ledger().reset();
        desk.run(0, "restore dlq retry " + number);
        assertEquals(1, asked("POST /queries"));
        assertEquals(List.of("look"), kinds(desk.letters("")));
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
    }

    @Test
    void aSingleQueryIsMadeAndASingleExploreIsRefused() throws Exception {
        List<String> queries = new ArrayList<>();
        List<String> explores = new ArrayList<>();
        try (VaultReader vault = VaultReader.open(desk.vault())) {
            vault.scan(Kind.QUERY, query -> queries.add(query.summary().key().id()));
            vault.scan(
                    Kind.EXPLORE,
                    explore -> explores.add(explore.summary().key().id()));
        }
        desk.looker().ledger().reset();
        desk.run(0, "restore single query " + queries.get(0));
        assertEquals(1, asked("POST /queries"));
        Run refused = desk.run(4, "restore single explore " + explores.get(0));
        assertTrue(refused.err().contains("explores come with the LookML, by git"), refused::err);
    }

    @Test
    void kindsOfWhichNothingCanBeRestoredAreNoGoodWords() {
        assertTrue(desk.run(2, "restore bulk explores").err().contains("by git"));
        assertTrue(desk.run(2, "restore bulk dashboards explores").err().contains("by git"));
        assertTrue(desk.run(2, "restore all --only-types queries").err().contains("with what shows them"));
        desk.run(0, "restore bulk looks queries --dry-run");
        desk.run(0, "restore all --exclude-types explores,queries --dry-run");
    }

    @Test
    void retryNeedsToKnowWhich() {
        desk.run(2, "restore dlq retry");
        desk.run(2, "restore dlq retry 1 --all");
        for (String filter : new String[] {"--type looks", "--session-id x"}) {
            Run run = desk.run(2, "restore dlq retry 3 " + filter);
            assertTrue(run.err().contains("--session-id and --type choose among all letters"), run.err());
        }
        desk.run(1, "restore dlq retry 77");
        desk.run(1, "restore dlq show 77");
        assertTrue(desk.run(0, "restore dlq retry --all").err().contains("nothing is parked"));
    }

    @Test
    void clearingNeedsAWordAndLeavesTheLettersOfExtractions() throws Exception {
        change("looks");
        strike("GET", "/themes", 403);
        desk.run(4, "extract themes");
        long ofExtraction = letters().get(0).id();
        desk.looker().faults().clear();
        strike("PATCH", "/looks/*", 422);
        desk.run(4, "restore bulk looks");
        assertEquals("look", desk.letter().path("kind").asText());
        assertTrue(desk.run(2, "restore dlq clear").err().contains("--force"));
        desk.run(1, "restore dlq show " + ofExtraction);
        desk.run(1, "restore dlq retry " + ofExtraction);
        assertEquals(
                0,
                desk.run(0, "restore dlq clear --force --type boards --output json")
                        .json()
                        .path("removed")
                        .asInt());
        assertEquals(
                1,
                desk.run(0, "restore dlq clear --force --output json")
                        .json()
                        .path("removed")
                        .asInt());
        assertEquals(List.of(), desk.letters(""));
        assertEquals(
                List.of(ofExtraction),
                letters().stream().map(letter -> letter.id()).toList());
    }

    private List<io.lookervault.vault.DeadLetter> letters() {
        try (VaultReader vault = VaultReader.open(desk.vault())) {
            return vault.deadLetters(Optional.empty(), Optional.empty(), 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /dashboards/*",
                "POST /dashboard_filters",
                "PATCH /dashboard_filters/*",
                "DELETE /dashboard_filters/*",
                "POST /dashboard_elements",
                "PATCH /dashboard_elements/*",
                "DELETE /dashboard_elements/*",
                "PATCH /dashboard_layouts/*",
                "DELETE /dashboard_layouts/*",
                "PATCH /dashboard_layout_components/*",
                "GET regex:/dashboards/[0-9]+"
            })
    void aDashboardIsNeverLeftWithFewerTiles(String call) throws Exception {
        JsonNode before = dashboard();
        String id = before.path("id").asText();
        edit(before);
        List<String> old = tiles(desk.hand().get("/dashboards/" + id));
        String[] words = call.split(" ", 2);
        strike(words[0], words[1], 422);
        Run run = desk.run("restore all --force");
        desk.looker().faults().clear();
        List<String> now = tiles(desk.hand().get("/dashboards/" + id));
        assertTrue(now.containsAll(old) || now.containsAll(tiles(before)), () -> old + " became " + now);
        assertEquals(4, run.code(), run::err);
        assertNotEquals(List.of(), desk.letters("--type dashboards"));
        desk.run(0, "restore dlq retry --all");
        assertEquals(List.of(), desk.letters(""));
        assertEquals(List.of(), desk.left());
        assertEquals(tiles(before), tiles(desk.hand().get("/dashboards/" + id)));
    }

    /** One with filters and several tiles. */
    private JsonNode dashboard() throws Exception {
        return desk.hand().rows("/dashboards/search?limit=100&sorts=id").stream()
                .filter(one -> one.path("dashboard_elements").size() > 2
                        && one.path("dashboard_filters").size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private void edit(JsonNode before) throws Exception {
        Hand hand = desk.hand();
        String id = before.path("id").asText();
        hand.patch("/dashboards/" + id, "description", "changed");
        hand.delete(
                "/dashboard_elements/" + before.at("/dashboard_elements/0/id").asText());
        hand.patch(
                "/dashboard_elements/" + before.at("/dashboard_elements/1/id").asText(), "note_text", "changed");
        hand.post("/dashboard_elements", "dashboard_id", id, "type", "text", "title_text", "Odd");
        hand.delete("/dashboard_filters/" + before.at("/dashboard_filters/0/id").asText());
        hand.patch("/dashboard_filters/" + before.at("/dashboard_filters/1/id").asText(), "row", 40);
        hand.post("/dashboard_filters", "dashboard_id", id, "name", "Odd", "title", "Odd", "type", "string_filter");
        hand.patch("/dashboard_layouts/" + before.at("/dashboard_layouts/0/id").asText(), "column_width", 77);
        hand.post("/dashboard_layouts", "dashboard_id", id, "type", "newspaper", "label", "Odd");
        JsonNode tab = hand.get("/dashboards/" + id).path("dashboard_layouts").path(0);
        hand.patch(
                "/dashboard_layout_components/"
                        + tab.at("/dashboard_layout_components/0/id").asText(),
                "row",
                55);
    }

    private static List<String> tiles(JsonNode dashboard) {
        return dashboard
                .path("dashboard_elements")
                .valueStream()
                .map(tile ->
                        tile.path("title").asText("") + tile.path("title_text").asText(""))
                .sorted()
                .toList();
    }
}
