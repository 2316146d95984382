package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropsTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private Path file;
    private Drops drops;

    @BeforeEach
    void vault() {
        file = directory.resolve("v.db");
        Vault.open(file, "run", clock).close();
        drops = new Drops(file, clock);
    }

    private static DropEnd end(String outcome) {
        return new DropEnd(outcome, Optional.of("s1"), "why");
    }

    private void ends(long id, DropEnd end) {
        DropRow row = drops.list(0).stream()
                .filter(drop -> drop.id() == id)
                .findFirst()
                .orElseThrow();
        drops.end(new DropRow(
                id,
                row.digest(),
                row.name(),
                row.kind(),
                row.taken(),
                Optional.of(now.get()),
                end.outcome(),
                end.session(),
                end.reason()));
    }

    @Test
    void theEndOfADropOfAnotherVaultIsADropOfItsOwn() {
        long id = drops.take("abc", "a.yaml", "order").id();
        drops.end(new DropRow(
                id, "def", "b.yaml", "order", NOON, Optional.of(LATER), "completed", Optional.of("s1"), "why"));
        assertEquals(
                List.of("b.yaml completed", "a.yaml running"),
                drops.list(0).stream()
                        .map(row -> row.name() + " " + row.outcome())
                        .toList());
    }

    @Test
    void aDropIsWrittenDownFromItsBeginToItsEnd() {
        long id = drops.take("abc", "a.yaml", "order").id();
        assertEquals(
                new DropRow(id, "abc", "a.yaml", "order", NOON, Optional.empty(), "running", Optional.empty(), ""),
                drops.list(0).get(0));
        now.set(LATER);
        ends(id, end("completed"));
        assertEquals(
                new DropRow(
                        id, "abc", "a.yaml", "order", NOON, Optional.of(LATER), "completed", Optional.of("s1"), "why"),
                drops.list(0).get(0));
    }

    @Test
    void whatWaitsIsTakenUpAgainUnderItsNewName() {
        long id = drops.take("abc", "a.yaml", "order").id();
        drops.leave(id, end("waiting"));
        assertEquals("waiting", drops.list(0).get(0).outcome());
        assertEquals("why", drops.list(0).get(0).reason());
        now.set(LATER);
        assertEquals(id, drops.take("abc", "b.zip", "archive").id());
        DropRow row = drops.list(0).get(0);
        assertEquals("b.zip archive running ", String.join(" ", row.name(), row.kind(), row.outcome(), row.reason()));
        assertEquals(NOON, row.taken(), "since the first time");
        ends(id, end("failed"));
        assertNotEquals(id, drops.take("abc", "c.yaml", "order").id(), "what has ended is begun anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "partial", "damaged"})
    void contentThatWasWorkedOffIsKnown(String outcome) {
        ends(drops.take("abc", "a.yaml", "order").id(), end(outcome));
        assertEquals(outcome, drops.done("abc").orElseThrow().outcome());
        assertEquals(Optional.empty(), drops.done("def"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planned", "stopped", "repeated", "withdrawn", "failed"})
    void whatDidNotComeToItsEndMayBeDoneAgain(String outcome) {
        ends(drops.take("abc", "a.yaml", "order").id(), end(outcome));
        assertEquals(Optional.empty(), drops.done("abc"));
    }

    @Test
    void theNewestAreListedFirstAndCountedByOutcome() {
        long one = drops.take("a", "a", "order").id();
        long two = drops.take("b", "b", "order").id();
        long three = drops.take("c", "c", "order").id();
        ends(two, end("failed"));
        assertEquals(
                List.of(three, two, one),
                drops.list(0).stream().map(DropRow::id).toList());
        assertEquals(
                List.of(three, two), drops.list(2).stream().map(DropRow::id).toList());
        try (VaultReader reader = VaultReader.open(file)) {
            assertEquals(Map.of("failed", 1L, "running", 2L), reader.dropCounts());
            assertEquals(
                    List.of(one, three),
                    reader.openDrops().stream().map(DropRow::id).toList());
        }
    }

    @Test
    void aRunThatHoldsTheVaultIsSeenBeforeItsWorkBegins() {
        drops.mustBeFree();
        try (Vault vault = Vault.open(file, "extract", clock)) {
            assertThrows(VaultInUse.class, drops::mustBeFree);
            drops.take("abc", "a.yaml", "order");
            assertEquals(1, vault.reader().openDrops().size(), "drops are noted all the same");
        }
        drops.mustBeFree();
    }

    @Test
    void aVaultWithoutDropsSaysWhichFileItIs() {
        Path other = directory.resolve("none.db");
        VaultException failed =
                assertThrows(VaultException.class, () -> new Drops(other, clock).take("a", "a", "order"));
        assertEquals(true, failed.getMessage().contains("none.db"), failed.getMessage());
    }
}
