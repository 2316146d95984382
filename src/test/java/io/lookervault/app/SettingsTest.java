package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String WORKERS = "lookervault.extract.workers";
    private static final String URL = "lookervault.looker.api-url";

    @TempDir
    Path dir;

    private Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> options = new HashMap<>();

    @BeforeEach
    void emptyHome() throws IOException {
        home = Files.createDirectories(dir.resolve("home"));
        environment.put("HOME", dir.toString());
    }

    @Test
    void shippedDefaultsHoldWhereNothingElseIsSaid() {
        Settings settings = load();
        assertEquals(8, settings.integer(WORKERS));
        assertEquals("default", settings.origin(WORKERS));
        assertEquals(Duration.ofMinutes(2), settings.seconds("lookervault.looker.timeout"));
        assertEquals(Optional.empty(), settings.apiUrl());
        assertTrue(settings.flag("lookervault.looker.verify-ssl"));
    }

    @Test
    void optionBeatsEnvironmentBeatsTomlBeatsProperties() throws IOException {
        Path properties = write("home/config/application.properties", "# knobs\n" + WORKERS + "=2\n");
        assertEquals("2 from " + properties + ":2", workers());
        Path toml = write(".lookervault/config.toml", "[lookervault.extract]\n\nworkers = 3 # three\n");
        assertEquals("3 from " + toml + ":3", workers());
        environment.put("LOOKERVAULT_EXTRACT_WORKERS", "4");
        assertEquals("4 from environment LOOKERVAULT_EXTRACT_WORKERS", workers());
        options.put(WORKERS, "5");
        assertEquals("5 from the command line", workers());
    }

    @Test
    void shortVariablesStandForTheirKeys() {
        environment.putAll(Map.of(
                "LOOKERVAULT_API_URL", "https://short.example",
                "LOOKERVAULT_CLIENT_ID", "id",
                "LOOKERVAULT_CLIENT_SECRET", "s3cret\n",
                "LOOKERVAULT_TIMEOUT", "7",
                "LOOKERVAULT_DB_PATH", "/x.db"));
        Settings settings = load();
        assertEquals("https://short.example", settings.text(URL));
        assertEquals("id", settings.text("lookervault.looker.client-id"));
        assertEquals(Optional.of("s3cret"), settings.clientSecret());
        assertEquals(7, settings.integer("lookervault.looker.timeout"));
        assertEquals(Path.of("/x.db"), settings.path("lookervault.vault.path"));
    }

    @Test
    void variablesOfOthersAndEmptyOnesAreIgnored() {
        environment.put("LOOKERVAULT_PORT_8080_TCP", "tcp://10.0.0.1:8080");
        environment.put("LOOKERVAULT_EXTRACT_WORKERS", "");
        assertEquals("8 from default", workers());
    }

    @Test
    void tomlOfTheContractIsRead() throws IOException {
        environment.put("LOOKERVAULT_CONFIG", write("other.toml", """
                [lookervault]
                config_version = "1.0"
                [lookervault.looker]
                api_url = "https://looker.example:19999/api/4.0/"
                client_id = "me"
                timeout = 30
                verify_ssl = false
                [lookervault.output]
                default_format = "json"
                color_enabled = false
                """).toString());
        Settings settings = load();
        assertEquals(
                "https://looker.example:19999", settings.apiUrl().orElseThrow().toString());
        assertFalse(settings.flag("lookervault.looker.verify-ssl"));
        assertEquals("json", settings.choice("lookervault.output.default-format"));
    }

    @Test
    void configDirectoryGivesBothFiles() throws IOException {
        write("home/config/application.properties", WORKERS + "=2\nlookervault.extract.batch-size=20\n");
        write(".lookervault/config.toml", "[lookervault.extract]\nworkers = 3\n");
        write("conf/application.properties", WORKERS + "=6\n");
        assertEquals(6, load(dir.resolve("conf")).integer(WORKERS));
        write("conf/config.toml", "[lookervault.extract]\nworkers = 7\n");
        assertEquals(7, load(dir.resolve("conf")).integer(WORKERS));
        assertEquals(100, load(dir.resolve("conf")).integer("lookervault.extract.batch-size"));
    }

    @Test
    void configPropertiesFileReplacesThatOfTheHome() throws IOException {
        write("home/config/application.properties", "lookervault.extract.batch-size=20\n");
        Path file = write("my.properties", "lookervault.extract.workers : \\\n   9\n");
        assertEquals(9, load(file).integer(WORKERS));
        assertEquals(100, load(file).integer("lookervault.extract.batch-size"));
    }

    @Test
    void aChosenPropertiesFileIsNotOverruledByTheTomlOfTheUser() throws IOException {
        write(".lookervault/config.toml", "[lookervault.extract]\nworkers = 3\n");
        Path file = write("my.properties", WORKERS + "=9\n");
        assertEquals(9, load(file).integer(WORKERS));
        environment.put("LOOKERVAULT_CONFIG", file.toString());
        assertEquals(9, load().integer(WORKERS));
        environment.put(
                "LOOKERVAULT_CONFIG",
                write("my.toml", "[lookervault.extract]\nworkers = 4\n").toString());
        assertEquals(4, load(file).integer(WORKERS), "a TOML file that is chosen as well comes before properties");
    }

    @Test
    void chosenConfigMustExist() throws IOException {
        Path missing = dir.resolve("missing.toml");
        assertMessage(() -> load(missing), "--config names " + missing + ", which does not exist.");
        Path bare = Files.createDirectory(dir.resolve("bare"));
        Files.writeString(bare.resolve("lookervault.toml"), "");
        assertMessage(() -> load(bare), "--config names the directory " + bare + ", which has neither config.toml nor");
        environment.put("LOOKERVAULT_CONFIG", "/no/such.toml");
        assertMessage(this::load, "LOOKERVAULT_CONFIG names /no/such.toml, which does not exist.");
    }

    @Test
    void unknownPropertyNamesFileLineKeyAndNearestKey() throws IOException {
        Path file = write("home/config/application.properties", "\n\nlookervault.extract.worker=2\n");
        assertMessage(
                this::load,
                "unknown key lookervault.extract.worker at " + file + ":3. The nearest known key is " + WORKERS + ".");
    }

    @Test
    void unknownTomlKeyNamesFileLineKeyAndNearestKey() throws IOException {
        Path file = write("t.toml", "[lookervault.looker]\napi_ulr = \"x\"\n");
        assertMessage(
                () -> load(file),
                "unknown key lookervault.looker.api-ulr at " + file
                        + ":2. The nearest known key is api_url under [lookervault.looker].");
    }

    @Test
    void sectionOfTheOriginalToolPointsAtItsNameHere() throws IOException {
        Path file = write("t.toml", "[looker]\napi_url = \"https://x\"\n");
        assertMessage(
                () -> load(file), "unknown section [looker] at " + file + ":2. It is called [lookervault.looker]");
    }

    @Test
    void unknownConfigVersionIsRefused() throws IOException {
        Path file = write("t.toml", "[lookervault]\nconfig_version = \"2.0\"\n");
        assertMessage(() -> load(file), "config_version \"2.0\" at " + file + ":2 is not known.");
    }

    @Test
    void tomlSyntaxErrorNamesLineAndColumn() throws IOException {
        Path file = write("t.toml", "[lookervault.looker]\napi_url = https://x\n");
        assertMessage(() -> load(file), "TOML syntax error in " + file + " at line 2, column ");
    }

    @Test
    void numberOutOfRangeNamesKeyValueOriginAndRange() {
        environment.put("LOOKERVAULT_EXTRACT_WORKERS", "99");
        assertMessage(
                () -> load().integer(WORKERS),
                WORKERS + " is \"99\", from environment LOOKERVAULT_EXTRACT_WORKERS."
                        + " It must be a whole number from 1 to 50.");
        options.put(WORKERS, "many");
        assertMessage(() -> load().integer(WORKERS), WORKERS + " is \"many\", from the command line.");
        options.put("lookervault.looker.verify-ssl", "ja");
        assertMessage(() -> load().flag("lookervault.looker.verify-ssl"), "It must be true or false.");
    }

    @ParameterizedTest
    @CsvSource({
        "schedule.backup.enabled, lookervault.schedule.backup.enabled",
        "lookervualt.extract.workers, lookervault.extract.workers",
        "LOOKERVAULT_EXTRACT_BATCH_SIZE, lookervault.extract.batch-size",
    })
    void aKeyThatWasMeantAsOneOfOursIsNotIgnored(String key, String nearest) throws IOException {
        Path file = write("home/config/application.properties", "my.schedule.backup.cron=never\n" + key + "=1\n");
        assertMessage(
                this::load, "unknown key " + key + " at " + file + ":2. The nearest known key is " + nearest + ".");
    }

    @Test
    void missingValueNamesItsVariable() {
        assertMessage(() -> load().text(URL), URL + " is not set. Set LOOKERVAULT_API_URL in the environment,");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Looker.Example/, https://looker.example",
        "https://looker.example/api/4.0, https://looker.example",
        "https://looker.example:19999/prefix/api/4.0/, https://looker.example:19999/prefix",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://[::1]:8080/, http://[::1]:8080",
    })
    void apiUrlIsNormalised(String given, String normal) {
        options.put(URL, given);
        Settings settings = load();
        assertEquals(normal, settings.apiUrl().orElseThrow().toString());
        assertEquals(normal, settings.forCamel().get(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "looker.example",
                "ftp://looker.example",
                "https://",
                "https:///x",
                "https://looker.example/?a=b",
                "https://me:pw@looker.example",
                "ftp://me:pw@looker.example",
                "https://me:pw@lo oker",
                "me:pw@looker.example",
                "https://looker.example/?client_secret=pw",
                "http://looker.example",
                "http://127.0.0.1.evil.example",
                "https://lo oker"
            })
    void apiUrlThatCannotBeMeantIsRefused(String given) {
        options.put(URL, given);
        String message =
                assertThrows(ConfigurationError.class, () -> load().apiUrl()).getMessage();
        assertTrue(message.contains("the API URL") && message.contains("the command line"), message);
        assertFalse(message.contains("pw"), message);
    }

    @Test
    void plainHttpIsAllowedOnRequest() {
        options.put(URL, "http://looker.example");
        options.put("lookervault.looker.allow-http", "true");
        assertEquals("http://looker.example", load().apiUrl().orElseThrow().toString());
    }

    @Test
    void secretIsNeitherShownNorGivenToCamel() {
        environment.put("LOOKERVAULT_CLIENT_SECRET", "s3cret");
        Settings settings = load();
        assertFalse(settings.toString().contains("s3cret"));
        assertFalse(settings.forCamel().toString().contains("s3cret"));
        assertEquals(home.toString(), settings.forCamel().get("lookervault.home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret = s3cret",
                "client_secret = \"s3cret",
                "client_secret = 's3cret",
                "client_secret \"s3cret\"",
                "client_secret = \"s3cret\" s3cret",
                "client_secret = 07s3cret",
                "client_secret = \"s3cret\"\nclient_secret = \"s3cret\"",
                "secret = \"s3cret\""
            })
    void aTomlFileThatIsWrongShowsNoSecret(String line) throws IOException {
        Path file = write("t.toml", "[lookervault.looker]\n" + line + "\n");
        StringWriter trace = new StringWriter();
        assertThrows(ConfigurationError.class, () -> load(file)).printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("3cret"), trace.toString());
    }

    @Test
    void everyKeyIsInTheTableOfTheDocumentationWithItsDefaultAndItsVariable() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/operations.md"))) {
            List<String> cells = List.of(line.split("(?<!\\\\)\\|", -1));
            if (cells.size() == 7 && cells.get(5).contains("`LOOKERVAULT_")) {
                String key = "lookervault." + cells.get(1).replace("`", "").strip();
                String value = cells.get(4).replaceAll("[`–]", "").strip();
                documented.put(
                        key,
                        value + " by " + cells.get(5).replaceAll("\\(.*|`", "").strip());
            }
        }
        Map<String, String> shipped = new TreeMap<>();
        PropertiesFile.shipped().forEach((key, setting) -> {
            if (key.startsWith("lookervault.")) {
                shipped.put(
                        key,
                        setting.value() + " by " + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            }
        });
        assertEquals(shipped, documented);
    }

    @Test
    void camelsOwnKeysAndThoseOfSomebodysOwnRoutesPassThrough() throws IOException {
        write("home/config/application.properties", "camel.main.name=x\nmy.schedule.backup.cron=never\n");
        assertEquals("never", load().forCamel().get("my.schedule.backup.cron"));
        assertEquals("x", load().forCamel().get("camel.main.name"));
    }

    @Test
    void fileWithSecretThatOthersMayReadIsWarnedAbout() throws IOException {
        Path file = write("t.toml", "[lookervault.looker]\nclient_secret = \"s3cret\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(
                List.of(file + " holds client_secret and others may read it. Run: chmod 600 " + file),
                load(file).warnings());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(List.of(), load(file).warnings());
    }

    @Test
    void tildeInAPathIsTheUsersHome() {
        options.put("lookervault.vault.path", "~/v.db");
        assertEquals(dir.resolve("v.db"), load().path("lookervault.vault.path"));
    }

    private String workers() {
        Settings settings = load();
        return settings.text(WORKERS) + " from " + settings.origin(WORKERS);
    }

    private Settings load() {
        return Settings.load(new Sources(Optional.of(home), Optional.empty(), options, environment));
    }

    private Settings load(Path config) {
        return Settings.load(new Sources(Optional.of(home), Optional.of(config), options, environment));
    }

    private Path write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void assertMessage(Runnable action, String... oneOf) {
        String message = assertThrows(ConfigurationError.class, action::run).getMessage();
        assertTrue(List.of(oneOf).stream().anyMatch(message::contains), message);
    }
}
