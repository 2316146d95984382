package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault of one Looker, restored into another. */
class ForeignInstanceTest {
    private static final DemoOptions EMPTY =
            DemoOptions.defaults().withEmpty(true).withSeed(2);
    private static final DemoOptions OTHER =
            DemoOptions.defaults().withDashboards(12).withSeed(2);

    @TempDir
    Path dir;

    private Portrait source;
    private String address;

    @BeforeEach
    void extract() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(dir.resolve("a")), 12)) {
            rig.extract();
            source = Portrait.of(rig.looker());
            address = rig.looker().url();
        }
    }

    private Rig target(DemoOptions demo) throws Exception {
        Path there = Files.createDirectory(dir.resolve("b"));
        Files.copy(dir.resolve("a/looker.db"), there.resolve("looker.db"));
        return new Rig(there, demo);
    }

    private static Rules rules(String owner) {
        return new Rules(false, true, true, Optional.of(owner), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** What the API can make, and who owns it can be said. */
    private static boolean isMadeElsewhere(String line) {
        return line.contains("user Nightly Robot")
                || line.contains("user Mateusz Kowalski")
                || line.contains("Operations Analysts")
                || line.startsWith("user_attribute region | group value");
    }

    @Test
    void anEmptyInstanceShowsEverythingAfterwards() throws Exception {
        try (Rig rig = target(EMPTY)) {
            rig.ledger().reset();
            RestoreReport report = rig.restore(Choice.all(), rules("me"));
            Portrait after = Portrait.of(rig.looker());
            Portrait wanted = source.without(ForeignInstanceTest::isMadeElsewhere);
            String lacking = wanted.without(line -> line.endsWith(".user_id") || line.endsWith(".owner_id"))
                    .lackedBy(after);
            assertEquals("", lacking, () -> Plans.said(rig, report));
            assertEquals(report.plannedWrites(), report.writes());
            assertEquals(report.writes(), rig.ledger().writes());

            rig.ledger().reset();
            rig.restore(Choice.all(), rules("me"));
            assertEquals(0, rig.ledger().writes());
        }
    }

    @Test
    void whatOnlyOthersCanMakeIsRefusedWithTheReason() throws Exception {
        try (Rig rig = target(EMPTY)) {
            List<String> refused = Plans.refused(rig, Choice.all(), rules("me"));
            assertEquals("""
                    user 10 'Nightly Robot': service accounts are made by hand, in Looker's admin pages; it is not in the target
                    user 5 'Mateusz Kowalski': embed users are made by signing in from the embedding application; it is not in the target
                    group 3 'Operations Analysts': the group is managed by Looker, or outside of it; it is not in the target
                    folder 17 'Mateusz Kowalski': it comes with its user; user 5 is not restored: embed users are made by signing in from the embedding application; it is not in the target
                    """, String.join("\n", refused) + "\n");
        }
    }

    @Test
    void aDashboardWhoseLookWasDeletedSinceSaysHowItComesBack() throws Exception {
        Path home = Files.createDirectory(dir.resolve("c"));
        try (Rig rig = new Rig(home, 12)) {
            rig.extract();
            rig.looker().edits().delete("looks", "1");
            rig.extract();
        }
        Files.copy(home.resolve("looker.db"), dir.resolve("a/looker.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Rig rig = target(EMPTY)) {
            List<String> refused = Plans.refused(rig, Choice.all(), rules("me"));
            assertTrue(
                    refused.stream().anyMatch(line -> line.contains("look 1 (") && line.contains("--include-deleted")),
                    refused.toString());
            Choice deletedToo = new Choice(Set.of(), Set.of(), false, List.of(), false, true);
            assertFalse(Plans.refused(rig, deletedToo, rules("me")).toString().contains("look 1 ("));
        }
    }

    @Test
    void ownersAreKeptByTheirMailAndOthersAreReplacedAsTold() throws Exception {
        try (Rig rig = target(EMPTY)) {
            rig.restore(Choice.all(), rules("user6@example.com"));
            Map<String, String> after = Portrait.of(rig.looker()).lines();
            source.lines().forEach((line, owner) -> {
                if (line.endsWith(".user_id") || line.endsWith(".owner_id")) {
                    assertEquals(owner.startsWith("user ") ? "user6@example.com" : owner, after.get(line), line);
                }
            });
        }
    }

    @Test
    void contentOfUnknownOwnersIsRefusedUnlessSomeoneIsNamed() throws Exception {
        try (Rig rig = target(EMPTY)) {
            List<String> refused = Plans.refused(rig, Choice.all(), Rules.careful());
            assertTrue(
                    refused.stream()
                            .anyMatch(line -> line.startsWith("dashboard 2 ") && line.contains("--owner-fallback")),
                    refused.toString());
            List<String> nobody = Plans.refused(rig, Choice.all(), rules("nobody@example.com"));
            assertTrue(
                    nobody.stream().anyMatch(line -> line.contains("the target has no user nobody@example.com")),
                    nobody.toString());
        }
    }

    @Test
    void anInstanceWhereTheSameNumbersMeanOtherThingsKeepsItsOwn() throws Exception {
        try (Rig rig = target(OTHER)) {
            Portrait own = Portrait.of(rig.looker());
            rig.ledger().reset();
            RestoreReport report = rig.restore(Choice.all(), rules("me"));
            Portrait after = Portrait.of(rig.looker());
            assertEquals(
                    "",
                    source.without(ForeignInstanceTest::isMadeElsewhere).lackedBy(after),
                    () -> Plans.said(rig, report));
            Set<String> shared = source.subjects();
            assertEquals(
                    "",
                    own.without(line -> shared.contains(Portrait.subject(line))).lackedBy(after));
            assertEquals(report.plannedWrites(), rig.ledger().writes());

            rig.ledger().reset();
            rig.restore(Choice.all(), rules("me"));
            assertEquals(0, rig.ledger().writes());
        }
    }

    @Test
    void whatBecameOfEachItemIsRemembered() throws Exception {
        try (Rig rig = target(EMPTY)) {
            rig.restore(Choice.all(), rules("me"));
            for (String table : List.of("restored_ids", "id_mappings")) {
                Map<String, String> ids = remembered(rig.vault(), table, Kind.DASHBOARD);
                assertEquals(rig.stored(Kind.DASHBOARD).keySet(), ids.keySet(), table);
                Hand hand = new Hand(rig.looker());
                for (Map.Entry<String, String> id : ids.entrySet()) {
                    assertEquals(
                            rig.nameOf(Kind.DASHBOARD, id.getKey()),
                            hand.get("/dashboards/" + id.getValue())
                                    .path("title")
                                    .asText());
                }
            }
        }
    }

    private static Map<String, String> remembered(Path vault, String table, Kind kind) throws Exception {
        Map<String, String> ids = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT source_id, destination_id FROM " + table + " WHERE content_type = " + kind.code())) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getString(2));
            }
        }
        return ids;
    }

    @Test
    void whatTheTargetLacksIsFoundBeforeTheFirstWrite() throws Exception {
        try (Rig rig = target(EMPTY)) {
            Hand hand = new Hand(rig.looker());
            hand.delete("/lookml_models/finance");
            rig.ledger().reset();
            Choice content = new Choice(
                    Set.of(Kind.DASHBOARD, Kind.LOOK, Kind.FOLDER, Kind.USER),
                    Set.of(),
                    false,
                    List.of(),
                    false,
                    false);
            List<String> refused = Plans.refused(rig, content, rules("me"));
            assertEquals(0, rig.ledger().writes());
            String lacking = "model finance is not configured in the target";
            assertTrue(refused.stream().filter(line -> line.contains(lacking)).count() > 3, refused.toString());

            rig.restore(content, rules("me"));
            assertEquals(List.of(), rig.letters(), "nothing was tried in vain");
            assertFalse(rig.ledger().statuses().containsKey(404));
        }
    }

    @Test
    void connectionsAndProjectsThatAreMissingAreListedTogether() throws Exception {
        Rules rules = new Rules(
                false,
                true,
                true,
                Optional.of("me"),
                Map.of("marketing", "growth"),
                Map.of("warehouse", "lake", "ledger", "books"),
                Map.of(),
                Map.of());
        try (Rig rig = target(EMPTY)) {
            rig.ledger().reset();
            String refused = String.join("\n", Plans.refused(rig, Choice.of(models(rig), false), rules));
            for (String name : List.of("lake", "books")) {
                assertTrue(refused.contains("the target has no connection " + name), refused);
            }
            assertEquals(0, rig.ledger().writes());
        }
    }

    private static List<ItemKey> models(Rig rig) {
        return rig.stored(Kind.LOOKML_MODEL).keySet().stream()
                .map(name -> new ItemKey(Kind.LOOKML_MODEL, name))
                .toList();
    }

    @Test
    void rulesGiveModelsConnectionsFoldersAndUsersOtherNames() throws Exception {
        Rules rules = new Rules(
                false,
                true,
                true,
                Optional.of("me"),
                Map.of("finance", "finance_eu"),
                Map.of("ledger", "warehouse"),
                Map.of("Shared/Operations EMEA", "Shared/Attic/Operations"),
                Map.of("user7@example.com", "omar@example.org"));
        try (Rig rig = target(EMPTY)) {
            Hand hand = new Hand(rig.looker());
            hand.delete("/lookml_models/finance");
            hand.post("/folders", "name", "Attic", "parent_id", "1");
            RestoreReport report = rig.restore(Choice.all(), rules);
            Portrait after = Portrait.of(rig.looker());
            Portrait renamed =
                    source.renamed(line -> line.replace("lookml_model finance |", "lookml_model finance_eu |")
                            .replace("Shared > Operations EMEA", "Shared > Attic > Operations")
                            .replace("user7@example.com", "omar@example.org"));
            Portrait wanted = renamed.without(ForeignInstanceTest::isMadeElsewhere)
                    .without(line -> line.endsWith(".user_id") || line.endsWith(".owner_id"))
                    .without(line -> line.contains("model"));
            assertEquals("", wanted.lackedBy(after), () -> Plans.said(rig, report));
            assertEquals("warehouse", after.lines().get("lookml_model finance_eu |.allowed_db_connection_names[0]"));
            assertFalse(after.lines().containsKey("lookml_model finance |.project_name"));

            rig.ledger().reset();
            rig.restore(Choice.all(), rules);
            assertEquals(0, rig.ledger().writes());
        }
    }

    @Test
    void aFolderThatCannotLieWhereARuleWantsItIsRefused() throws Exception {
        Rules rules = new Rules(
                false,
                true,
                true,
                Optional.of("me"),
                Map.of(),
                Map.of(),
                Map.of("Shared/Operations EMEA", "Shared/Nowhere/Operations"),
                Map.of());
        try (Rig rig = target(EMPTY)) {
            String refused = String.join("\n", Plans.refused(rig, Choice.all(), rules));
            assertTrue(
                    refused.contains("folder Shared/Nowhere/Operations, named by --map, has no folder above it"),
                    refused);
        }
    }

    @Test
    void whatCouldBeTwoThingsIsRefusedWithBothNamed() throws Exception {
        try (Rig rig = target(EMPTY)) {
            Map<?, ?> board = (Map<?, ?>) rig.stored(Kind.BOARD).get("2").data();
            ItemKey user = new ItemKey(Kind.USER, (String) board.get("user_id"));
            rig.restore(Choice.of(List.of(user), false), rules("me"));
            String owner = remembered(rig.vault(), "restored_ids", Kind.USER).get(user.id());
            Hand hand = new Hand(rig.looker());
            JsonNode one = hand.post("/boards", "title", board.get("title"), "user_id", owner);
            JsonNode two = hand.post("/boards", "title", board.get("title"), "user_id", owner);
            String refused = String.join("\n", Plans.refused(rig, Choice.all(), rules("me")));
            String candidates =
                    List.of(one.path("id").asText(), two.path("id").asText()) + " in the target, which are alike";
            assertTrue(refused.contains("board 2 could be any of boards " + candidates), refused);
        }
    }

    // An instance rebuilt at the same address uses the same numbers for other things
    @Test
    void anInstanceRebuiltAtTheSameAddressIsNotTakenForTheOldOne() throws Exception {
        try (Rig rig = target(OTHER).instance(address)) {
            Portrait own = Portrait.of(rig.looker());
            RestoreReport report = rig.restore(Choice.all(), rules("me"));
            Portrait after = Portrait.of(rig.looker());
            assertEquals(
                    "",
                    source.without(ForeignInstanceTest::isMadeElsewhere).lackedBy(after),
                    () -> Plans.said(rig, report));
            Set<String> shared = source.subjects();
            assertEquals(
                    "",
                    own.without(line -> shared.contains(Portrait.subject(line))).lackedBy(after));

            rig.ledger().reset();
            rig.restore(Choice.all(), rules("me"));
            assertEquals(0, rig.ledger().writes());
        }
    }

    // What was remembered of the instance that stood there before means other things in the one that stands there now
    @Test
    void anInstanceRebuiltAfterARestorationKeepsItsOwn() throws Exception {
        Path before = Files.createDirectory(dir.resolve("before"));
        Files.copy(dir.resolve("a/looker.db"), before.resolve("looker.db"));
        try (Rig rig = new Rig(before, EMPTY).instance(address)) {
            rig.restore(Choice.all(), rules("me"));
        }
        Files.copy(before.resolve("looker.db"), dir.resolve("a/looker.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Rig rig = target(EMPTY).instance(address)) {
            Hand hand = new Hand(rig.looker());
            for (int i = 0; i < 20; i++) { // these take the numbers that the restoration was given before
                hand.post("/folders", "name", "Their folder " + i, "parent_id", "1");
                hand.post("/groups", "name", "Their group " + i);
                hand.post("/permission_sets", "name", "Their set " + i, "permissions", List.of("see_looks"));
                hand.post("/dashboards", "title", "Their dashboard " + i, "folder_id", "1");
            }
            Portrait own = Portrait.of(rig.looker());
            RestoreReport report = rig.restore(Choice.all(), rules("me"));
            Portrait after = Portrait.of(rig.looker());
            assertEquals(
                    "",
                    own.without(line -> source.subjects().contains(Portrait.subject(line)))
                            .lackedBy(after));
            assertEquals(
                    "",
                    source.without(ForeignInstanceTest::isMadeElsewhere)
                            .without(line -> line.endsWith(".user_id"))
                            .lackedBy(after),
                    () -> Plans.said(rig, report));
            assertEquals(report.plannedWrites(), report.writes());
        }
    }

    // 7: the slug is the same in every instance
    // 17: colour collections are named by other ids in another instance
    // 18: looks behind tiles travel with the dashboard
    @Test
    void aSingleDashboardBringsWhatItShows() throws Exception {
        try (Rig rig = target(EMPTY)) {
            String tile = source.lines().keySet().stream()
                    .filter(line ->
                            line.startsWith("dashboard ") && line.contains(" tile ") && line.endsWith(".look_id"))
                    .findFirst()
                    .orElseThrow();
            String title = Portrait.subject(tile);
            String id = rig.stored(Kind.DASHBOARD).keySet().stream()
                    .filter(key -> title.endsWith(" > " + rig.nameOf(Kind.DASHBOARD, key)))
                    .findFirst()
                    .orElseThrow();
            Choice choice = Choice.of(List.of(new ItemKey(Kind.DASHBOARD, id)), true);
            RestoreReport report = rig.restore(choice, rules("me"));
            Portrait after = Portrait.of(rig.looker());
            Portrait wanted = source.only(line -> Portrait.subject(line).equals(title)
                    || line.startsWith("look " + source.lines().get(tile) + " |"));
            assertEquals("", wanted.lackedBy(after), () -> Plans.said(rig, report));
            assertTrue(wanted.lines().containsKey(title + " |.slug"));
            assertEquals(
                    1,
                    after.subjects().stream()
                            .filter(subject -> subject.startsWith("dashboard "))
                            .count());
        }
    }
}
