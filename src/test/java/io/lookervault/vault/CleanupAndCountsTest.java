package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import io.lookervault.vault.VaultStatistics.Content;
import io.lookervault.vault.VaultStatistics.LastSuccess;
import io.lookervault.vault.VaultStatistics.SessionCount;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is removed for good, and a vault in numbers. */
class CleanupAndCountsTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private Path file;
    private Vault vault;
    private String session;

    @BeforeEach
    void start() {
        file = directory.resolve("v.db");
        vault = Vault.open(file, "extract", clock);
        session = vault.sessions().start(config("", Kind.values()), "https://a.example");
        vault.ledger()
                .storePage(
                        session,
                        Samples.page(Kind.DASHBOARD, 0),
                        Samples.complete(
                                Samples.dashboard("1", "A"), Samples.dashboard("2", "B"), Samples.dashboard("3", "C")));
        vault.ledger().storePage(session, Samples.page(Kind.LOOK, 0), Samples.complete(Samples.packed(Kind.LOOK, "1")));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    /** Another extraction that found nothing comes to its end. */
    private void extractNothing() {
        vault.sessions().finish(session, "completed", 4, 0, "{}");
        String later = vault.sessions().start("{}", "https://a.example");
        vault.sessions().finish(later, "completed", 0, 0, "{}");
    }

    private void deleted(Kind kind, String id, String date) throws SQLException {
        Samples.sql(
                file,
                "UPDATE content_items SET deleted_at = '" + date + "' WHERE id = '" + id + "' AND content_type = "
                        + kind.code());
    }

    @Test
    void whatWasMarkedAsDeletedBeforeAMomentIsRemovedAndNothingElse() throws SQLException {
        Samples.sql(file, "UPDATE content_items SET synced_at = '2026-02-03T11:00:00+00:00'");
        deleted(Kind.DASHBOARD, "1", "2026-02-03T11:59:59+00:00");
        deleted(Kind.DASHBOARD, "2", "2026-02-03T12:00:00+00:00");
        deleted(Kind.LOOK, "1", "2026-02-03T13:00:00+02:00");
        Map<Kind, Long> expected = Map.of(Kind.DASHBOARD, 1L, Kind.LOOK, 1L);
        assertEquals(Map.of(), vault.reader().deletedBefore(NOON), "the session that stored them may go on");
        assertEquals(Map.of(), vault.removeDeletedBefore(NOON));
        extractNothing();
        assertEquals(expected, vault.reader().deletedBefore(NOON));
        assertEquals(expected, vault.removeDeletedBefore(NOON));
        assertEquals(Map.of(), vault.reader().deletedBefore(NOON));
        assertEquals(
                "2,3", Samples.value(file, "SELECT group_concat(id) FROM (SELECT id FROM content_items ORDER BY id)"));
    }

    @Test
    void rowsOfALaterReleaseAreNotRemoved() throws SQLException {
        deleted(Kind.DASHBOARD, "1", "2020-01-01T00:00:00+00:00");
        Samples.sql(file, "UPDATE content_items SET content_type = 99 WHERE deleted_at IS NOT NULL");
        assertEquals(Map.of(), vault.removeDeletedBefore(NOON));
        assertEquals("4", Samples.value(file, "SELECT count(*) FROM content_items"));
    }

    @Test
    void aVaultInNumbers() throws SQLException {
        deleted(Kind.DASHBOARD, "3", "2026-02-03T11:59:59+00:00");
        vault.ledger().park(session, Samples.key(Kind.LOOK, "8"), Samples.FAILURE);
        now.set(NOON.plusMillis(1500));
        vault.sessions().finish(session, "completed", 4, 0, "{}");
        String later = vault.sessions().start("{}", "https://a.example");
        vault.sessions().finish(later, "failed", 1, 1, "{}");
        vault.restorations().start("{}", new Pair("a", "b"));
        new Drops(file, clock).take("abc", "a", "order");
        VaultStatistics statistics = vault.reader().statistics().orElseThrow();
        long size = Samples.dashboard("1", "A").content().length;
        assertEquals(Optional.of(new Content(2, 2 * size)), statistics.of(Kind.DASHBOARD));
        assertEquals(Optional.empty(), statistics.of(Kind.FOLDER));
        assertEquals(1, statistics.deleted());
        assertEquals(Map.of(Kind.LOOK, 1L), statistics.letters());
        assertEquals(
                Set.of(
                        new SessionCount("extraction", "completed", 1),
                        new SessionCount("extraction", "failed", 1),
                        new SessionCount("restoration", "running", 1)),
                Set.copyOf(statistics.sessions()));
        assertEquals(Map.of("running", 1L), statistics.drops());
        LastSuccess last = statistics.lastSuccess().get("extraction");
        assertEquals(NOON.getEpochSecond() + 1.5, last.at(), 0.001);
        assertEquals(1.5, last.seconds(), 0.001);
        assertEquals(4, last.items());
        assertEquals(Set.of("extraction"), statistics.lastSuccess().keySet());
        assertEquals(vault.reader().bytes(), statistics.bytes());
        assertTrue(statistics.bytes() > 0);
    }

    @Test
    void theLastSuccessIsThatOfTheNewestSession() {
        vault.sessions().finish(session, "completed", 4, 0, "{}");
        complete(config("", Kind.values()), 9);
        assertEquals(9, lastSuccess().items());
    }

    @ParameterizedTest
    @MethodSource("partsOfALooker")
    void theLastSuccessIsThatOfASessionOfEverything(String config) {
        vault.sessions().finish(session, "completed", 4, 0, "{}");
        complete(config, 9);
        assertEquals(4, lastSuccess().items());
    }

    static List<String> partsOfALooker() {
        Kind[] most = EnumSet.complementOf(EnumSet.of(Kind.BOARD)).toArray(Kind[]::new);
        return List.of(
                config("", Kind.THEME),
                config("", most),
                config("", most).replace("]", ",3,3,99]"),
                config("\"12\"", Kind.values()),
                "{}",
                "of a version that is not known",
                "");
    }

    @Test
    void aVaultOfWhichNoSessionWasOfEverythingHasOnlyALastSuccessOfAPart() {
        complete(config("", Kind.THEME), 9);
        complete(config("\"12\"", Kind.values()), 7);
        Map<String, LastSuccess> last =
                vault.reader().statistics().orElseThrow().lastSuccess();
        assertEquals(Set.of("extraction_part"), last.keySet());
        assertEquals(7, last.get("extraction_part").items());
    }

    private static String config(String folders, Kind... kinds) {
        String codes = Stream.of(kinds).map(kind -> String.valueOf(kind.code())).collect(Collectors.joining(","));
        return "{\"content_types\":[" + codes + "],\"incremental\":true,\"folder_ids\":[" + folders + "]}";
    }

    private void complete(String config, int items) {
        vault.sessions().finish(vault.sessions().start(config, "https://a.example"), "completed", items, 0, "{}");
    }

    private LastSuccess lastSuccess() {
        return vault.reader().statistics().orElseThrow().lastSuccess().get("extraction");
    }

    @Test
    void theNewestSessionIsGoneOnWithOnlyWhenItIsYoungEnough() {
        assertEquals(
                session, vault.sessions().newestIfUnfinished(NOON).orElseThrow().id());
        assertEquals(Optional.empty(), vault.sessions().newestIfUnfinished(NOON.plusSeconds(1)));
        assertEquals(Optional.of("https://a.example"), vault.sessions().instance(session));
        String later = vault.sessions().start("{}", "https://a.example");
        vault.sessions().finish(later, "completed", 0, 0, "{}");
        assertEquals(Optional.empty(), vault.sessions().newestIfUnfinished(NOON), "the newest of all has ended");
        assertEquals(Optional.empty(), vault.sessions().lastUnfinished(), "what has ended since is newer");
        String last = vault.sessions().start("{}", "https://a.example");
        assertEquals(last, vault.sessions().lastUnfinished().orElseThrow().id());
    }

    @Test
    void aSessionThatThereIsNotCannotBeEnded() {
        VaultException failed =
                assertThrows(VaultException.class, () -> vault.sessions().finish("none", "completed", 0, 0, "{}"));
        assertTrue(failed.getMessage().startsWith("session none not updated"), failed.getMessage());
        assertThrows(VaultException.class, () -> vault.sessions().note("none", "{}"));
        assertThrows(VaultException.class, () -> vault.sessions().resume("none"));
        assertThrows(IllegalArgumentException.class, () -> vault.sessions().finish(session, "over", 0, 0, "{}"));
    }

    @Test
    void aVaultIsInUseWhileARunHasIt() {
        assertTrue(vault.reader().mayBeInUse());
        vault.close();
        try (VaultReader reader = VaultReader.open(file)) {
            assertEquals(false, reader.mayBeInUse());
        }
        start();
    }

    @Test
    void aQueryOfLessThanNothingIsAMistake() {
        for (int[] wrong : List.of(new int[] {-1, 0}, new int[] {0, -1})) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ItemQuery(
                            Kind.LOOK,
                            wrong[0],
                            wrong[1],
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
    }

    @Test
    void whatLookerHasInItsTrashStays() throws SQLException {
        deleted(Kind.DASHBOARD, "1", "2025-12-01T00:00:00+00:00");
        vault.sessions().finish(session, "completed", 4, 0, "{}");
        assertEquals(Map.of(), vault.removeDeletedBefore(NOON.plusSeconds(1)), "the last extraction found it there");
        String later = vault.sessions().start("{}", "https://a.example");
        vault.sessions().finish(later, "completed", 0, 0, "{}");
        assertEquals(Map.of(), vault.removeDeletedBefore(NOON), "it is in the vault since noon");
        assertEquals(Map.of(Kind.DASHBOARD, 1L), vault.removeDeletedBefore(NOON.plusSeconds(1)));
    }

    @Test
    void theLastExtractionIsTheOneThatWasBegunLast() {
        assertEquals(Optional.empty(), vault.reader().lastExtraction());
        extractNothing();
        now.set(NOON.minusSeconds(60));
        String later = vault.sessions().start("{}", "https://a.example");
        vault.sessions().finish(later, "partial", 0, 0, "{}");
        vault.sessions().start("{}", "https://a.example");
        assertEquals(Optional.of(NOON.minusSeconds(60)), vault.reader().lastExtraction());
    }
}
