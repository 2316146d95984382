package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesVerbTest {
    @TempDir
    Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectory(home.resolve("share"));
        for (String to : new String[] {"routes", "share/routes"}) {
            Files.createDirectory(home.resolve(to));
            try (Stream<Path> files = Files.list(Path.of("routes"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(to).resolve(file.getFileName()));
                }
            }
        }
    }

    private Run run(String arguments) {
        return Run.of(home.resolve("looker.db"), ("--home " + home + " " + arguments).split(" ", -1));
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = home.resolve("routes").resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    @Test
    void listsRoutesWithTheirKnobsAndWhereTheseComeFrom() {
        Run list = run("routes list --knobs");
        assertEquals(0, list.code(), list.err());
        assertTrue(list.out().contains("nightly-backup"), list.out());
        assertTrue(list.out().matches("(?s).*lookervault.looker.rate-limit-per-second +default +.*= 10.*"), list.out());
    }

    @Test
    void findsWhatTheDaemonWouldRefuse() throws IOException {
        assertEquals(0, run("routes validate").code());
        edit("triggers.camel.yaml", "direct:schedule-fire", "direct:schedule-fyre");
        Run broken = run("routes validate");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("direct:schedule-fyre, which no route has"), broken.err());
    }

    @Test
    void showsWhatWasChangedSinceItWasShipped() throws IOException {
        assertEquals(0, run("routes diff").code());
        edit("looker.camel.yaml", "timePeriodMillis: \"1000\"", "timePeriodMillis: \"500\"");
        Run diff = run("routes diff");
        assertEquals(1, diff.code());
        assertTrue(diff.out().contains("-            timePeriodMillis: \"1000\""), diff.out());
        assertTrue(diff.out().contains("+            timePeriodMillis: \"500\""), diff.out());
    }
}
