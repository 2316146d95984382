package io.lookervault.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else is put in the place of a drop while that is being worked off. */
class ReplacedDropTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T02:31:07Z"));

    @TempDir
    private Path dir;

    private Drops drops;
    private Inbox inbox;

    @BeforeEach
    void prepare() {
        Vault.open(dir.resolve("v.db"), "test", CLOCK).close();
        drops = new Drops(dir.resolve("v.db"), CLOCK);
        InboxRules rules =
                new InboxRules(true, dir.resolve("inbox"), Duration.ZERO, new InboxRules.Limits(100, 1 << 20, 1 << 20));
        inbox = new Inbox(() -> rules, drops, CLOCK, CLOCK, (given, known) -> Optional.empty());
        inbox.prepare();
    }

    private Path put(String name, String text) throws IOException {
        Path file = dir.resolve("inbox").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Drop begun(Path path) throws IOException {
        Drop drop = inbox.take(path);
        inbox.open(drop);
        return drop;
    }

    private void done(Drop drop) throws IOException {
        drop.end("completed", Optional.empty(), "");
        inbox.close(drop);
    }

    private long lying(String place) throws IOException {
        try (Stream<Path> all = Files.list(dir.resolve("inbox").resolve(place))) {
            return all.count();
        }
    }

    @Test
    void whatCameMeanwhileIsTheNextDrop() throws IOException {
        Path path = put("jobs/nightly.yaml", "verb: extract\n");
        Drop first = begun(path);
        put("jobs/nightly.yaml", "verb: verify\n");
        done(first);
        assertEquals(1, lying("done"), "the report of the first");
        assertEquals(List.of(path), inbox.ready());
        Drop second = begun(path);
        assertEquals(Verb.VERIFY, second.order().verb());
        done(second);
        assertFalse(Files.exists(path));
        assertEquals(
                List.of("completed", "completed"),
                drops.list(0).stream().map(DropRow::outcome).toList());
    }

    @Test
    void whatPackNotesInATreeIsNoOtherDrop() throws IOException {
        Path tree = put("pack/tree/looks/1.yaml", "id: '1'\n").getParent().getParent();
        Drop drop = begun(tree);
        put("pack/tree/.pack_state/packed.jsonl", "\n");
        done(drop);
        assertFalse(Files.exists(tree));
    }

    @Test
    void aTreeThatWasEditedMeanwhileStays() throws IOException {
        Path tree = put("pack/tree/looks/1.yaml", "id: '1'\n").getParent().getParent();
        Drop drop = begun(tree);
        put("pack/tree/looks/2.yaml", "id: '2'\n");
        done(drop);
        assertTrue(Files.exists(tree));
        assertEquals(List.of(tree), inbox.ready());
    }
}
