package io.lookervault.chaos;

import java.nio.file.Path;

/** A hundred single bits of stored items and a hundred of files. */
final class Flipping implements Scenario {
    private static final int BITS = 100;

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        Flips flips = new Flips(dir, seed);
        flips.items(BITS);
        flips.files(BITS);
        toll.add("flips", 2 * BITS);
        toll.add("without effect", flips.without());
        if (!flips.missed().isEmpty()) {
            throw new Violation("missed: " + flips.missed());
        }
    }

    @Override
    public String log() {
        return "";
    }
}
