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
import io.lookervault.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that asks only for what changed ends with the vault that a full run would have made. */
class IncrementalTest {
    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 150).batch(50);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private long callsOf(Runnable task) {
        long before = rig.charged();
        task.run();
        return rig.charged() - before;
    }

    /** What the vault says of every item that is not deleted, dates of writing included. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        try (VaultReader reader = VaultReader.open(rig.vault())) {
            for (Kind kind : Kind.values()) {
                reader.scan(
                        kind, item -> rows.put(item.summary().key().toString(), item.summary() + " " + item.sha256()));
            }
        }
        return rows;
    }

    private Map<ItemKey, String> afresh() throws Exception {
        Path other = Files.createTempDirectory(dir, "afresh");
        ExtractRequest full = new ExtractRequest(
                other.resolve("looker.db"),
                rig.looker().url(),
                Selection.of(Set.of()),
                new Limits(4, 50, 1000, java.util.OptionalInt.empty()),
                false,
                false);
        assertEquals(Outcome.COMPLETED, rig.application().extract(full).outcome());
        return Rig.hashes(full.vault());
    }

    @Test
    void whenNothingChangedNoRowIsRewrittenAndFewCallsAreMade() {
        Map<String, String> before = rows();
        long calls = callsOf(() -> assertEquals(Outcome.COMPLETED, rig.update().outcome()));
        assertEquals(before, rows());
        assertTrue(calls <= 30, calls + " calls: " + rig.ledger().operations());
    }

    @Test
    void changesAdditionsAndDeletionsAreFound() throws Exception {
        rig.looker().edits().rename("dashboards", "7", "A new title");
        rig.looker().edits().touch("dashboards", "9");
        rig.looker().edits().trash("dashboards", "11");
        rig.looker().edits().delete("dashboards", "12");
        String added = rig.looker().edits().addDashboard("Added", "1");
        ExtractReport report = rig.update();
        assertEquals(Outcome.COMPLETED, report.outcome());
        assertEquals(2, report.deleted().get(Kind.DASHBOARD));
        assertEquals("A new title", rig.nameOf(Kind.DASHBOARD, "7"));
        assertTrue(rig.has(Kind.DASHBOARD, added));
        Map<ItemKey, String> expected = afresh();
        Map<ItemKey, String> found = rig.hashes();
        found.keySet().removeIf(key -> key.kind().immutable() && !expected.containsKey(key)); // Looker keeps queries
        assertEquals(Set.of(), differing(expected, found));
    }

    @Test
    void whatHasNoDateIsComparedByItsHash() {
        rig.looker().edits().rename("folders", "4", "A new folder name");
        rig.looker().edits().rename("groups", "2", "A new group name");
        rig.update();
        assertEquals("A new folder name", rig.nameOf(Kind.FOLDER, "4"));
        assertEquals("A new group name", rig.nameOf(Kind.GROUP, "2"));
    }

    private static Set<ItemKey> differing(Map<ItemKey, String> expected, Map<ItemKey, String> found) {
        Set<ItemKey> all = new java.util.HashSet<>(expected.keySet());
        all.addAll(found.keySet());
        all.removeIf(key -> java.util.Objects.equals(expected.get(key), found.get(key)));
        return all;
    }

    @Test
    void changedItemsComeManyInOneCall() {
        for (int id = 1; id <= 60; id++) {
            rig.looker().edits().rename("dashboards", String.valueOf(id), "Renamed " + id);
        }
        long before = rig.asked("GET /dashboards/search");
        rig.update();
        assertEquals(1 + 2, rig.asked("GET /dashboards/search") - before, "one list of dates, two batches of 50");
        assertEquals(0, rig.asked("GET /dashboards/{id}"));
    }

    @Test
    void anItemDeletedAfterItWasListedHasVanished() {
        rig.looker().edits().rename("dashboards", "7", "Renamed");
        rig.looker().edits().every(1, () -> {
            if (rig.asked("GET /dashboards/search") > 0
                    && rig.looker().ledger().latest().stream()
                            .anyMatch(seen -> seen.uri().contains("updated_at"))) {
                rig.looker().edits().every(0, () -> {});
                rig.looker().edits().delete("dashboards", "7");
            }
        });
        ExtractReport report = rig.update();
        assertEquals(Outcome.COMPLETED, report.outcome());
        assertFalse(rig.has(Kind.DASHBOARD, "7"));
    }

    @Test
    void whatAnEarlierRunParkedIsTriedAgainThoughItDidNotChange() throws Exception {
        Path other = Files.createTempDirectory(dir, "other");
        try (Rig second = new Rig(other, 60)) {
            second.looker().faults().add(FaultRule.on("GET", "/queries/**", new FaultAction.Status(500)));
            assertEquals(Outcome.PARTIAL, second.extract().outcome());
            second.looker().faults().clear();
            assertEquals(Outcome.COMPLETED, second.update().outcome());
            assertEquals(Set.of(), differing(undisturbed(60), second.hashes()));
        }
    }

    private Map<ItemKey, String> undisturbed(int dashboards) throws Exception {
        try (Rig quiet = new Rig(Files.createTempDirectory(dir, "quiet"), dashboards)) {
            assertEquals(Outcome.COMPLETED, quiet.extract().outcome());
            return quiet.hashes();
        }
    }

    @Test
    void intoAnEmptyVaultItIsAFullRun() throws Exception {
        Path other = Files.createTempDirectory(dir, "empty");
        try (Rig second = new Rig(other, 60)) {
            assertEquals(Outcome.COMPLETED, second.update().outcome());
            assertEquals(Set.of(), differing(undisturbed(60), second.hashes()));
        }
    }

    @Test
    void whatIsStoppedGoesOnAsItBegan() throws Exception {
        rig.looker().edits().rename("dashboards", "7", "Renamed");
        assertEquals(Outcome.STOPPED, rig.maxCalls(6).update().outcome());
        assertEquals(Outcome.COMPLETED, rig.unlimited().resume().outcome());
        assertEquals("Renamed", rig.nameOf(Kind.DASHBOARD, "7"));
        assertEquals(
                List.of("completed"),
                rig.sessions().stream().map(it -> it.status()).distinct().toList());
    }

    @Test
    void whatIsInTheTrashComesManyInOneCallToo() {
        for (int id = 1; id <= 5; id++) {
            rig.looker().edits().trash("dashboards", String.valueOf(id));
        }
        Selection all = new Selection(Set.of(), Set.of(), false, true);
        assertEquals(Outcome.COMPLETED, rig.extract(all, false, true).outcome());
        assertEquals(0, rig.asked("GET /dashboards/{id}"), () -> rig.ledger().operations() + "");
    }
}
