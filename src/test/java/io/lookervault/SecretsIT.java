package io.lookervault;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client secret and the access tokens are in memory and on their way to Looker, and nowhere else. Between the program and
 * a demo Looker stands somebody who repeats in error replies what was sent, as proxies do that help debugging.
 */
class SecretsIT {
    private static final String WRONG = "wrong-canary-7c1e";
    private static final String ECHO =
            "{\"message\":\"not so: {{{request.headers.Authorization}}} {{{request.body}}}\"}";

    @TempDir
    Path dir;

    private final WireMockServer between =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final StringBuilder said = new StringBuilder();
    private DemoLooker looker;
    private Packaged program;

    @BeforeEach
    void connect() throws IOException {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(5));
        between.start();
        between.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(looker.url())));
        between.stubFor(post(urlPathEqualTo("/hook")).willReturn(noContent()));
        program = new Packaged(dir)
                .on(looker)
                .with("LOOKERVAULT_API_URL", between.baseUrl())
                .with("LOOKERVAULT_LOOKER_RETRY_DELAY", "20")
                .with("LOOKERVAULT_LOOKER_RETRY_MAX_RETRIES", "1")
                .with("LOOKERVAULT_LOOKER_BREAKER_WINDOW", "1000")
                .with("LOOKERVAULT_LOOKER_BREAKER_MIN_CALLS", "1000")
                .with("LOOKERVAULT_EXTRACT_BATCH_SIZE", "10")
                .with("PATH", spyingPath());
    }

    @AfterEach
    void disconnect() {
        between.stop();
        looker.close();
    }

    /** A path on which {@code df}, the one program that is ever called, writes down what it can see. */
    private String spyingPath() throws IOException {
        Path bin = Files.createDirectory(dir.resolve("bin"));
        Path df = Files.writeString(bin.resolve("df"), "#!/bin/sh\nenv >" + dir.resolve("seen-by-df") + "\nexit 1\n");
        Files.setPosixFilePermissions(df, PosixFilePermissions.fromString("rwx------"));
        return bin + ":" + System.getenv("PATH");
    }

    private StubMapping echoes(MappingBuilder request, int status) {
        return between.stubFor(request.atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(ECHO).withTransformers("response-template")));
    }

    private void runs(int code, String arguments) throws Exception {
        Packaged.Result result = program.run(arguments);
        said.append(result.all());
        assertEquals(code, result.code(), arguments + "\n" + result.all());
    }

    private Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(Set.of(WRONG, looker.clientSecret()));
        between.getAllServeEvents().stream()
                .map(event -> event.getRequest().getHeader("Authorization"))
                .filter(header -> header != null)
                .map(header -> header.replace("token ", ""))
                .forEach(secrets::add);
        assertTrue(secrets.size() > 4, "some tokens were seen: " + secrets.size());
        List<String> coded = secrets.stream()
                .map(secret ->
                        Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .toList();
        secrets.addAll(coded);
        return secrets;
    }

    private static void tellsNothing(String where, String text, Set<String> secrets) {
        for (String secret : secrets) {
            assertFalse(text.contains(secret), () -> where + " has it: " + around(text, secret));
        }
    }

    private static String around(String text, String secret) {
        int at = Math.max(0, text.indexOf(secret));
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }

    private void noFileTells() throws IOException {
        Set<String> secrets = secrets();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tellsNothing(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), secrets);
            }
        }
    }

    @Test
    @Timeout(120)
    void aWholeStoryTellsNobody() throws Exception {
        signInFails();
        extractsWithTrouble();
        editsTheFiles();
        isRefusedWrites();
        runsAsADaemon();
        tellsNothing("what was printed", said.toString(), secrets());
        noFileTells();
    }

    private void signInFails() throws Exception {
        StubMapping refusing = echoes(post(urlPathEqualTo("/api/4.0/login")), 404);
        program.with("LOOKERVAULT_CLIENT_SECRET", WRONG);
        runs(3, "check -v");
        program.with("LOOKERVAULT_CLIENT_SECRET", looker.clientSecret());
        between.removeStub(refusing);
        StubMapping failing = echoes(post(urlPathEqualTo("/api/4.0/login")), 500);
        runs(3, "extract -v");
        between.removeStub(failing);
    }

    /** Tokens that end early, pages and lists that fail, with everything logged that any library says at DEBUG. */
    private void extractsWithTrouble() throws Exception {
        Path logback = Files.writeString(
                dir.resolve("logback.xml"),
                Files.readString(Packaged.HOME.resolve("config/logback.xml"))
                        .replace("root level=\"WARN\"", "root level=\"DEBUG\""));
        looker.faults()
                .add(FaultRule.on("GET", "/looks/search", new FaultAction.RevokeToken())
                        .times(1));
        StubMapping broken = echoes(any(urlPathMatching("/api/4.0/alerts.*|/api/4.0/themes.*")), 500);
        StubMapping forbidden = echoes(any(urlPathMatching("/api/4.0/user_attributes.*")), 403);
        program.with("LOOKERVAULT_JAVA_OPTS", "-Dlogback.configurationFile=" + logback)
                .with("LOOKERVAULT_LOG_FORMAT", "json");
        runs(4, "extract -v dashboards looks folders alerts themes user_attributes");
        program.with("LOOKERVAULT_JAVA_OPTS", "").with("LOOKERVAULT_LOG_FORMAT", "text");
        between.removeStub(broken);
        between.removeStub(forbidden);
        runs(0, "status --output json");
    }

    private void editsTheFiles() throws Exception {
        runs(0, "unpack -v --output-dir " + dir.resolve("export"));
        assertTrue(Files.exists(dir.resolve("seen-by-df")));
        try (Stream<Path> files = Files.list(dir.resolve("export/dashboards"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: Edited"));
            }
        }
        runs(0, "pack -v --input-dir " + dir.resolve("export") + " --db-path " + dir.resolve("looker.db"));
    }

    private void isRefusedWrites() throws Exception {
        StubMapping refusing = echoes(patch(urlPathMatching("/api/4.0/dashboards/.*")), 422);
        runs(4, "restore bulk dashboards --force -v");
        between.removeStub(refusing);
        runs(0, "restore dlq list --output json");
        Matcher letter = Pattern.compile("\"letter\" ?: ?(\\d+)").matcher(said);
        assertTrue(letter.find(), said.toString());
        runs(0, "restore dlq show " + letter.group(1));
    }

    private void runsAsADaemon() throws Exception {
        echoes(any(urlPathMatching("/api/4.0/alerts.*")), 403);
        program.with("LOOKERVAULT_INBOX_ENABLED", "true")
                .with("LOOKERVAULT_INBOX_SWEEP_SECONDS", "1")
                .with("LOOKERVAULT_INBOX_QUIET_SECONDS", "0")
                .with("LOOKERVAULT_NOTIFY_URL", between.url("/hook"))
                .with("LOOKERVAULT_OBSERVE_PORT", "0");
        Process daemon = program.start(Packaged.launcher(), "run", "-v");
        await().atMost(Duration.ofSeconds(40)).until(() -> err().contains("health and metrics: "));
        Files.writeString(dir.resolve("inbox/jobs/live.yaml"), "verb: extract\ntypes: [alerts, looks]\n");
        await().atMost(Duration.ofSeconds(40)).until(() -> err().contains("live.yaml ended: partial"));
        String health = err().replaceFirst("(?s).*health and metrics: (\\S+).*", "$1");
        said.append(get(health)).append(get(health.replace("health", "metrics")));
        said.append(Files.readString(Path.of("/proc", String.valueOf(daemon.pid()), "cmdline")));
        assertEquals(0, daemon.descendants().count());
        noFileTells();
        daemon.destroy();
        said.append(program.ended(daemon).all());
        List<String> notices = between.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals("/hook"))
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
        assertFalse(notices.isEmpty());
        said.append(notices.stream().collect(Collectors.joining("\n")));
    }

    private String err() throws IOException {
        return Files.readString(dir.resolve("err"));
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
