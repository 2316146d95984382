package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.restore.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapFileTest {
    @TempDir
    Path dir;

    @Test
    void charactersBeyondTheBasicPlaneMayStandAnywhere() throws IOException {
        for (int before = 960; before < 1_040; before++) {
            String name = "x".repeat(before) + "😀";
            Path file = Files.writeString(dir.resolve("map.yaml"), "models:\n  shop: '" + name + "'\n");
            assertEquals(
                    Map.of("shop", name),
                    MapFile.read("--map", file, Rules.careful()).models());
        }
    }
}
