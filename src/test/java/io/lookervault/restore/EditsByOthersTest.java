package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others go on deleting while the target is read: nothing that is there is taken for missing, and so made twice. */
class EditsByOthersTest {
    private static final Rules CAREFUL =
            new Rules(false, false, false, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    private static final Choice DASHBOARDS =
            new Choice(Set.of(Kind.DASHBOARD), Set.of(), false, List.of(), false, false);

    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void extract() throws Exception {
        rig = new Rig(dir, 200).workers(1);
        rig.extract(Kind.DASHBOARD);
        rig.ledger().reset();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Dashboards to make; the queries of those that were deleted are made with them. */
    private List<String> made() {
        return Plans.entries(rig, DASHBOARDS, CAREFUL).stream()
                .filter(row -> row.action().equals("create"))
                .filter(row -> row.key().kind() == Kind.DASHBOARD)
                .map(row -> row.key().id())
                .toList();
    }

    private void delete(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(id -> rig.looker().edits().delete("dashboards", String.valueOf(id)));
    }

    @Test
    void rowsThatSlipFromOnePageToAnotherAreNotMadeAgain() {
        rig.looker().edits().every(1, () -> {
            if (rig.ledger().count("GET /dashboards/search") >= 10) {
                delete(2, 60);
                rig.looker().edits().every(0, () -> {});
            }
        });
        assertEquals(
                List.of(),
                made().stream().filter(id -> Integer.parseInt(id) > 60).toList());
        assertTrue(
                rig.ledger().count("GET /dashboards/search") > 30,
                "the list was read once more: " + rig.ledger().operations());
    }

    @Test
    void aListThatIsNeverTheSameIsNotTrusted() {
        AtomicInteger next = new AtomicInteger(1);
        rig.looker().edits().every(2, () -> {
            int first = next.getAndAdd(3);
            delete(first, first + 2);
            for (int i = 0; i < 3; i++) {
                rig.looker().edits().addDashboard("later than " + first + " and " + i, "1");
            }
        });
        RestoreReport report = rig.restore(DASHBOARDS, CAREFUL);
        assertEquals(Outcome.FAILED, report.outcome());
        String why = report.reason().orElseThrow().getMessage();
        assertTrue(why.contains("the list of dashboards changed faster than it could be read"), why);
        assertEquals(0, rig.ledger().writes());
    }
}
