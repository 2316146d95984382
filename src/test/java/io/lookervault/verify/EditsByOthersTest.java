package io.lookervault.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.verify.LiveReport.LiveKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was there all the time is not called gone, whatever others delete while the lists are read. */
class EditsByOthersTest {
    @TempDir
    private Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 100);
        rig.extract(Kind.DASHBOARD);
        rig.ledger().reset();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private LiveReport compare() {
        return rig.application().verifyLive(new LiveRequest(rig.vault(), List.of(Kind.DASHBOARD), 4));
    }

    private void delete(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(id -> rig.looker().edits().delete("dashboards", String.valueOf(id)));
    }

    @Test
    void rowsThatSlipFromOnePageToAnotherAreNotGone() {
        rig.looker().edits().every(1, () -> {
            if (rig.asked("GET /dashboards/search") == 2) {
                delete(1, 10);
                rig.looker().edits().every(0, () -> {});
            }
        });
        assertEquals(
                List.of(new LiveKind(Kind.DASHBOARD, 90, 0, 0, 10, "")),
                compare().kinds());
    }

    @Test
    void aListThatIsNeverTheSameIsNotCompared() {
        AtomicInteger next = new AtomicInteger(1);
        rig.looker().edits().every(2, () -> {
            int first = next.getAndAdd(3);
            delete(first, first + 2);
            for (int i = 0; i < 3; i++) {
                rig.looker().edits().addDashboard("later than " + first + " and " + i, "1");
            }
        });
        LiveReport report = compare();
        assertFalse(report.complete());
        assertEquals(List.of(), report.differences());
        assertTrue(report.kinds().get(0).refused().contains("changed faster than it could be read"));
    }
}
