package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.Tally;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is parked, what is gone is written down, and all else is stored. */
class FailingItemsTest {
    @TempDir
    static Path reference;

    private static Map<ItemKey, String> whole = Map.of();

    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        if (whole.isEmpty()) {
            try (Rig undisturbed = new Rig(reference, 45)) {
                undisturbed.extract();
                whole = undisturbed.hashes();
            }
        }
        rig = new Rig(dir, 45);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void fail(String path, String query, int status) {
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", path, new FaultAction.Status(status)).withQuery(query));
    }

    private ExtractReport extract(Outcome expected) {
        ExtractReport report = rig.extract();
        assertEquals(expected, report.outcome(), () -> report + " " + rig.letters());
        report.tallies()
                .forEach(tally -> assertEquals(
                        tally.listed(), tally.stored() + tally.parked() + tally.vanished(), tally.toString()));
        assertEquals(rig.letters().size(), report.parked());
        return report;
    }

    private Set<String> parked() {
        return rig.letters().stream()
                .map(letter -> letter.kind().singular() + " " + letter.contentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an undisturbed run stores and this one did not; what both have is equal. */
    private Set<String> missing() {
        Map<ItemKey, String> mine = rig.hashes();
        mine.forEach((key, hash) -> assertEquals(whole.get(key), hash, key.toString()));
        return missingIds();
    }

    /** The same by ids alone: what is fetched by itself may have more keys, or another order of them. */
    private Set<String> missingIds() {
        Set<ItemKey> lost = new HashSet<>(whole.keySet());
        lost.removeAll(rig.hashes().keySet());
        return lost.stream().map(ItemKey::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Leaves out what only a lost item names. */
    private Set<String> missingBut(String kind) {
        return missing().stream().filter(item -> !item.startsWith(kind)).collect(Collectors.toSet());
    }

    @Test
    void aPageThatFailsForGoodIsFetchedItemByItemAndThePoisonedOnesAreParkedWithTheFullError() {
        List<String> ids = List.copyOf(dashboardsOfSecondPage());
        poisonPage("/dashboards/search", "limit=10&offset=10");
        fail("/dashboards/" + ids.get(3), "", 500);
        fail("/dashboards/" + ids.get(7), "", 403);
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("dashboard " + ids.get(3), "dashboard " + ids.get(7)), parked());
        assertEquals(parked(), missingBut("query"));
        DeadLetter letter = rig.letters().stream()
                .filter(it -> it.contentId().equals(ids.get(3)))
                .findFirst()
                .orElseThrow();
        assertEquals("Unavailable", letter.errorType());
        assertTrue(letter.errorMessage().contains("GET /dashboards/" + ids.get(3) + " answered 500"), letter::toString);
        assertTrue(letter.stackTrace().contains("ReplyJudge"), letter::toString);
    }

    /** The page fails as often as it is tried; asked for with nothing but ids, it comes. */
    private void poisonPage(String path, String query) {
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", path, new FaultAction.Status(500))
                        .withQuery(query)
                        .times(3));
    }

    private Set<String> dashboardsOfSecondPage() {
        return whole.keySet().stream()
                .filter(key -> key.kind() == Kind.DASHBOARD)
                .map(ItemKey::id)
                .sorted(java.util.Comparator.comparingInt(Integer::parseInt))
                .skip(10)
                .limit(10)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    @Test
    void looksOfAFailedPageBringTheirQueries() {
        rig.batch(100);
        poisonPage("/looks/search", "");
        extract(Outcome.COMPLETED);
        assertEquals(Set.of(), missingIds());
        rig.stored(Kind.LOOK).forEach((id, look) -> assertTrue(((Map<?, ?>) look.data()).get("query") instanceof Map));
    }

    @Test
    void everyListMayFailAsAPageAndStillBeStoredItemByItem() {
        rig.batch(100);
        for (String path : List.of(
                "/dashboards/search",
                "/looks/search",
                "/boards/search",
                "/users",
                "/folders/search",
                "/roles/search",
                "/lookml_models",
                "/alerts/search",
                "/themes",
                "/user_attributes",
                "/color_collections",
                "/scheduled_plans",
                "/permission_sets/search",
                "/model_sets/search")) {
            poisonPage(path, "");
        }
        extract(Outcome.COMPLETED);
        assertEquals(Set.of(), missingIds());
    }

    @Test
    void aPageWithoutEvenIdsIsReadRowByRow() {
        fail("/dashboards/search", "limit=10&offset=10", 500);
        fail("/dashboards/search", "limit=1&offset=14", 500);
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("dashboard *"), parked());
        assertEquals(Set.of(), missingBut("query"), "the list of ids names even the row that fails");
    }

    @Test
    void aForbiddenKindIsParkedAndTheOthersAreDone() {
        rig.looker().faults().forbid("boards", 403).forbid("alerts", 404).forbid("themes", 403);
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("board *", "alert *", "theme *"), parked());
        assertTrue(missing().stream().allMatch(item -> item.matches("(board|alert|theme|content_access) .*")));
        DeadLetter letter = rig.letters().stream()
                .filter(it -> it.kind() == Kind.BOARD)
                .findFirst()
                .orElseThrow();
        assertTrue(letter.errorMessage().contains("GET /boards/search"), letter::toString);
        assertTrue(letter.errorMessage().contains("403"), letter::toString);
    }

    @Test
    void aLaterBackupThatHasTheItemsTakesTheLettersOfEarlierOnesAway() {
        fail("/users/7/attribute_values", "", 403);
        fail("/groups/**", "", 403);
        rig.extract();
        assertTrue(rig.letters().size() > 1, rig.letters()::toString);
        rig.looker().faults().clear();
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.LOOK).outcome());
        assertTrue(rig.letters().size() > 1, rig.letters()::toString);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void aDashboardThatIsDeletedBetweenListAndFetchHasVanished() {
        String id = List.copyOf(dashboardsOfSecondPage()).get(2);
        poisonPage("/dashboards/search", "limit=10&offset=10");
        fail("/dashboards/" + id, "", 404);
        ExtractReport report = extract(Outcome.COMPLETED);
        Tally tally = report.tallies().stream()
                .filter(it -> it.kind() == Kind.DASHBOARD)
                .findFirst()
                .orElseThrow();
        assertEquals(1, tally.vanished());
        assertFalse(rig.has(Kind.DASHBOARD, id));
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void moreThatVanishesThanPeopleDeleteIsDoubtedEvenWhenTheVaultHasNoneOfIt() {
        fail("regex:/roles/[0-9]+.*", "", 404);
        ExtractReport report = rig.extract(Kind.ROLE);
        long vanished = report.tallies().stream().mapToLong(Tally::vanished).sum();
        assertTrue(vanished >= 3, report::toString);
        assertEquals(Outcome.PARTIAL, report.outcome());
        assertTrue(
                report.lack()
                        .startsWith("Looker listed " + vanished + " roles and gave " + vanished + " of them no more"),
                report::lack);
        assertEquals(Outcome.COMPLETED, rig.extractShrunk().outcome());
        assertEquals(Set.of(), rig.stored(Kind.ROLE).keySet());
    }

    @Test
    void aLookWithoutItsQueryIsParkedAndNeverStoredHalf() {
        StoredItem look = firstLookWithItsOwnQuery();
        String id = look.summary().key().id();
        String query = queryOf(look);
        fail("/queries/" + query, "", 404);
        extract(Outcome.PARTIAL);
        assertFalse(rig.has(Kind.LOOK, id));
        assertTrue(parked().contains("look " + id), () -> parked().toString());
        assertEquals(parked(), missing());
    }

    private StoredItem firstLookWithItsOwnQuery() {
        try (io.lookervault.vault.VaultReader reader =
                io.lookervault.vault.VaultReader.open(reference.resolve("looker.db"))) {
            StringBuilder dashboards = new StringBuilder();
            reader.scan(Kind.DASHBOARD, item -> dashboards.append(item.data()));
            List<StoredItem> found = new java.util.ArrayList<>();
            reader.scan(Kind.LOOK, found::add);
            return found.stream()
                    .filter(look -> dashboards.indexOf(queryOf(look)) < 0)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String queryOf(StoredItem look) {
        return (String) ((Map<?, ?>) look.data()).get("query_id");
    }

    @Test
    void forbiddenPartsOfUsersAreNoVanishedUsers() {
        rig.looker().faults().add(FaultRule.on("GET", "/users/*/attribute_values", new FaultAction.Status(404)));
        ExtractReport report = extract(Outcome.PARTIAL);
        Tally users = report.tallies().stream()
                .filter(it -> it.kind() == Kind.USER)
                .findFirst()
                .orElseThrow();
        assertEquals(0, users.vanished());
        assertEquals(users.listed(), users.parked());
    }

    @Test
    void aGroupThatIsDeletedBeforeItsMembersAreReadHasVanished() {
        rig.looker().faults().add(FaultRule.on("GET", "/groups/2/users", new FaultAction.Status(404)));
        fail("/groups/search/with_hierarchy", "id=2", 404);
        ExtractReport report = rig.extract(Kind.GROUP);
        assertEquals(Outcome.COMPLETED, report.outcome());
        assertEquals(1, report.tallies().stream().mapToLong(Tally::vanished).sum());
        assertFalse(rig.has(Kind.GROUP, "2"));
    }

    @Test
    void afterAFailedPageItsIdsAndItemsHaveTheirTriesToo() {
        poisonPage("/dashboards/search", "limit=10&offset=10");
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/dashboards/search", new FaultAction.Status(503))
                        .withQuery("fields=id")
                        .times(2))
                .add(FaultRule.on("GET", "regex:/dashboards/[0-9]+", new FaultAction.Hangup())
                        .times(2));
        extract(Outcome.COMPLETED);
        assertEquals(Set.of(), missing());
    }

    @Test
    void aRowThatSpoilsEveryPageItIsOnIsKnownToBeMissing() {
        List<String> ids = List.copyOf(dashboardsOfSecondPage());
        fail("/dashboards/search", "limit=10&offset=10", 500);
        fail("/dashboards/search", "limit=1&offset=14", 500);
        fail("/dashboards/search", "limit=1000&offset=0", 500);
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("dashboard *"), parked());
        assertEquals(Set.of("dashboard " + ids.get(4)), missingBut("query"));
        assertTrue(rig.asked("GET /dashboards/search") < 40, "requests: " + rig.asked("GET /dashboards/search"));
    }

    @Test
    void aPageThatFailsForLongerThanLookerMayBeSilentIsNoOutage() {
        rig.with("lookervault.looker.give-up-after", "1")
                .with("lookervault.looker.retry.max-retries", "5")
                .with("lookervault.looker.retry.delay", "400")
                .with("lookervault.looker.retry.max-delay", "400");
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/dashboards/search", new FaultAction.Status(504))
                        .times(6));
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.DASHBOARD).outcome());
        assertEquals(45, rig.stored(Kind.DASHBOARD).size());
    }

    @Test
    void aListThatFailsHoweverItIsAskedForIsSoonLeftAlone() {
        fail("/dashboards/search", "", 500);
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("dashboard *"), parked());
        assertTrue(rig.asked("GET /dashboards/search") < 100, "requests: " + rig.asked("GET /dashboards/search"));
    }

    @Test
    void aTrashThatCannotBeListedIsMissedWhateverElseIsListed() {
        fail("/dashboards/search", "deleted=true", 403);
        Selection all = new Selection(Selection.of(Set.of()).kinds(), Set.of(), false, true);
        assertEquals(Outcome.PARTIAL, rig.extract(all).outcome());
        assertEquals(Set.of("dashboard *"), parked());
        rig.looker().faults().clear();
        assertEquals(Outcome.COMPLETED, rig.extract(all).outcome());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void aListThatComesWhenTheRunGoesOnIsMissedNoMore() {
        fail("/dashboards/search", "folder_id=1", 403);
        Selection folders = new Selection(Selection.of(Set.of()).kinds(), Set.of("1"), false, false);
        assertEquals(
                Outcome.STOPPED, rig.workers(1).maxCalls(5).extract(folders).outcome());
        assertEquals(Set.of("dashboard *"), parked());
        rig.looker().faults().clear();
        assertEquals(
                Outcome.COMPLETED, rig.unlimited().extract(folders, true, false).outcome());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void anAccessListThatWasRefusedIsAskedForOnceMoreAndNotForEver() {
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/content_metadata", new FaultAction.Status(403))
                        .times(1));
        extract(Outcome.PARTIAL);
        assertEquals(Set.of("content_access *"), parked());
        rig.looker().faults().clear();
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
        assertEquals(List.of(), rig.letters());
        rig.ledger().reset();
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
        assertEquals(0, rig.asked("GET /content_metadata"));
        assertEquals(0, rig.asked("GET /content_metadata_access"));
    }
}
