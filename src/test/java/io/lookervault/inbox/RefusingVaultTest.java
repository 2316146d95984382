package io.lookervault.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault does not take the beginning or the end of a drop. */
class RefusingVaultTest {
    @TempDir
    private Path dir;

    private InboxRig rig;

    @BeforeEach
    void prepare() {
        rig = new InboxRig(dir);
    }

    private void change(String sql) throws SQLException {
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + rig.vault());
                Statement statement = vault.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatCannotBeWrittenDownDoesNotBeginAndIsToldOnce() throws Exception {
        Path order = rig.put("jobs/nightly.yaml", "verb: verify\n");
        change("CREATE TRIGGER full BEFORE INSERT ON inbox_drops BEGIN SELECT RAISE(ABORT, 'it is full'); END");
        Drop refused = rig.inbox().take(order);
        assertFalse(refused.open());
        assertTrue(refused.bad());
        assertEquals("inbox_unwritten", refused.notice().get("event"));
        assertTrue(
                refused.notice().get("reason").toString().contains("it is full"),
                refused.notice().toString());
        rig.inbox().close(refused);
        Drop again = rig.inbox().take(order);
        assertFalse(again.open() || again.bad());
        rig.inbox().close(again);
        assertEquals(List.of(order), rig.inbox().ready());
        change("DROP TRIGGER full");
        rig.done(rig.begun(order));
        assertEquals(List.of("completed"), rig.outcomes());
    }

    @Test
    void whatEndedIsPutAwayAndNotDoneAgainThoughItsEndCannotBeWritten() throws Exception {
        Path order = rig.put("jobs/nightly.yaml", "verb: verify\n");
        Drop drop = rig.begun(order);
        change("CREATE TRIGGER full BEFORE UPDATE ON inbox_drops BEGIN SELECT RAISE(ABORT, 'it is full'); END");
        rig.done(drop);
        assertEquals("inbox_unwritten", drop.notice().get("event"));
        assertTrue(drop.bad());
        assertEquals(List.of(), rig.inbox().ready());
        assertEquals(2, rig.lying("done"), "the order and its report");
        assertEquals(List.of("running"), rig.outcomes());
        change("DROP TRIGGER full");
        assertEquals(List.of(), rig.inbox().ready());
        assertEquals(List.of("completed"), rig.outcomes());
    }

    @Test
    void whatWaitsForAnotherRunIsNoTroubleOfTheRoute() throws Exception {
        Path order = rig.put("jobs/nightly.yaml", "verb: verify\n");
        Drop drop = rig.begun(order);
        Files.move(rig.vault(), dir.resolve("elsewhere.db"));
        drop.end("waiting", Optional.empty(), "another run has the vault");
        rig.inbox().close(drop);
        assertTrue(drop.stays());
        assertFalse(drop.bad());
        assertEquals(List.of(order), rig.inbox().ready());
    }

    @Test
    void whatCannotBeMovedIsStuckAndNotDoneAgain() throws IOException {
        Path order = rig.put("jobs/nightly.yaml", "verb: verify\n");
        Drop drop = rig.begun(order);
        Files.delete(dir.resolve("inbox/done"));
        Files.writeString(dir.resolve("inbox/done"), "in the way");
        rig.done(drop);
        assertEquals(List.of("completed"), rig.outcomes());
        assertEquals(List.of("nightly.yaml"), rig.inbox().queue().stuck());
    }
}
