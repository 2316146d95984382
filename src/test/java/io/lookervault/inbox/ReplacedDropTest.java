package io.lookervault.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else is put in the place of a drop while that is being worked off. */
class ReplacedDropTest {
    @TempDir
    private Path dir;

    private InboxRig rig;

    @BeforeEach
    void prepare() {
        rig = new InboxRig(dir);
    }

    @Test
    void whatCameMeanwhileIsTheNextDrop() throws IOException {
        Path path = rig.put("jobs/nightly.yaml", "verb: extract\n");
        Drop first = rig.begun(path);
        rig.put("jobs/nightly.yaml", "verb: verify\n");
        rig.done(first);
        assertEquals(1, rig.lying("done"), "the report of the first");
        assertEquals(List.of(path), rig.inbox().ready());
        Drop second = rig.begun(path);
        assertEquals(Verb.VERIFY, second.order().verb());
        rig.done(second);
        assertFalse(Files.exists(path));
        assertEquals(List.of("completed", "completed"), rig.outcomes());
    }

    @Test
    void whatPackNotesInATreeIsNoOtherDrop() throws IOException {
        Path tree = rig.put("pack/tree/looks/1.yaml", "id: '1'\n").getParent().getParent();
        Drop drop = rig.begun(tree);
        rig.put("pack/tree/.pack_state/packed.jsonl", "\n");
        rig.done(drop);
        assertFalse(Files.exists(tree));
    }

    @Test
    void aTreeThatWasEditedMeanwhileStays() throws IOException {
        Path tree = rig.put("pack/tree/looks/1.yaml", "id: '1'\n").getParent().getParent();
        Drop drop = rig.begun(tree);
        rig.put("pack/tree/looks/2.yaml", "id: '2'\n");
        rig.done(drop);
        assertTrue(Files.exists(tree));
        assertEquals(List.of(tree), rig.inbox().ready());
    }

    @Test
    void whatIsChangedWhileOthersAreWorkedOffIsNotTakenUntilItIsStill() throws IOException {
        AtomicReference<Instant> steady = new AtomicReference<>(Instant.EPOCH);
        InboxRig patient = new InboxRig(dir, Duration.ofSeconds(10), steady::get);
        Path path = patient.put("jobs/nightly.yaml", "verb: extract\n");
        assertEquals(List.of(), patient.inbox().ready());
        steady.set(steady.get().plusSeconds(10));
        assertEquals(List.of(path), patient.inbox().ready());
        patient.put("jobs/nightly.yaml", "verb: extract\ntypes: [look");
        Drop half = patient.inbox().take(path);
        assertFalse(half.open());
        patient.inbox().close(half);
        assertFalse(half.bad());
        assertEquals(List.of(), patient.outcomes());
        patient.put("jobs/nightly.yaml", "verb: extract\ntypes: [looks]\n");
        assertEquals(List.of(), patient.inbox().ready());
        steady.set(steady.get().plusSeconds(10));
        assertEquals(List.of(path), patient.inbox().ready());
        patient.done(patient.begun(path));
        assertEquals(List.of("completed"), patient.outcomes());
    }

    @Test
    void aMarkDoesNotVouchForWhatComesAfterIt() throws IOException {
        InboxRig patient = new InboxRig(dir, Duration.ofSeconds(10), () -> Instant.EPOCH);
        Path tree =
                patient.put("pack/tree/looks/1.yaml", "id: '1'\n").getParent().getParent();
        assertEquals(List.of(), patient.inbox().ready());
        Path mark = patient.put("pack/tree.ready", "");
        assertEquals(List.of(tree), patient.inbox().ready());
        Drop drop = patient.begun(tree);
        patient.put("pack/tree/looks/1.yaml", "id: '1'\ntitle: half of the next vers");
        patient.done(drop);
        assertTrue(Files.exists(tree));
        assertEquals(List.of(), patient.inbox().ready());

        Files.setLastModifiedTime(mark, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertEquals(List.of(tree), patient.inbox().ready());
    }

    @Test
    void whatWaitedAndWasEditedOrTakenAwayWaitsNoMore() throws IOException {
        Path nightly = rig.put("jobs/nightly.yaml", "verb: extract\n");
        Path weekly = rig.put("jobs/weekly.yaml", "verb: verify\n");
        rig.waits(rig.begun(nightly));
        rig.waits(rig.begun(weekly));
        rig.inbox().ready();
        assertEquals(List.of("waiting", "waiting"), rig.outcomes());

        rig.put("jobs/nightly.yaml", "verb: cleanup\n");
        rig.waits(rig.begun(nightly));
        Files.delete(weekly);
        rig.inbox().ready();
        assertEquals(List.of("waiting", "withdrawn", "withdrawn"), rig.outcomes());

        Files.delete(nightly);
        new InboxRig(dir).inbox().ready();
        assertEquals(List.of("withdrawn", "withdrawn", "withdrawn"), rig.outcomes());
    }

    @Test
    void aDropThatTheProcessDiedOverThreeTimesIsLeft() throws IOException {
        Path path = rig.put("jobs/huge.yaml", "verb: extract\n");
        for (int death = 0; death < 3; death++) {
            assertTrue(new InboxRig(dir).begun(path).open());
        }
        Drop last = rig.inbox().take(path);
        assertFalse(last.open());
        rig.inbox().close(last);
        assertTrue(last.bad());
        assertFalse(Files.exists(path));
        assertTrue(String.valueOf(last.notice().get("reason")).contains("the process ended 3 times"));
        assertEquals(List.of("failed"), rig.outcomes());
        rig.done(rig.begun(rig.put("jobs/huge.yaml", "verb: extract\n")));
        assertEquals(List.of("completed", "failed"), rig.outcomes());
    }

    @Test
    void whatWaitedInBetweenIsNotWhatTheProcessDiedOver() throws IOException {
        Path path = rig.put("jobs/huge.yaml", "verb: extract\n");
        rig.begun(path);
        new InboxRig(dir).begun(path);
        rig.waits(rig.begun(path));
        for (int death = 0; death < 3; death++) {
            assertTrue(new InboxRig(dir).begun(path).open());
        }
        assertFalse(rig.inbox().take(path).open());
    }
}
