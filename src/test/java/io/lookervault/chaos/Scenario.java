package io.lookervault.chaos;

import java.nio.file.Path;

/** One sort of stories. Used by one thread. */
interface Scenario {
    /** Plays the story of a seed in an empty directory; throws {@link Violation} or {@link AssertionError} when it goes wrong. */
    void play(long seed, Path dir, Toll toll) throws Exception;

    /** What was seen of the last story. */
    String log();
}
