package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.Tally;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that Looker serves is in the vault, value by value. */
class CompleteExtractionTest {
    @TempDir
    Path dir;

    @Test
    void theVaultHoldsWhatLookerServesAndNothingElse() throws Exception {
        try (Rig rig = new Rig(dir, 45)) {
            Map<Kind, Map<String, JsonNode>> truth = new Truth(rig.looker()).everything();
            ExtractReport report = rig.extract();
            assertEquals(Outcome.COMPLETED, report.outcome(), () -> report + " " + rig.letters());
            assertEquals(Set.of(Kind.values()), truth.keySet());
            truth.forEach((kind, expected) -> {
                assertFalse(expected.isEmpty(), "nothing to compare: " + kind.plural());
                Map<String, StoredItem> stored = rig.stored(kind);
                assertEquals(expected.keySet(), stored.keySet(), kind.plural());
                expected.forEach((id, json) ->
                        assertEquals(Truth.text(json), Truth.text(stored.get(id).data()), () -> kind + " " + id));
            });
            for (Tally tally : report.tallies()) {
                assertEquals(truth.get(tally.kind()).size(), tally.stored(), tally.toString());
                assertEquals(tally.listed(), tally.stored() + tally.parked() + tally.vanished(), tally.toString());
            }
        }
    }

    @Test
    void queriesAreFetchedOncePerIdEver() throws Exception {
        try (Rig rig = new Rig(dir, 20)) {
            rig.extract();
            rig.ledger().reset();
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            assertEquals(0, rig.asked("GET /queries/{id}") + rig.asked("GET /merge_queries/{id}"));
            assertEquals(0, rig.asked("GET /sql_queries/{slug}"));
        }
    }

    @Test
    void noRequestIsMadeTwice() throws Exception {
        try (Rig rig = new Rig(dir, 45)) {
            rig.workers(8).extract();
            List<String> asked = rig.ledger().latest().stream()
                    .map(seen -> seen.operation().substring(0, 4) + seen.uri())
                    .toList();
            Set<String> seen = new HashSet<>();
            assertEquals(List.of(), asked.stream().filter(uri -> !seen.add(uri)).collect(Collectors.toList()));
        }
    }

    @Test
    void anEmptyInstanceIsExtracted() throws Exception {
        try (Rig rig = new Rig(dir, io.lookervault.demo.DemoOptions.defaults().withEmpty(true))) {
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            assertTrue(rig.stored(Kind.DASHBOARD).isEmpty());
            assertFalse(rig.stored(Kind.USER).isEmpty());
        }
    }

    @Test
    void someKindsBringWhatTheyAreMadeOf() throws Exception {
        try (Rig rig = new Rig(dir, 20)) {
            ExtractReport report = rig.extract(Kind.LOOK);
            assertEquals(Outcome.COMPLETED, report.outcome(), report::toString);
            assertEquals(
                    Set.of(Kind.LOOK, Kind.QUERY),
                    report.tallies().stream().map(Tally::kind).collect(Collectors.toSet()));
            assertEquals(0, rig.asked("GET /dashboards/search"));
        }
    }

    @Test
    void whatOthersDeleteMeanwhileHidesNothingElse() throws Exception {
        try (Rig rig = new Rig(dir, 45).workers(1)) {
            AtomicBoolean deleted = new AtomicBoolean();
            rig.looker().edits().every(1, () -> {
                if (rig.asked("GET /dashboards/search") == 2 && deleted.compareAndSet(false, true)) {
                    rig.looker().edits().delete("dashboards", "3");
                }
            });
            ExtractReport report = rig.extract();
            assertEquals(Outcome.COMPLETED, report.outcome(), report::toString);
            Set<String> served = new Truth(rig.looker())
                    .list("/dashboards/search?limit=5000")
                    .keySet();
            assertTrue(rig.stored(Kind.DASHBOARD).keySet().containsAll(served), () -> {
                Set<String> lost = new HashSet<>(served);
                lost.removeAll(rig.stored(Kind.DASHBOARD).keySet());
                return "live and not in the vault: " + lost;
            });
        }
    }

    @Test
    void theLastWordOfProgressIsThatEverythingIsDone() throws Exception {
        List<ProgressSnapshot> told = new CopyOnWriteArrayList<>();
        try (Rig rig = new Rig(dir, 45).listener(new Snapshots(told))) {
            for (int run = 0; run < 2; run++) {
                ExtractReport report = rig.extract();
                for (ProgressSnapshot.KindProgress kind :
                        told.get(told.size() - 1).kinds()) {
                    long stored = rig.stored(kind.kind()).size();
                    assertEquals(OptionalLong.of(stored), kind.total(), kind::toString);
                    assertEquals(stored, kind.completed(), kind::toString);
                }
                assertEquals(report.stored(), report.items());
            }
        }
    }
}
