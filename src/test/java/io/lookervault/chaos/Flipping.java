package io.lookervault.chaos;

import java.nio.file.Path;

/** A hundred single bits of stored items, a hundred of files, and twenty of the file that is the vault. */
final class Flipping implements Scenario {
    private static final int BITS = 100;
    private static final int BITS_OF_THE_FILE = 20;

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        Flips flips = new Flips(dir, seed);
        flips.items(BITS);
        flips.files(BITS);
        flips.vault(BITS_OF_THE_FILE);
        toll.add("flips", 2 * BITS + BITS_OF_THE_FILE);
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
