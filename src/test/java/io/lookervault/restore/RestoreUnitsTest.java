package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Pair;
import io.lookervault.vault.PlanRow;
import io.lookervault.vault.Restorations;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which a plan is handed out. */
class RestoreUnitsTest {
    @TempDir
    Path directory;

    private Vault vault;
    private Restorations restorations;
    private String session;

    @BeforeEach
    void start() {
        vault = Vault.open(directory.resolve("v.db"), "restore", InstantSource.system());
        restorations = vault.restorations();
        session = restorations.start("{}", new Pair("a", "b"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static PlanRow row(String id, int level) {
        return new PlanRow(
                new ItemKey(Kind.LOOK, id), "item", level, "create", "open", "x", Optional.empty(), 1, List.of(), "");
    }

    private RestoreUnits units(int workers, PlanRow... rows) {
        restorations.plan(session, List.of(rows));
        return new RestoreUnits(session, restorations, workers);
    }

    private static String id(RestoreUnit unit) {
        return unit.row().map(row -> row.key().id()).orElse("end");
    }

    /** Asks on another thread, which is expected to wait; returns once it does. */
    private static CompletableFuture<String> asking(RestoreUnits units) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(id(units.next())));
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        assertFalse(answer.isDone());
        return answer;
    }

    private static String soon(CompletableFuture<String> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLevelIsDoneBeforeTheNextOneBegins() throws Exception {
        RestoreUnits units = units(5, row("1", 0), row("2", 0), row("3", 1));
        assertEquals("1", id(units.next()));
        assertEquals("2", id(units.next()));
        CompletableFuture<String> third = asking(units);
        units.done();
        assertFalse(third.isDone());
        units.done();
        assertEquals("3", soon(third));
        CompletableFuture<String> end = asking(units);
        units.done();
        assertEquals("end", soon(end));
        assertFalse(units.hasNext());
        assertThrows(NoSuchElementException.class, units::next);
    }

    @Test
    void noMoreAreOutThanThereAreWorkers() throws Exception {
        RestoreUnits units = units(2, row("1", 0), row("2", 0), row("3", 0));
        units.next();
        units.next();
        CompletableFuture<String> third = asking(units);
        units.done();
        assertEquals("3", soon(third));
    }

    @Test
    void afterAStopWhatIsOutEndsAndNothingBegins() throws Exception {
        RestoreUnits units = units(1, row("1", 0), row("2", 0));
        units.next();
        CompletableFuture<String> second = asking(units);
        units.stop();
        units.done();
        assertEquals("end", soon(second));
        assertFalse(units.hasNext());
        assertEquals(Optional.empty(), units.failure());
    }

    @Test
    void anInterruptionEndsThePlan() {
        RestoreUnits units = units(1, row("1", 0), row("2", 0));
        units.next();
        Thread.currentThread().interrupt();
        assertEquals("end", id(units.next()));
        assertTrue(Thread.interrupted());
        assertFalse(units.hasNext());
    }

    @Test
    void aVaultThatCannotBeReadEndsThePlanWithItsReason() throws SQLException {
        RestoreUnits units = units(1, row("1", 0));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("v.db"))) {
            connection.createStatement().execute("DROP TABLE restoration_items");
        }
        assertEquals("end", id(units.next()));
        assertTrue(units.failure().orElseThrow() instanceof VaultException);
        assertFalse(units.hasNext());
    }

    @Test
    void anEmptyPlanIsAtItsEnd() {
        RestoreUnits units = units(1);
        assertTrue(units.hasNext());
        assertEquals("end", id(units.next()));
        assertFalse(units.hasNext());
    }
}
