package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.session.RunListener;
import io.lookervault.vault.VaultReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The daemon after one backup by schedule: what it tells, and what dashboards and alerts expect of it. */
class ObservationTest {
    /** What PromQL itself brings. */
    private static final Pattern SERIES = Pattern.compile("\\b(?:lookervault|jvm|process|system|camel)_\\w+");

    @TempDir
    Path dir;

    private Settings settings(DemoLooker looker) {
        Map<String, String> options = new HashMap<>();
        options.put("lookervault.looker.api-url", looker.url());
        options.put("lookervault.looker.client-id", looker.clientId());
        options.put("lookervault.looker.client-secret", looker.clientSecret());
        options.put("lookervault.looker.rate-limit-per-second", "1000");
        options.put("lookervault.looker.rate-limit-per-minute", "60000");
        options.put("lookervault.vault.path", dir.resolve("looker.db").toString());
        options.put("lookervault.schedule.jitter", "0");
        options.put("lookervault.schedule.backup.cron", "* * * * * ?");
        options.put("lookervault.observe.port", "0");
        return Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of()));
    }

    private static String get(Daemon daemon, String path) throws Exception {
        String url = daemon.health().replace("/observe/health", path);
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, reply.statusCode(), reply.body());
        return reply.body();
    }

    private static Set<String> names(String text) {
        Matcher found = SERIES.matcher(text);
        Set<String> names = new TreeSet<>();
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    private boolean backedUp() {
        try (VaultReader vault = VaultReader.open(dir.resolve("looker.db"))) {
            return vault.fires(Optional.of("nightly-backup"), 0).stream()
                    .anyMatch(fire -> fire.outcome().equals("completed"));
        }
    }

    @Test
    void everythingThatIsDocumentedIsThereAfterOneBackup() throws Exception {
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(3));
                Daemon daemon = Daemon.start(() -> settings(looker), RunListener.silent())) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::backedUp);
            JsonNode health = new JsonMapper().readTree(get(daemon, "/observe/health/ready"));
            assertEquals("UP", health.path("status").asText(), health.toString());

            String metrics = get(daemon, "/observe/metrics");
            Set<String> there = metrics.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll("[{ ].*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(there.size() >= 40, there.toString());
            assertTrue(metrics.contains("lookervault_looker_breaker{state=\"closed\"} 1.0"), metrics);
            Set<String> expected = new TreeSet<>(names(Files.readString(Path.of("docs/grafana/lookervault.json"))));
            expected.addAll(names(expressions()));
            expected.addAll(documented());
            expected.removeAll(there);
            assertEquals(Set.of(), expected);
            assertTrue(!metrics.contains(looker.clientSecret()) && !metrics.contains(looker.clientId()));
        }
    }

    /** The expressions of the alert rules alone; texts may say anything. */
    private static String expressions() throws Exception {
        Object rules = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("docs/prometheus/lookervault.rules.yaml")));
        return rules.toString().lines().collect(Collectors.joining()).replaceAll("summary=[^}]*", "");
    }

    /** The series that the table in the documentation names. */
    private static Set<String> documented() throws Exception {
        return Files.readString(Path.of("docs/metrics.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .filter(name -> SERIES.matcher(name).matches())
                .collect(Collectors.toSet());
    }
}
