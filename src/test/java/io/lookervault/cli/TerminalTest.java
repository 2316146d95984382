package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are asked wherever they can answer, whatever they redirect; where it goes that they redirect the answer never matters. */
class TerminalTest {
    private static final String QUESTION = "Write? [y/N] ";

    @TempDir
    Path dir;

    private static Optional<InputStream> typed(String keys) {
        return Optional.of(new ByteArrayInputStream(keys.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, ''", // all of it is the terminal
        "true, false, '', true", // 2>file
        "false, true, '', ''", // <file, cron, CI
        "false, false, '', ''" // nohup
    })
    void isAskedWhereItCanAnswer(boolean in, boolean err, String onErr, String onDevice) throws Exception {
        Path device = Files.createFile(dir.resolve("tty"));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(in ? typed("y\nn\n") : Optional.empty(), err, device);
        assertEquals(in ? Optional.of(true) : Optional.empty(), terminal.agrees("Write?", written));
        assertEquals(onErr.isEmpty() ? "" : QUESTION, written.toString(UTF_8));
        assertEquals(onDevice.isEmpty() ? "" : QUESTION, Files.readString(device));
    }

    @Test
    void asksOnStandardErrorWhereThereIsNoOtherWay() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(typed("y\n"), false, dir.resolve("none"));
        assertEquals(Optional.of(true), terminal.agrees("Write?", written));
        assertEquals(QUESTION, written.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "' yes ', true", "n, false", "'', false", "yesterday, false"})
    void onlyAYesIsOne(String keys, boolean agrees) {
        Terminal terminal = new Terminal(typed(keys), true, dir);
        assertEquals(Optional.of(agrees), terminal.agrees("Write?", OutputStream.nullOutputStream()));
    }

    @Test
    void aPlanThatIsDeclinedWritesNothingAndIsNoSuccess() throws Exception {
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(3))) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "HOME", dir.toString(),
                    "LOOKERVAULT_HOME", Path.of("").toAbsolutePath().toString(),
                    "LOOKERVAULT_DB_PATH", dir.resolve("looker.db").toString(),
                    "LOOKERVAULT_API_URL", looker.url(),
                    "LOOKERVAULT_CLIENT_ID", looker.clientId(),
                    "LOOKERVAULT_CLIENT_SECRET", looker.clientSecret(),
                    "LOOKERVAULT_LOOKER_RATE_LIMIT_PER_SECOND", "1000",
                    "LOOKERVAULT_LOOKER_RATE_LIMIT_PER_MINUTE", "60000"));
            assertEquals(0, answering("", environment, "extract", "dashboards", "folders"));
            looker.edits().rename("dashboards", "2", "Theirs");
            assertEquals(1, answering("n\n", environment, "restore", "bulk", "dashboards"));
            assertEquals(0, looker.ledger().writes());
            assertEquals(0, answering("y\n", environment, "restore", "bulk", "dashboards"));
            looker.edits().rename("dashboards", "2", "Theirs again");
            looker.faults().add(FaultRule.on("PATCH", "/dashboards/*", new FaultAction.Status(422, Optional.empty())));
            assertEquals(4, answering("y\n", environment, "restore", "bulk", "dashboards"));
            assertEquals(1, answering("n\n", environment, "restore", "dlq", "clear"));
            assertEquals(1, letters(environment));
            assertEquals(0, answering("y\n", environment, "restore", "dlq", "clear"));
            assertEquals(0, letters(environment));
        }
    }

    private static int letters(Map<String, String> environment) throws Exception {
        return Run.with(environment, "restore", "dlq", "list", "--output", "json")
                .json()
                .path("total")
                .asInt();
    }

    private static int answering(String keys, Map<String, String> environment, String... command) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Terminal terminal = new Terminal(typed(keys), true, Path.of("/dev/tty"));
        return Program.run(command, new Streams(new Answer(nowhere), nowhere, environment, terminal));
    }
}
