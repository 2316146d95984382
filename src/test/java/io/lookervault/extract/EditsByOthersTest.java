package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What existed throughout the run is in the vault, whatever others do to Looker meanwhile. */
class EditsByOthersTest {
    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 200).workers(1);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Set<String> stored(Kind kind) {
        return rig.hashes().keySet().stream()
                .filter(key -> key.kind() == kind)
                .map(ItemKey::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void rowsThatSlipOverAPageBorderAreFound() {
        rig.looker().edits().every(1, () -> {
            long pages = rig.looker().ledger().count("GET /dashboards/search");
            if (pages == 8) {
                IntStream.rangeClosed(2, 14)
                        .forEach(id -> rig.looker().edits().delete("dashboards", String.valueOf(id)));
                rig.looker().edits().every(0, () -> {});
            }
        });
        ExtractReport report = rig.extract();
        assertEquals(Outcome.COMPLETED, report.outcome());
        Set<String> stored = stored(Kind.DASHBOARD);
        IntStream.rangeClosed(15, 200)
                .mapToObj(String::valueOf)
                .forEach(id -> assertTrue(stored.contains(id), "dashboard " + id + " is missing"));
    }

    @Test
    void aListOfOnePageIsNotCountedAgain() {
        rig.batch(1000);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertEquals(1, rig.looker().ledger().count("GET /dashboards/search"));
    }

    /** Folders that have others below them, the oldest first. */
    private Stream<String> parents() {
        return rig.stored(Kind.FOLDER).values().stream()
                .map(folder -> folder.summary().folderId())
                .flatMap(Optional::stream)
                .filter(id -> Integer.parseInt(id) > 2)
                .sorted(Comparator.comparing(Integer::valueOf));
    }

    @Test
    void afterAFolderWasDeletedWithAllBelowItTheNextExtractionIsComplete() {
        rig.extract();
        String parent = parents().reduce((older, newer) -> newer).orElseThrow();
        rig.looker().edits().delete("folders", parent);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertFalse(rig.has(Kind.FOLDER, parent));
    }

    @Test
    void whoMaySeeAFolderThatIsDeletedMeanwhileIsInDoubtUntilTheNextExtraction() {
        rig.extract();
        rig.looker().ledger().reset();
        rig.looker().edits().every(1, () -> {
            if (rig.asked("GET /content_metadata_access") == 1) {
                rig.looker().edits().every(0, () -> {});
                rig.looker().edits().delete("folders", parents().findFirst().orElseThrow());
            }
        });
        assertEquals(Outcome.PARTIAL, rig.extract().outcome());
        assertEquals(
                List.of(Kind.CONTENT_ACCESS),
                rig.letters().stream().map(DeadLetter::kind).distinct().toList());
        assertEquals(Outcome.COMPLETED, rig.extractShrunk().outcome());
        assertEquals(List.of(), rig.letters());
    }
}
