package io.lookervault.inbox;

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

/** An inbox with its vault and without a daemon: a test does what the routes do. */
final class InboxRig {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T02:31:07Z"));

    private final Path dir;
    private final Drops drops;
    private final Inbox inbox;

    InboxRig(Path dir) {
        this(dir, Duration.ZERO, CLOCK);
    }

    /** @param steady tells how long a drop has been still */
    InboxRig(Path dir, Duration quiet, InstantSource steady) {
        this.dir = dir;
        Vault.open(vault(), "test", CLOCK).close();
        drops = new Drops(vault(), CLOCK);
        InboxRules rules =
                new InboxRules(true, dir.resolve("inbox"), quiet, new InboxRules.Limits(100, 1 << 20, 1 << 20));
        inbox = new Inbox(() -> rules, drops, CLOCK, steady, (given, known) -> Optional.empty());
        inbox.prepare();
    }

    Path vault() {
        return dir.resolve("v.db");
    }

    Inbox inbox() {
        return inbox;
    }

    Path put(String name, String text) throws IOException {
        Path file = dir.resolve("inbox").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Drop begun(Path path) throws IOException {
        Drop drop = inbox.take(path);
        inbox.open(drop);
        return drop;
    }

    void done(Drop drop) {
        drop.end("completed", Optional.empty(), "");
        inbox.close(drop);
    }

    long lying(String place) throws IOException {
        try (Stream<Path> all = Files.list(dir.resolve("inbox").resolve(place))) {
            return all.count();
        }
    }

    /** Another run has the vault. */
    void waits(Drop drop) {
        drop.end("waiting", Optional.empty(), "another run has the vault");
        inbox.close(drop);
    }

    /** How all drops ended, the newest first. */
    List<String> outcomes() {
        return drops.list(0).stream().map(DropRow::outcome).toList();
    }
}
