package io.lookervault.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.looker.LookerGone;
import io.lookervault.verify.LiveReport.LiveKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One list that cannot be had is left out of a comparison, and only a Looker that is gone ends it. */
class FailingListsTest {
    @TempDir
    private Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 3).with("lookervault.looker.give-up-after", "1");
        rig.extract(Kind.DASHBOARD);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private LiveReport compare() {
        return rig.application().verifyLive(new LiveRequest(rig.vault(), List.of(Kind.DASHBOARD, Kind.LOOK), 10));
    }

    private void fail(String path, int status) {
        rig.looker().faults().add(FaultRule.on("*", path, new FaultAction.Status(status)));
    }

    @Test
    void aListThatFailsIsLeftOut() {
        fail("/dashboards/search", 500);
        LiveReport report = compare();
        assertFalse(report.complete());
        LiveKind dashboards = report.kinds().get(0);
        assertTrue(dashboards.refused().contains("500"), dashboards::refused);
        assertEquals(0, dashboards.gone());
        assertEquals("", report.kinds().get(1).refused());
    }

    @Test
    void aLookerThatIsGoneEndsIt() {
        fail("/**", 503);
        assertThrows(LookerGone.class, this::compare);
    }
}
