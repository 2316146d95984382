package io.lookervault.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    private Path dir;

    @Test
    void aNameThatThisSystemCannotWriteIsWrittenAsFarAsItCan() throws IOException {
        Places places = new Places(dir);
        places.prepare();
        assertEquals("monday__.yaml", places.free("done", "monday\ud800\u00e9.yaml"));
        assertEquals("mond\u00e9.yaml", places.free("done", "mond\u00e9.yaml"));
    }

    @Test
    void aLongNameInOtherLettersCanBePutAwayWithAReportBesideIt() throws IOException {
        Places places = new Places(dir);
        places.prepare();
        Path drop = Files.writeString(dir.resolve("jobs").resolve("日".repeat(78) + "𝄞.yaml"), "x");
        String name = places.free("done", "20260101T000000Z-" + drop.getFileName());
        assertTrue(name.getBytes(UTF_8).length <= 200 && name.endsWith("日𝄞.yaml"), name);
        places.move(drop, "done", name);
        places.write("done", name + ".report.json", "{}");
        assertEquals("2-" + name, places.free("done", name));
    }
}
