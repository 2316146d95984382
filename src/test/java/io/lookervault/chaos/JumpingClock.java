package io.lookervault.chaos;

import io.lookervault.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The clock of the processes of one story, which somebody sets while they run: by libfaketime, where it is installed. Clocks that
 * only go forward are left alone, as they are when a real clock is set.
 */
final class JumpingClock {
    private static final List<Duration> JUMPS = List.of(
            Duration.ofDays(-400),
            Duration.ofDays(-1),
            Duration.ofHours(-2),
            Duration.ofSeconds(-90),
            Duration.ofSeconds(90),
            Duration.ofHours(2),
            Duration.ofDays(40),
            Duration.ofDays(400));

    private final Path offset;
    private final SplittableRandom random;
    private final int furthest;

    private JumpingClock(Path offset, SplittableRandom random, int furthest) {
        this.offset = offset;
        this.random = random;
        this.furthest = furthest;
    }

    /**
     * Every second story has a clock that jumps, if this machine has the library.
     *
     * @param furthest requests or milliseconds after which it may jump
     */
    static Optional<JumpingClock> of(long seed, int furthest, Path dir, Packaged program) throws IOException {
        SplittableRandom random = new SplittableRandom(~seed);
        Optional<Path> library = random.nextBoolean() ? library() : Optional.empty();
        if (library.isEmpty()) {
            return Optional.empty();
        }
        JumpingClock clock = new JumpingClock(dir.resolve("clock"), random, furthest);
        clock.set(Duration.ZERO);
        program.with("LD_PRELOAD", library.get().toString())
                .with("FAKETIME_TIMESTAMP_FILE", clock.offset.toString())
                .with("FAKETIME_CACHE_DURATION", "1") // else each look at any clock reads the file
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0"); // it ends each wait of Java at once
        return Optional.of(clock);
    }

    private static Optional<Path> library() throws IOException {
        for (Path place : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files =
                        Files.find(place, 3, (file, attributes) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
                    Optional<Path> found = files.findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** After how many requests or milliseconds of a run it jumps. */
    int point() {
        return random.nextInt(furthest);
    }

    /** Sets it to so far from the right time, from one moment to the next and within a second; answers how far. */
    Duration jump() throws IOException {
        Duration by = JUMPS.get(random.nextInt(JUMPS.size()));
        set(by);
        return by;
    }

    private void set(Duration by) throws IOException {
        Path beside = offset.resolveSibling("clock.new");
        Files.writeString(beside, (by.isNegative() ? "" : "+") + by.toSeconds() + "\n");
        Files.move(beside, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
