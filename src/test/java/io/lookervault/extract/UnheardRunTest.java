package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever listens to a run has gone away: the run goes on. */
class UnheardRunTest {
    /** Its reader has gone: everything that it is told fails. */
    private static final class Gone implements RunListener {
        private static UncheckedIOException gone() {
            return new UncheckedIOException(new IOException("Broken pipe"));
        }

        @Override
        public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
            throw gone();
        }

        @Override
        public void forecast(long administrative, long query) {
            throw gone();
        }

        @Override
        public void progressed(ProgressSnapshot snapshot) {
            throw gone();
        }

        @Override
        public void itemFailed(Kind kind, String id, String error) {
            throw gone();
        }

        @Override
        public void noticed(String message) {
            throw gone();
        }
    }

    @TempDir
    Path dir;

    @Test
    void everythingIsStoredParkedAndMarkedAllTheSame() throws Exception {
        try (Rig rig = new Rig(dir, 4).listener(new Gone())) {
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            rig.looker().edits().delete("dashboards", "2");
            rig.looker().faults().add(FaultRule.on("GET", "/roles/3/users", new FaultAction.Status(403)));
            assertEquals(Outcome.PARTIAL, rig.extract().outcome());
            assertEquals("partial", rig.sessions().get(0).status());
            assertEquals("3", rig.letters().get(0).contentId());
            assertFalse(rig.has(Kind.DASHBOARD, "2"));
        }
    }
}
