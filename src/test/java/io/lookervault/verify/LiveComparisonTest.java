package io.lookervault.verify;

import static io.lookervault.pack.Shop.map;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.looker.Call;
import io.lookervault.looker.Outage;
import io.lookervault.looker.Reply;
import io.lookervault.vault.Vault;
import io.lookervault.verify.LiveReport.Difference;
import io.lookervault.verify.LiveReport.LiveKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comparison asks, and what it makes of the answers. */
class LiveComparisonTest {
    private static final LivePage NONE = new LivePage(List.of(), OptionalLong.empty());

    @TempDir
    Path dir;

    private final LiveComparisons comparisons = new LiveComparisons(new Outage(InstantSource.system(), call -> {}));
    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = Sample.vault(dir);
    }

    private LiveComparison begin(int batchSize, Kind... kinds) {
        return comparisons.begin(new LiveRequest(vault, List.of(kinds), batchSize));
    }

    private static LivePage rows(Kind kind, List<Map<String, Object>> data) {
        return new LivePage(data.stream().map(row -> Item.of(kind, row)).toList(), OptionalLong.empty());
    }

    private static Difference difference(Kind kind, String id, String what) {
        return new Difference(new ItemKey(kind, id), what);
    }

    private static LivePage read(Call call, String json) throws Exception {
        return (LivePage)
                call.reader().read(new Reply(new ByteArrayInputStream(json.getBytes(UTF_8)), OptionalLong.empty()));
    }

    @Test
    void whereLookerDatesItsItemsOnlyIdsAndDatesAreAskedFor() {
        try (LiveComparison comparison = begin(100, Kind.DASHBOARD)) {
            Call call = comparison.getNext();
            assertEquals("/dashboards/search", call.path());
            assertEquals("fields=id,updated_at&limit=500&offset=0&sorts=id", call.query());
        }
    }

    @Test
    void aListThatIsGivenWholeIsAskedForOnceWithWhatItNeeds() {
        try (LiveComparison comparison = begin(100, Kind.SCHEDULED_PLAN, Kind.THEME)) {
            assertEquals(
                    "all_users=true&fields=id,updated_at", comparison.getNext().query());
            comparison.take(rows(
                    Kind.SCHEDULED_PLAN,
                    IntStream.range(0, 100)
                            .mapToObj(i -> map("id", "" + i, "updated_at", "2024-01-01"))
                            .toList()));
            assertEquals("/themes", comparison.getNext().path());
            assertEquals("", comparison.getNext().query());
            comparison.take(NONE);
            assertFalse(comparison.isMore());
        }
    }

    /** Folders of the vault, and others that it does not have. */
    private static LivePage folders(int first, int last) {
        List<String> known = List.of("", "Shared", "Sales", "Costs");
        return rows(
                Kind.FOLDER,
                IntStream.rangeClosed(first, last)
                        .mapToObj(id -> Sample.folder("" + id, id < known.size() ? known.get(id) : "New"))
                        .toList());
    }

    @Test
    void pagesGoOnUntilOneIsNotFull() {
        try (LiveComparison comparison = begin(1, Kind.FOLDER, Kind.LOOK)) {
            comparison.take(folders(1, 5));
            assertEquals("limit=5&offset=4&sorts=id", comparison.getNext().query());
            comparison.take(folders(5, 9));
            assertEquals("limit=5&offset=8&sorts=id", comparison.getNext().query());
            comparison.take(folders(9, 13));
            assertTrue(comparison.isMore());
            comparison.take(folders(13, 13));
            assertEquals("/looks/search", comparison.getNext().path());
            assertTrue(comparison.getNext().query().contains("offset=0"));
            comparison.take(NONE);
            assertFalse(comparison.isMore());
            LiveReport report = comparison.getReport();
            assertEquals(
                    List.of(new LiveKind(Kind.FOLDER, 3, 0, 10, 0, ""), new LiveKind(Kind.LOOK, 0, 0, 0, 2, "")),
                    report.kinds());
            assertEquals(
                    difference(Kind.FOLDER, "4", "added"), report.differences().get(0));
            assertEquals(
                    List.of(difference(Kind.LOOK, "5", "gone"), difference(Kind.LOOK, "6", "gone")),
                    report.differences().subList(10, 12));
            assertFalse(report.same());
            assertTrue(report.complete());
        }
    }

    @Test
    void whatIsOnTwoPagesIsCountedOnce() {
        try (LiveComparison comparison = begin(1, Kind.FOLDER)) {
            comparison.take(folders(1, 5));
            comparison.take(folders(5, 6));
            assertEquals(
                    List.of(new LiveKind(Kind.FOLDER, 3, 0, 3, 0, "")),
                    comparison.getReport().kinds());
        }
    }

    @Test
    void aDashboardHasChangedWhenItsDateHas() throws Exception {
        try (LiveComparison comparison = begin(10, Kind.DASHBOARD)) {
            comparisons.take(
                    comparison,
                    read(
                            comparison.getNext(),
                            "[{\"id\": \"42\", \"updated_at\": \"2024-05-06T07:08:09Z\"},"
                                    + " {\"id\": \"43\", \"updated_at\": \"2024-06-01T00:00:00Z\"}]"));
            LiveReport report = comparison.getReport();
            assertEquals(List.of(new LiveKind(Kind.DASHBOARD, 1, 1, 0, 0, "")), report.kinds());
            assertEquals(List.of(difference(Kind.DASHBOARD, "43", "changed")), report.differences());
        }
    }

    @Test
    void whatHasNoDateHasChangedWhenAKeyOfTheListHas() {
        try (LiveComparison comparison = begin(10, Kind.FOLDER, Kind.ROLE)) {
            comparison.take(rows(
                    Kind.FOLDER,
                    List.of(
                            Sample.folder("1", "Renamed"),
                            Sample.folder("2", "Sales"),
                            map("id", "3", "name", "Costs", "child_count", 2L, "fresh", true))));
            comparison.take(rows(Kind.ROLE, List.of(map("id", "1", "name", "Admin"))));
            assertEquals(
                    List.of(new LiveKind(Kind.FOLDER, 1, 2, 0, 0, ""), new LiveKind(Kind.ROLE, 1, 0, 0, 0, "")),
                    comparison.getReport().kinds());
        }
    }

    @Test
    void whatTheVaultHasAsDeletedIsAddedWhenLookerHasItAndNotGoneWhenItHasNot() throws SQLException {
        Sample.sql(
                vault,
                "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name IN ('Sales', 'Costs')");
        try (LiveComparison comparison = begin(10, Kind.FOLDER)) {
            comparison.take(rows(Kind.FOLDER, List.of(Sample.folder("1", "Shared"), Sample.folder("2", "Sales"))));
            LiveReport report = comparison.getReport();
            assertEquals(List.of(new LiveKind(Kind.FOLDER, 1, 0, 1, 0, "")), report.kinds());
            assertEquals(List.of(difference(Kind.FOLDER, "2", "added")), report.differences());
        }
    }

    @Test
    void idsWithThePrefixOfTheOriginalToolAreThoseOfLooker() throws SQLException {
        Sample.sql(vault, "UPDATE content_items SET id = 'folder::' || id WHERE content_type = 5");
        try (LiveComparison comparison = begin(10, Kind.FOLDER)) {
            comparison.take(rows(Kind.FOLDER, List.of(Sample.folder("1", "Shared"), Sample.folder("2", "Sales"))));
            LiveReport report = comparison.getReport();
            assertEquals(List.of(new LiveKind(Kind.FOLDER, 2, 0, 0, 1, "")), report.kinds());
            assertEquals(List.of(difference(Kind.FOLDER, "folder::3", "gone")), report.differences());
        }
    }

    @Test
    void aListThatLookerRefusesIsLeftOutWithItsReasonAndNothingIsGone() {
        try (LiveComparison comparison = begin(1, Kind.FOLDER, Kind.LOOK)) {
            comparison.take(folders(1, 5));
            comparisons.refuse(comparison, new IllegalStateException("Looker refused"));
            comparison.take(NONE);
            LiveReport report = comparison.getReport();
            assertEquals(
                    List.of(
                            new LiveKind(Kind.FOLDER, 3, 0, 2, 0, "Looker refused"),
                            new LiveKind(Kind.LOOK, 0, 0, 0, 2, "")),
                    report.kinds());
            assertFalse(report.complete());
        }
    }

    private LiveKind compareDashboards() {
        try (LiveComparison comparison = begin(10, Kind.DASHBOARD)) {
            comparison.take(rows(
                    Kind.DASHBOARD,
                    List.of(
                            map("id", "42", "updated_at", "2024-05-06T07:08:09Z"),
                            map("id", "43", "updated_at", "2024-05-07T07:08:09Z"))));
            return comparison.getReport().kinds().get(0);
        }
    }

    @Test
    void whatWasPackedHasChangedUntilAllIsExtractedAgain() throws SQLException {
        Sample.sql(
                vault,
                "INSERT INTO packs (id, packed_at, strategy, exported_at, partial, change_count)"
                        + " VALUES (1, '2024-06-01T00:00:00+00:00', 'full', '', 0, 1)",
                "INSERT INTO packed_items SELECT content_type, id, 1, 'dashboards/42.yaml', content_sha256, 'mark'"
                        + " FROM content_items WHERE content_type = 1 AND id = '42'");
        assertEquals(new LiveKind(Kind.DASHBOARD, 1, 1, 0, 0, ""), compareDashboards());
        Sample.sql(
                vault,
                "UPDATE extraction_sessions SET started_at = '2024-06-02T00:00:00+00:00', config = '{\"incremental\":true}'");
        assertEquals(new LiveKind(Kind.DASHBOARD, 1, 1, 0, 0, ""), compareDashboards());
        Sample.sql(vault, "UPDATE extraction_sessions SET config = '{\"incremental\":false}'");
        assertEquals(new LiveKind(Kind.DASHBOARD, 2, 0, 0, 0, ""), compareDashboards());
    }

    @Test
    void whatAnExtractionFoundOfAPackIsKnownAlsoWhenItsLedgerIsForgotten() throws SQLException {
        Sample.sql(
                vault,
                "INSERT INTO packs (id, packed_at, strategy, exported_at, partial, change_count)"
                        + " VALUES (1, '2024-06-01T00:00:00+00:00', 'full', '', 0, 1)",
                "INSERT INTO packed_items SELECT content_type, id, 1, 'dashboards/42.yaml', content_sha256, 'mark'"
                        + " FROM content_items WHERE content_type = 1 AND id = '42'",
                "UPDATE extraction_sessions SET started_at = '2024-06-02T00:00:00+00:00', config = '{}'");
        try (Vault open = Vault.open(vault, "extract", InstantSource.system())) {
            for (int i = 0; i < 6; i++) {
                open.sessions().start("{\"incremental\":true}", "https://looker.example.com");
            }
        }
        assertEquals(new LiveKind(Kind.DASHBOARD, 2, 0, 0, 0, ""), compareDashboards());
        Sample.sql(
                vault,
                "UPDATE packed_items SET pack_id = 2",
                "UPDATE packs SET id = 2, packed_at = '2024-07-01T00:00:00+00:00'");
        assertEquals(new LiveKind(Kind.DASHBOARD, 1, 1, 0, 0, ""), compareDashboards());
    }

    @Test
    void whereLookerGivesNoDateAllOfTheListIsCompared() {
        try (LiveComparison comparison = begin(10, Kind.LOOK, Kind.DASHBOARD)) {
            comparison.take(rows(Kind.LOOK, List.of(map("id", "5"), map("id", "6"))));
            assertEquals("limit=50&offset=0&sorts=id", comparison.getNext().query());
            comparison.take(rows(
                    Kind.LOOK,
                    List.of(map("id", "5", "title", "Margin"), map("id", "6", "title", "Edited in Looker"))));
            assertTrue(comparison.getNext().query().startsWith("fields=id,updated_at"));
            comparison.take(NONE);
            assertEquals(
                    new LiveKind(Kind.LOOK, 1, 1, 0, 0, ""),
                    comparison.getReport().kinds().get(0));
        }
    }

    private static LivePage ofSeven(LivePage page) {
        return new LivePage(page.rows(), OptionalLong.of(7));
    }

    @Test
    void aPageThatIsCutShortIsNotTheLast() {
        try (LiveComparison comparison = begin(1, Kind.FOLDER)) {
            comparison.take(ofSeven(folders(1, 3)));
            assertEquals("limit=5&offset=2&sorts=id", comparison.getNext().query());
            comparison.take(ofSeven(folders(3, 5)));
            comparison.take(ofSeven(folders(5, 7)));
            assertEquals(
                    List.of(new LiveKind(Kind.FOLDER, 3, 0, 4, 0, "")),
                    comparison.getReport().kinds());
        }
    }

    @Test
    void aListThatDoesNotGiveAllThatItSaysIsNotCompared() {
        try (LiveComparison comparison = begin(1, Kind.FOLDER)) {
            comparison.take(ofSeven(folders(1, 2)));
            comparison.take(ofSeven(folders(2, 2)));
            LiveKind folders = comparison.getReport().kinds().get(0);
            assertTrue(folders.refused().contains("there are 7, and gave none from the 3. on"), folders::refused);
            assertEquals(0, folders.gone());
        }
    }

    @Test
    void aRowWithoutAnIdIsNoAnswer() {
        try (LiveComparison comparison = begin(10, Kind.FOLDER)) {
            Call call = comparison.getNext();
            assertThrows(IOException.class, () -> read(call, "[{\"message\": \"maintenance\"}]"));
        }
    }

    @Test
    void kindsWithoutAListOfTheirOwnAreNotCompared() {
        try (LiveComparison comparison = begin(2, Kind.QUERY, Kind.LOOK, Kind.CONTENT_ACCESS)) {
            comparison.take(NONE);
            assertFalse(comparison.isMore());
            LiveReport report = comparison.getReport();
            assertEquals(
                    List.of(Kind.LOOK),
                    report.kinds().stream().map(LiveKind::kind).toList());
            assertEquals(List.of(Kind.QUERY, Kind.CONTENT_ACCESS), report.unlisted());
        }
    }

    @Test
    void ofEachKindTheFirstHundredDifferencesAreNamedAndAllAreCounted() {
        try (LiveComparison comparison = begin(1000, Kind.FOLDER, Kind.LOOK)) {
            comparison.take(rows(
                    Kind.FOLDER,
                    IntStream.range(100, 300)
                            .mapToObj(i -> Sample.folder("" + i, "F"))
                            .toList()));
            comparison.take(NONE);
            LiveReport report = comparison.getReport();
            assertEquals(200, report.kinds().get(0).added());
            assertEquals(3, report.kinds().get(0).gone());
            assertEquals(102, report.differences().size());
            assertEquals("199", report.differences().get(99).item().id());
        }
    }

    @Test
    void differencesOfEverySortCountTogether() {
        try (LiveComparison comparison = begin(1000, Kind.FOLDER)) {
            List<Map<String, Object>> folders = new ArrayList<>(List.of(Sample.folder("1", "Renamed")));
            IntStream.range(100, 198).forEach(i -> folders.add(Sample.folder("" + i, "F")));
            comparison.take(rows(Kind.FOLDER, folders));
            LiveReport report = comparison.getReport();
            assertEquals(List.of(new LiveKind(Kind.FOLDER, 0, 1, 98, 2, "")), report.kinds());
            assertEquals(100, report.differences().size());
            assertEquals(
                    difference(Kind.FOLDER, "2", "gone"), report.differences().get(99));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, true", "1, 1, 0, false", "1, 0, 1, false", "0, 1, 1, false", "0, 0, 1, false"})
    void theVaultIsTheSameOnlyWhenNothingDiffers(long changed, long added, long gone, boolean same) {
        LiveReport report =
                new LiveReport(List.of(new LiveKind(Kind.FOLDER, 5, changed, added, gone, "")), List.of(), List.of());
        assertEquals(same, report.same());
    }

    @Test
    void whatCannotBeComparedIsSaidAndAloneRefused() {
        LiveReport report = new LiveReport(
                List.of(new LiveKind(Kind.FOLDER, 5, 0, 0, 0, "")), List.of(), List.of(Kind.QUERY, Kind.EXPLORE));
        assertEquals(
                "the vault holds what Looker has; not compared, since Looker has no list of them: queries, explores",
                report.summary());
        List<Kind> none = List.of(Kind.EXPLORE);
        assertThrows(IllegalArgumentException.class, () -> new LiveRequest(vault, none, 10));
    }
}
