package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import io.lookervault.session.Outcome;
import io.lookervault.session.RunListener;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids and names that would be paths, expressions or commands, if anyone took them for such. */
class HostileContentTest {
    private static final List<String> IDS = List.of(
            "a/b",
            "..",
            ".",
            "%2e",
            "../../user",
            "x?y=1#z",
            "m::d ö",
            "${body}",
            "${bean:extraction?method=interrupt}",
            "{{lookervault.looker.client-id}}",
            "a b+c&d=e;f",
            "\"quoted'",
            "tab\tnew\nline",
            "\u202egnp.exe\u0000",
            "😀");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path dir;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring("/api/4.0".length());
        asked.add(path);
        byte[] body = JSON.writeValueAsBytes(body(path));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Object body(String path) {
        if (path.equals("/login")) {
            return Map.of("access_token", "t", "expires_in", 3600);
        }
        if (path.equals("/dashboards/search") || path.equals("/lookml_models")) {
            return IDS.stream()
                    .map(id -> path.startsWith("/lookml")
                            ? Map.of("name", id, "explores", List.of(Map.of("name", id)))
                            : Map.of("id", id))
                    .toList();
        }
        if (path.startsWith("/dashboards/")) {
            return dashboard(decoded(path.substring("/dashboards/".length())));
        }
        if (path.contains("/explores/")) {
            String[] parts = path.split("/", -1); // "", lookml_models, MODEL, explores, EXPLORE
            String name = decoded(parts[4]);
            return Map.of("id", decoded(parts[2]) + "::" + name, "name", name);
        }
        return path.equals("/user") ? Map.of("id", "1") : List.of();
    }

    private static Map<String, Object> dashboard(String id) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("title", id + " ${exchange.context.stop} {{secret}} $simple{body} \u001b[2J");
        data.put("description", "x".repeat(3_000_000));
        data.put("dashboard_elements", List.of());
        return data;
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private ExtractReport extract(Kind kind) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> options = Map.of(
                "lookervault.looker.api-url", url,
                "lookervault.looker.client-id", "id",
                "lookervault.looker.client-secret", "secret",
                "lookervault.looker.rate-limit-per-second", "1000",
                "lookervault.looker.rate-limit-per-minute", "60000");
        Settings settings = Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of()));
        try (Application application = Application.start(settings, RunListener.silent())) {
            return application.extract(new ExtractRequest(
                    dir.resolve("looker.db"),
                    url,
                    Selection.of(Set.of(kind)),
                    new Limits(4, 100, 100, OptionalInt.empty()),
                    false,
                    false));
        }
    }

    private void stopsAtNothing(ExtractReport report) {
        assertEquals(Outcome.COMPLETED, report.outcome(), () -> report + " asked " + asked);
    }

    @Test
    void idsAndTitlesAreTextAndTheRightAddressIsAsked() {
        stopsAtNothing(extract(Kind.DASHBOARD));
        Set<String> fetched = asked.stream()
                .filter(path -> path.startsWith("/dashboards/") && !path.equals("/dashboards/search"))
                .map(path -> path.substring("/dashboards/".length()))
                .collect(Collectors.toSet());
        assertTrue(fetched.stream().noneMatch(path -> path.contains("/")), fetched::toString);
        assertEquals(
                Set.copyOf(IDS),
                fetched.stream().map(HostileContentTest::decoded).collect(Collectors.toSet()));
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            for (String id : IDS) {
                StoredItem item = reader.find(new ItemKey(Kind.DASHBOARD, id)).orElseThrow();
                assertEquals(dashboard(id), item.data());
            }
        }
    }

    @Test
    void exploresOfOddModelsAreAskedForInTwoParts() {
        stopsAtNothing(extract(Kind.EXPLORE));
        Set<String> fetched =
                asked.stream().filter(path -> path.contains("/explores/")).collect(Collectors.toSet());
        assertTrue(fetched.contains("/lookml_models/a%2Fb/explores/a%2Fb"), fetched::toString);
        assertEquals(IDS.size(), fetched.size());
    }
}
