package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.cleanup.Cleanup;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.vault.StoredItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of all sorts one after the other: what one of them left open or gave up, the next one brings or names. */
class NothingIsForgottenTest {
    @TempDir
    private Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 60).batch(50);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** How much of each kind a new vault would have and this one has not, or has otherwise. */
    private Map<Kind, Long> missing() throws Exception {
        Path other = Files.createTempDirectory(dir, "afresh").resolve("looker.db");
        Limits limits = new Limits(4, 50, 1_000_000, OptionalInt.empty());
        rig.application()
                .extract(new ExtractRequest(other, rig.looker().url(), Selection.of(Set.of()), limits, false, false));
        Map<ItemKey, String> found = rig.hashes();
        return Rig.hashes(other).entrySet().stream()
                .filter(item -> !item.getValue().equals(found.get(item.getKey())))
                .collect(Collectors.groupingBy(item -> item.getKey().kind(), TreeMap::new, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 100})
    void whatAStoppedRunLeftOpenIsBroughtByOneThatAsksForChanges(int calls) throws Exception {
        assertEquals(Outcome.STOPPED, rig.maxCalls(calls).extract().outcome());
        assertEquals(Outcome.COMPLETED, rig.unlimited().update().outcome());
        assertEquals(Map.of(), missing());
    }

    @Test
    void whatAStoppedRunLeftOpenIsBroughtAfterOneOfAClockThatWasAhead() throws Exception {
        String early = rig.extract().sessionId();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + rig.vault());
                Statement statement = database.createStatement()) {
            statement.execute("UPDATE extraction_sessions SET started_at = '" + tomorrow + "'");
        }
        assertEquals(Outcome.STOPPED, rig.maxCalls(20).extract().outcome());
        String update = rig.unlimited().update().sessionId();
        assertEquals(early, rig.sessions().get(0).id(), "by its date it is the newest");
        assertFalse(config(update).incremental(), "what the stopped run left open cannot be told from what changed");
    }

    private SessionConfig config(String session) {
        return rig.sessions().stream()
                .filter(row -> row.id().equals(session))
                .map(row -> SessionConfig.parse(row.configJson()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOKML_MODEL", "FOLDER", "BOARD"})
    void whatHangsOnAKindThatWasExtractedAloneIsBrought(Kind kind) throws Exception {
        rig.extract(kind);
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
        assertEquals(Map.of(), missing());
    }

    @Test
    void whatARunOfSomeFoldersLeftOutIsBrought() throws Exception {
        rig.extract(new Selection(Set.of(), Set.of("1"), true, false));
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
        assertEquals(Map.of(), missing());
    }

    @Test
    void aListThatWasRefusedIsAskedForAgain() throws Exception {
        rig.looker().faults().add(FaultRule.on("GET", "/content_metadata", new FaultAction.Status(500)));
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        rig.looker().faults().clear();
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
        assertEquals(Map.of(), missing());
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertEquals(0, rig.letters().size());
    }

    private long cleaned() {
        return new Cleanup(Instant::now)
                .run(new CleanupRequest(rig.vault(), 0, false))
                .total();
    }

    @Test
    void cleanupLeavesWhatASessionCountsOnThatCanBeResumed() {
        rig.looker().edits().trash("dashboards", "5");
        rig.maxCalls(40).extract(new Selection(Set.of(), Set.of(), false, true));
        cleaned();
        assertEquals(Outcome.COMPLETED, rig.unlimited().resume().outcome());
        assertEquals(0, cleaned(), "it is in Looker's Trash");
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertTrue(cleaned() > 0);
    }

    @Test
    void lettersOfQueriesDoNotPileUpAndGoWithWhatNamedThem() {
        rig.looker().faults().add(FaultRule.on("GET", "/merge_queries/**", new FaultAction.Status(500)));
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        int letters = rig.letters().size();
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(letters, rig.letters().size());
        for (StoredItem dashboard : rig.stored(Kind.DASHBOARD).values()) {
            boolean names = Kind.DASHBOARD.references().stream()
                    .filter(reference -> reference.target() == Kind.MERGE_QUERY)
                    .anyMatch(reference -> !reference.ids(dashboard.data()).isEmpty());
            if (names) {
                rig.looker()
                        .edits()
                        .delete("dashboards", dashboard.summary().key().id());
            }
        }
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertEquals(0, rig.letters().size());
        assertEquals(Outcome.COMPLETED, rig.update().outcome());
    }
}
