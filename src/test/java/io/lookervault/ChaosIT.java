package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.chaos.Chaos;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few stories of each sort, and a few thousand spoilt inputs; {@code mvn -Pchaos verify} plays as many as one likes. */
class ChaosIT {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"extract, 5", "restore, 4", "letters, 2", "pack, 4", "flips, 1", "fuzz, 1"})
    void noPromiseIsBroken(String stories, long seed) throws Exception {
        assertEquals(List.of(), Chaos.violations(dir, stories, seed));
    }
}
