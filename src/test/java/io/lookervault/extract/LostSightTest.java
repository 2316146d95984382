package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.restore.Choice;
import io.lookervault.restore.Rules;
import io.lookervault.session.Outcome;
import io.lookervault.vault.Shrinkage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looker shows less to who lost a permission, and says nothing of it: that is not the same as less being there. */
class LostSightTest {
    private static final int DASHBOARDS = 40;

    @TempDir
    private Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, DASHBOARDS).batch(50);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void hide(String list) {
        rig.looker().faults().add(FaultRule.on("GET", list, new FaultAction.Blind()));
    }

    private void delete(int first, int last) {
        IntStream.rangeClosed(first, last)
                .mapToObj(String::valueOf)
                .forEach(id -> rig.looker().edits().delete("dashboards", id));
    }

    @Test
    void whatAllAtOnceIsNoLongerListedIsNotCalledDeleted() {
        Map<ItemKey, String> before = rig.hashes();
        hide("/dashboards/search");
        hide("/looks/search");
        ExtractReport report = rig.extract();
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertEquals(Map.of(), report.deleted());
        assertEquals(new Shrinkage(DASHBOARDS, DASHBOARDS), report.shrunk().get(Kind.DASHBOARD));
        assertTrue(report.shrunk().containsKey(Kind.LOOK));
        assertTrue(report.lack().contains(DASHBOARDS + " of " + DASHBOARDS + " dashboards"), report.lack());
        assertEquals(before, rig.hashes());
    }

    @Test
    void anIncrementalRunDoesNotCallItDeletedEither() {
        hide("/dashboards/search");
        assertEquals(Outcome.PARTIAL, rig.update().outcome());
        assertEquals(DASHBOARDS, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void whatOthersDeletedAmongItIsMarkedOnceTheRestIsSeenAgain() {
        rig.looker().edits().delete("looks", "3");
        hide("/dashboards/search");
        assertEquals(Map.of(), rig.extract().deleted());
        rig.looker().faults().clear();
        ExtractReport seenAgain = rig.extract();
        assertEquals(Outcome.COMPLETED, seenAgain.outcome());
        assertEquals(Map.of(Kind.LOOK, 1), seenAgain.deleted());
    }

    @Test
    void aHandfulThatIsMissingIsDeleted() {
        delete(1, 9);
        ExtractReport report = rig.extract();
        assertEquals(Outcome.COMPLETED, report.outcome());
        assertEquals(9, report.deleted().get(Kind.DASHBOARD));
    }

    @Test
    void aSmallPartOfManyIsDeleted() {
        delete(1, 10);
        assertEquals(10, rig.extract().deleted().get(Kind.DASHBOARD));
        delete(11, 20);
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(30, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void whoSaysThatItIsTrueHasItMarkedAsDeleted() {
        delete(1, 30);
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        ExtractReport accepted = rig.extractShrunk();
        assertEquals(Outcome.COMPLETED, accepted.outcome());
        assertEquals(30, accepted.deleted().get(Kind.DASHBOARD));
        assertFalse(rig.has(Kind.DASHBOARD, "30"));
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
    }

    @Test
    void whatARestorationMadeAnewIsNotMissing() {
        delete(1, 30);
        assertEquals(
                Outcome.COMPLETED, rig.restore(Choice.all(), Rules.careful()).outcome());
        ExtractReport after = rig.extract();
        assertEquals(Outcome.COMPLETED, after.outcome(), after.lack());
        assertEquals(30, after.deleted().get(Kind.DASHBOARD));
        assertEquals(DASHBOARDS, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void oneThatWasPackedAsNewHidesNoneOfTheOthers() throws Exception {
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + rig.vault());
                Statement sql = vault.createStatement()) {
            sql.executeUpdate(
                    "CREATE TEMP TABLE packed AS SELECT * FROM content_items WHERE content_type = 12 LIMIT 1");
            sql.executeUpdate("UPDATE packed SET id = 'new-plan'");
            sql.executeUpdate("INSERT INTO content_items SELECT * FROM packed");
        }
        int plans = rig.stored(Kind.SCHEDULED_PLAN).size();
        hide("/scheduled_plans");
        ExtractReport report = rig.extract();
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertEquals(new Shrinkage(plans - 1, plans - 1), report.shrunk().get(Kind.SCHEDULED_PLAN));
        assertEquals(plans, rig.stored(Kind.SCHEDULED_PLAN).size());
    }

    private Map<ItemKey, String> hashes(Kind kind) {
        Map<ItemKey, String> all = rig.hashes();
        all.keySet().removeIf(key -> key.kind() != kind);
        return all;
    }

    @Test
    void groupsKeepTheirMembersWhenUsersAreHidden() {
        Map<ItemKey, String> groups = hashes(Kind.GROUP);
        hide("/users");
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(groups, hashes(Kind.GROUP));
        hide("/groups/*/users");
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(groups, hashes(Kind.GROUP), "who is hidden there as well is not gone");
    }

    private static void hideUsersOnceTheyAreListed(Rig rig) {
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/users", new FaultAction.Status(500)).times(3));
        rig.looker().faults().add(FaultRule.on("GET", "/users/*", new FaultAction.Status(404)));
    }

    @Test
    void groupsKeepTheirMembersWhenUsersAreListedAndThenNotThere() {
        Map<ItemKey, String> groups = hashes(Kind.GROUP);
        hideUsersOnceTheyAreListed(rig);
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(groups, hashes(Kind.GROUP));
    }

    @Test
    void groupsOfAFirstBackupHaveTheirMembersWhenUsersAreListedAndThenNotThere() throws Exception {
        try (Rig first = new Rig(Files.createDirectory(dir.resolve("first")), DASHBOARDS).batch(50)) {
            hideUsersOnceTheyAreListed(first);
            ExtractReport report = first.extract();
            assertEquals(Outcome.PARTIAL, report.outcome());
            assertTrue(report.vanished().containsKey(Kind.USER), report::lack);
            Map<ItemKey, String> groups = first.hashes();
            groups.keySet().removeIf(key -> key.kind() != Kind.GROUP);
            assertEquals(hashes(Kind.GROUP), groups);
        }
    }

    @Test
    void rolesKeepTheirGroupsWhenGroupsAreHidden() {
        Map<ItemKey, String> roles = hashes(Kind.ROLE);
        hide("/groups/search/with_hierarchy");
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(roles, hashes(Kind.ROLE));
    }
}
