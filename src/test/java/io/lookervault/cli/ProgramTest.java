package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    @TempDir
    Path dir;

    @Test
    void helpNamesEveryVerbAndExample() {
        Run run = Run.with(Map.of(), "--help");
        assertEquals(0, run.code());
        for (String word : new String[] {"list", "show", "status", "verify", "completion", "Examples:", "Exit codes"}) {
            assertTrue(run.out().contains(word), word);
        }
        assertFalse(run.out().contains("rehearse"), "internal verbs are hidden");
    }

    @Test
    void aFormatOfLogsThatDoesNotExistIsRefusedForNothingWouldBeLogged() {
        Run run = Run.with(Map.of("LOOKERVAULT_LOG_FORMAT", "JSON"), "status");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("LOOKERVAULT_LOG_FORMAT is \"JSON\". Set it to text or json"), run.err());
    }

    @Test
    void anEmptyVariableOfTheLogSetsNothing() throws IOException {
        Run run = Run.with(Map.of("LOOKERVAULT_LOG_FORMAT", "", "LOOKERVAULT_LOG_LEVEL", ""), "completion", "bash");
        assertEquals(0, run.code(), run.said());
        String logback = Files.readString(Path.of("config/logback.xml"));
        assertFalse(
                logback.contains("${LOOKERVAULT_"),
                "to Logback a variable that is empty is an appender without a name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "info",
                "extract",
                "verify",
                "list",
                "show",
                "status",
                "restore",
                "restore single",
                "restore bulk",
                "restore all",
                "restore resume",
                "restore status",
                "restore dlq",
                "restore dlq list",
                "restore dlq show",
                "restore dlq retry",
                "restore dlq clear",
                "unpack",
                "pack",
                "cleanup",
                "run",
                "routes",
                "routes list",
                "routes validate",
                "routes diff",
                "completion",
                "demo",
                "demo serve"
            })
    void everyVerbHasHelpWithExamplesAndGlobalOptions(String verb) {
        Run run = Run.with(Map.of(), (verb + " --help").split(" ", -1));
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Usage: lookervault " + verb), run.out());
        assertTrue(run.out().contains("Examples:"), run.out());
        assertTrue(run.out().contains("--db=FILE"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "restore --help", "restore dlq --help", "routes --help", "demo --help"})
    void inTheListOfVerbsEachHasAWholeSentence(String command) {
        String help = Run.with(Map.of(), command.split(" ", -1)).out();
        String verbs = help.replaceFirst("(?s).*\\R(Verbs|Commands):\\R", "").replaceFirst("(?s)\\R\\R.*", "");
        for (String verb : verbs.strip().split("\\R {2}(?=\\w)", -1)) {
            assertTrue(verb.endsWith("."), verb);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Run run = Run.with(Map.of(), "demo", "serve", "--port", String.valueOf(other.getLocalPort()));
            assertEquals(2, run.code());
            assertTrue(run.err().contains("cannot listen on 127.0.0.1:" + other.getLocalPort()), run.err());
        }
    }

    @Test
    void versionIsOneLineAndThatOfJava() {
        Run run = Run.with(Map.of(), "--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("LookerVault \\S+\\RJava \\d+.*\\R"), run.out());
    }

    @Test
    void nothingToDoIsAUsageError() {
        Run run = Run.with(Map.of());
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("Usage: lookervault"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lst dashboards | Did you mean: lookervault list",
                "list dashboards --limitt 3 | --limit",
                "list | Missing required parameter",
                "list dashbord | Did you mean dashboard? Kinds: dashboards, looks,",
                "list xyzzy | unknown kind 'xyzzy'. Kinds: dashboards",
                "list dashboards --created-after yesterday | 'yesterday' is not a date",
                "list dashboards --limit -1 | Give 0 or more.",
                "list dashboards --output xml | It must be one of [json, table].",
                "verify explores queries --live | explores, queries cannot be compared: Looker has no list of them.",
                "completion fish | no completion for 'fish'. Write bash or zsh."
            })
    void usageErrorsExitWithTwoAndSayWhatToDo(String command, String expected) {
        Run run = Run.of(dir.resolve("none.db"), command.split(" ", -1));
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(expected), run.err());
        assertTrue(run.err().startsWith("error: "), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void aSettingThatWouldFailAtNightIsFoundByCheckAndByValidate() {
        Map<String, String> wrong = Map.of(
                "LOOKERVAULT_SCHEDULE_RETRY_MAX_RETRIES",
                "three",
                "LOOKERVAULT_DB_PATH",
                dir.resolve("none.db").toString());
        Run check = Run.with(wrong, "check", "--offline");
        assertEquals(2, check.code(), check.out());
        assertEquals(
                1, check.out().lines().filter(line -> line.contains("three")).count(), check.out());
        assertTrue(check.out().contains("fail  configuration: lookervault.schedule.retry.max-retries is"), check.out());
        Run validate = Run.with(wrong, "routes", "validate");
        assertEquals(2, validate.code(), validate.out());
        assertTrue(validate.err().contains("lookervault.schedule.retry.max-retries is \"three\""), validate.err());
    }

    @Test
    void verboseAndQuietContradictEachOther() {
        Run run = Run.with(Map.of(), "list", "dashboards", "-v", "-q");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("-v and -q contradict each other."), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list dashboards --client-secret Pa55w0rd",
                "--client-secret=Pa55w0rd list dashboards",
                "list dashboards --client_secret=Pa55w0rd",
                "list dashboards --secret Pa55w0rd"
            })
    void secretsAreRefusedAsOptionsAndNotRepeated(String command) {
        Run run = Run.of(dir.resolve("none.db"), command.split(" ", -1));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("LOOKERVAULT_CLIENT_SECRET"), run.err());
        assertFalse((run.out() + run.err()).contains("Pa55w0rd"), run.err());
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheVerb() {
        String vault = SampleVault.ours(dir).toString();
        Run before = Run.with(Map.of(), "--db", vault, "-o", "json", "list", "looks");
        Run after = Run.with(Map.of(), "list", "looks", "--db", vault, "--output=json");
        assertEquals(0, before.code(), before.err());
        assertEquals(before, after);
    }

    @Test
    void noVaultIsAUsageErrorAndNoneIsCreated() {
        Path missing = dir.resolve("none.db");
        Run run = Run.of(missing, "list", "dashboards");
        assertEquals(2, run.code());
        assertTrue(run.err().contains(missing + ". Create it with: lookervault extract"), run.err());
        assertFalse(Files.exists(missing));
    }

    @Test
    void foreignDatabaseIsAUsageError() throws Exception {
        Path file = dir.resolve("other.db");
        SampleVault.sql(file, "CREATE TABLE t (x)");
        assertEquals(2, Run.of(file, "list", "dashboards").code());
        Path text = Files.writeString(dir.resolve("text.db"), "not a database at all, just some text ".repeat(30));
        assertEquals(2, Run.of(text, "list", "dashboards").code());
    }

    @Test
    void badConfigurationIsAUsageError() throws IOException {
        Path toml = Files.writeString(dir.resolve("c.toml"), "[lookervault.looker\n");
        Run run = Run.with(Map.of(), "status", "--config", toml.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains(toml + " at line 1, column"), run.err());
    }

    @Test
    void errorsAreOneJsonObjectOnStderrWhenJsonIsAskedFor() throws IOException {
        Run run = Run.of(dir.resolve("none.db"), "list", "dashboards", "--output", "json");
        assertEquals("", run.out());
        JsonNode error = new ObjectMapper().readTree(run.err()).get("error");
        assertEquals(2, error.get("code").asInt());
        assertTrue(error.get("message").asText().contains("there is no vault"));
        assertTrue(error.has("hint"));
        Run usage = Run.with(Map.of(), "list", "dashbords", "-o", "json");
        assertEquals(
                2, new ObjectMapper().readTree(usage.err()).at("/error/code").asInt(), usage.err());
    }

    @Test
    void stackTracesAreShownOnlyOnRequest() {
        Path missing = dir.resolve("none.db");
        assertFalse(Run.of(missing, "status").err().contains("\tat "));
        assertTrue(Run.of(missing, "status", "-v").err().contains("\tat "));
    }

    @Test
    void completionCoversVerbsOptionsAndKinds() {
        Run run = Run.with(Map.of(), "completion", "bash");
        assertEquals(0, run.code());
        for (String word : new String[] {"complete -F", "verify", "--created-after", "scheduled_plans"}) {
            assertTrue(run.out().contains(word), word);
        }
        assertTrue(Run.with(Map.of(), "completion", "zsh").out().contains("bashcompinit"));
    }

    @Test
    void answerThatCannotBeWrittenIsAFailure() {
        Path vault = SampleVault.ours(dir);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Program.run(new String[] {"list", "looks"}, Map.of("LOOKERVAULT_DB_PATH", vault.toString()), full, err);
        assertEquals(1, code);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("could not be written in full to standard output (No space left on device)."), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void anAnswerWithAHoleIsAFailureWhateverCanBeWrittenLater() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream once = new OutputStream() {
            private boolean failed;

            @Override
            public void write(int b) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException("No space left on device");
                }
                out.write(b);
            }
        };
        Answer answer = new Answer(once);
        assertThrows(IOException.class, () -> answer.write(new byte[] {1}));
        assertThrows(IOException.class, answer::flush);
        assertThrows(IOException.class, () -> answer.write(2));
        assertEquals(0, out.size());
    }

    @Test
    void anErrorThatNobodyCanReadKeepsItsExitCode() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(2, Program.run(new String[] {"list", "nokind"}, Map.of(), new ByteArrayOutputStream(), full));
        assertEquals(2, Program.run(new String[0], Map.of(), new ByteArrayOutputStream(), full));
    }

    @Test
    void interruptedRunEndsWith130() {
        Path vault = SampleVault.ours(dir);
        Thread.currentThread().interrupt();
        assertEquals(130, Run.of(vault, "verify").code());
    }
}
