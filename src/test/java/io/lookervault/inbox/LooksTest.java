package io.lookervault.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still being copied is told from what is whole by looking twice. */
class LooksTest {
    private static final Duration QUIET = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Looks looks = new Looks(() -> now);

    private boolean stillAfter(int seconds, Path drop) throws IOException {
        now = now.plusSeconds(seconds);
        return looks.still(drop, QUIET);
    }

    @Test
    void aTreeIsWholeWhenNothingInItChangesForAWhile() throws IOException {
        Path tree = Files.createDirectories(dir.resolve("tree/dashboards")).getParent();
        Path file = Files.writeString(tree.resolve("dashboards/1.yaml"), "a");
        assertFalse(stillAfter(0, tree));
        assertFalse(stillAfter(29, tree));
        Files.writeString(file, "ab");
        assertFalse(stillAfter(29, tree));
        assertFalse(stillAfter(29, tree));
        Files.writeString(tree.resolve("dashboards/2.yaml"), "");
        assertFalse(stillAfter(29, tree));
        assertTrue(stillAfter(30, tree));
    }

    @Test
    void whatWentAndCameBackIsLookedAtAnew() throws IOException {
        Path file = Files.writeString(dir.resolve("a.zip"), "a");
        assertFalse(stillAfter(0, file));
        looks.keep(List.of());
        assertFalse(stillAfter(60, file));
    }

    @Test
    void theDigestIsOfPathsAndContentsAndNotOfTimesOrHiddenFiles() throws IOException {
        Path one = Files.createDirectories(dir.resolve("one"));
        Path two = Files.createDirectories(dir.resolve("two"));
        Files.writeString(one.resolve("a"), "bc");
        Files.writeString(two.resolve("a"), "bc");
        Files.writeString(two.resolve(".hidden"), "x");
        assertEquals(Content.digest(one), Content.digest(two));
        Files.move(two.resolve("a"), two.resolve("ab"));
        Files.writeString(two.resolve("ab"), "c");
        assertNotEquals(Content.digest(one), Content.digest(two));
    }
}
