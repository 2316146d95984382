package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packaged program says to bad input: a clear message, the right exit code, nothing damaged. */
class BadInputIT {
    private static DemoLooker looker;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() throws IOException {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(10));
    }

    @AfterAll
    static void stop() {
        looker.close();
    }

    private Packaged program() {
        return new Packaged(dir).on(looker);
    }

    @ParameterizedTest
    @CsvSource({
        "extract dashbords, 2, Did you mean dashboards?",
        "extract --workers 0, 2, from 1 to 50",
        "extract --workers 51, 2, from 1 to 50",
        "extract --workers many, 2, from 1 to 50",
        "extract --batch-size 9, 2, from 10 to 1000",
        "extract --max-calls 0, 2, at least 1",
        "extract --rate-limit-per-second 0, 2, from 1 to",
        "extract --client-secret hunter2, 2, LOOKERVAULT_CLIENT_SECRET",
        "extrakt, 2, extract",
        "extract --db nowhere/looker.db, 2, there is no directory",
        "list dashboards, 2, there is no vault",
        "extract --home nowhere, 2, is not a directory"
    })
    void isNamedAndNothingIsStarted(String arguments, int code, String said) throws Exception {
        Packaged.Result result = program().here(arguments);
        assertEquals(code, result.code(), result.all());
        assertTrue(result.err().contains(said), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        assertFalse(result.err().contains("hunter2"), result.err());
        assertFalse(Files.exists(dir.resolve("looker.db")));
    }

    @Test
    void wrongCredentialsAreRefusedBeforeTheVaultIsMade() throws Exception {
        Packaged.Result result =
                program().with("LOOKERVAULT_CLIENT_SECRET", "wrong").run("extract");
        assertEquals(3, result.code(), result.all());
        assertTrue(result.err().contains("sign-in refused"), result.err());
        assertFalse(Files.exists(dir.resolve("looker.db")));
    }

    @Test
    void aServerThatIsNotLookerIsTold() throws Exception {
        looker.faults().add(FaultRule.on("POST", "/login", new FaultAction.Html(200)));
        try {
            Packaged.Result result = program().here("info");
            assertEquals(3, result.code(), result.all());
            assertTrue(result.err().contains("JSON"), result.err());
        } finally {
            looker.faults().clear();
        }
    }

    @Test
    void anUnreachableLookerIsTold() throws Exception {
        Packaged.Result result =
                program().with("LOOKERVAULT_API_URL", "http://127.0.0.1:9").here("extract");
        assertEquals(3, result.code(), result.all());
        assertTrue(result.err().contains("Connection refused"), result.err());
    }

    @Test
    void aForeignFileIsLeftAlone() throws Exception {
        Files.writeString(dir.resolve("notes.txt"), "not a database");
        Packaged.Result result = program().here("extract --db notes.txt");
        assertEquals(2, result.code(), result.all());
        assertEquals("not a database", Files.readString(dir.resolve("notes.txt")));
    }

    @Test
    void aKindThatIsForbiddenIsParkedAndTheOthersAreDone() throws Exception {
        looker.faults().forbid("alerts", 403);
        try {
            Packaged.Result result = program().here("extract");
            assertEquals(4, result.code(), result.all());
            assertTrue(result.err().contains("/alerts/search"), result.err());
            assertTrue(program().here("status").out().contains("partial"));
        } finally {
            looker.faults().clear();
        }
    }

    @Test
    void aBrokenRouteFileIsNamedWithItsLine() throws Exception {
        Path home = copyOfTheDistribution();
        Path route = home.resolve("routes/extract.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("streaming: true", "streeming: true"));
        Packaged.Result result = program().run("extract --home " + home);
        assertEquals(2, result.code(), result.all());
        assertTrue(result.err().contains("extract.camel.yaml, line "), result.err());
        assertTrue(result.err().contains("streeming"), result.err());
        assertFalse(Files.exists(dir.resolve("looker.db")));
    }

    @Test
    void aRouteThatNamesNoBeanIsNamedWithItsLine() throws Exception {
        Path home = copyOfTheDistribution();
        Path route = home.resolve("routes/looker.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("ref: callLedger", "ref: calLedger"));
        Packaged.Result result = program().here("check --offline --home " + home);
        assertEquals(2, result.code(), result.all());
        assertTrue(result.out().contains("looker.camel.yaml, line "), result.out());
        assertTrue(result.out().contains("calLedger"), result.out());
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestOne() throws Exception {
        Path home = copyOfTheDistribution();
        Path config = home.resolve("config/application.properties");
        Files.writeString(config, Files.readString(config) + "\nlookervault.extract.worker=3\n");
        Packaged.Result result = program().here("extract --home " + home);
        assertEquals(2, result.code(), result.all());
        assertTrue(result.err().contains("lookervault.extract.workers"), result.err());
    }

    @Test
    void anEditedRouteIsTheOneThatRuns() throws Exception {
        Path home = copyOfTheDistribution();
        Path config = home.resolve("config/application.properties");
        Files.writeString(
                config,
                Files.readString(config).replace("lookervault.extract.workers=8", "lookervault.extract.workers=3"));
        Packaged.Result result = program().run("extract themes --output json --home " + home);
        assertEquals(0, result.code(), result.all());
        assertTrue(result.out().contains("\"workers\":3"), result.out());
    }

    private Path copyOfTheDistribution() throws IOException {
        Path home = dir.resolve("home");
        for (String part : new String[] {"routes", "config"}) {
            Path to = Files.createDirectories(home.resolve(part));
            try (Stream<Path> files = Files.list(Packaged.HOME.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return home;
    }
}
