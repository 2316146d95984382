package io.lookervault.observe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservatoryTest {
    @TempDir
    Path dir;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static HttpResponse<String> get(Observatory observatory, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + observatory.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theWorstSignIsTheHealth() throws Exception {
        Vital good = () -> Sign.up("good", "");
        Vital odd = () -> Sign.degraded("odd", "look at it");
        Vital bad = () -> Sign.down("bad", "mend it");
        try (Observatory some = Observatory.open("127.0.0.1", 0, List.of(good, odd), registry, () -> {});
                Observatory all = Observatory.open("127.0.0.1", 0, List.of(good, odd, bad), registry, () -> {})) {
            assertEquals(200, get(some, "/observe/health/ready").statusCode());
            assertTrue(get(some, "/observe/health").body().contains("\"status\" : \"DEGRADED\""));
            HttpResponse<String> down = get(all, "/observe/ready");
            assertEquals(503, down.statusCode());
            assertTrue(down.body().contains("mend it"));
            assertEquals(200, get(all, "/observe/live").statusCode());
            assertEquals(404, get(all, "/observe/health/../secrets").statusCode());
        }
    }

    @Test
    void whoConnectsAndSaysNothingSilencesNobodyElse() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try (Observatory observatory = Observatory.open("127.0.0.1", 0, List.of(), registry, () -> {})) {
            for (int i = 0; i < 5; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), observatory.port());
                silent.add(socket);
                socket.getOutputStream().write("GET /obs".getBytes(US_ASCII));
            }
            assertEquals(200, get(observatory, "/observe/live").statusCode());
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void theVaultIsToldInNumbers() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            rig.extract();
            VaultMeters meters = new VaultMeters(registry, rig.vault(), InstantSource.system(), InstantSource.system());
            try (Observatory observatory = Observatory.open("127.0.0.1", 0, List.of(), registry, meters::refresh)) {
                String text = get(observatory, "/observe/metrics").body();
                assertTrue(text.contains("lookervault_vault_items{kind=\"dashboards\"} 3.0"), text);
                assertTrue(text.contains("lookervault_sessions{sort=\"extraction\",status=\"completed\"} 1.0"), text);
                assertTrue(text.contains("lookervault_last_success_age_seconds{sort=\"extraction\"}"), text);
            }
        }
    }

    @Test
    void anInboxInWhichNothingIsDoneWantsAttention() {
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        AtomicReference<InboxWatch.Standing> standing = new AtomicReference<>();
        InboxWatch watch = new InboxWatch(
                registry, standing::get, () -> Map.of("completed", 3L, "failed", 1L, "waiting", 1L), () -> now);
        standing.set(new InboxWatch.Standing(true, 2, Optional.of(now.minusSeconds(90)), Optional.empty()));
        assertEquals(Sign.up("inbox", "2 not put away, the oldest for 90 s; 3 done and 1 failed so far"), watch.look());
        assertTrue(registry.scrape().contains("lookervault_inbox_oldest_age_seconds 90.0"), registry.scrape());
        standing.set(new InboxWatch.Standing(true, 1, Optional.of(now.minusSeconds(3700)), Optional.empty()));
        assertEquals(Sign.State.DEGRADED, watch.look().state());
        standing.set(new InboxWatch.Standing(true, 0, Optional.empty(), Optional.of("cannot be looked into")));
        assertEquals(Sign.degraded("inbox", "cannot be looked into"), watch.look());
        standing.set(new InboxWatch.Standing(false, 0, Optional.empty(), Optional.empty()));
        assertEquals(Sign.State.UP, watch.look().state());
    }

    @Test
    void aVaultThatCannotBeWrittenIsDown() {
        Path nowhere = dir.resolve("no/such/looker.db");
        assertEquals(Sign.State.DOWN, new VaultVital(nowhere).look().state());
        assertTrue(Files.notExists(nowhere));
    }

    @Test
    void aVaultThatIsGoneIsDownAndNothingIsToldOfItThatWasTrueBefore() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
        try (Rig rig = new Rig(dir, 3)) {
            rig.extract();
            VaultMeters meters = new VaultMeters(registry, rig.vault(), now::get, now::get);
            meters.refresh();
            assertEquals(Sign.State.UP, new VaultVital(rig.vault()).look().state());
            Files.move(rig.vault(), dir.resolve("elsewhere.db"));
            Sign sign = new VaultVital(rig.vault()).look();
            assertEquals(Sign.State.DOWN, sign.state(), sign.detail());
            assertTrue(sign.detail().contains("there is no vault at " + rig.vault()), sign.detail());
            now.set(now.get().plusSeconds(60));
            meters.refresh();
            String text = registry.scrape();
            assertTrue(text.contains("lookervault_vault_items{kind=\"dashboards\"} 0.0"), text);
            assertTrue(text.contains("lookervault_inbox_drops{outcome=\"completed\"} 0.0"), text);
            assertFalse(text.contains("lookervault_last_success_age_seconds{"), text);
            assertFalse(text.contains("lookervault_sessions{"), text);
        }
    }

    @Test
    void aSuccessOfAClockThatWasAheadGrowsOlder() throws Exception {
        Instant noon = Instant.now();
        AtomicReference<Instant> clock = new AtomicReference<>(noon);
        AtomicReference<Instant> steady = new AtomicReference<>(noon);
        try (Rig rig = new Rig(dir, 1)) {
            rig.extract();
            VaultMeters meters = new VaultMeters(registry, rig.vault(), clock::get, steady::get);
            meters.refresh();
            clock.set(noon.minusSeconds(300 * 86_400));
            steady.set(noon.plusSeconds(172_801));
            meters.refresh();
            String text = registry.scrape();
            assertTrue(text.contains("lookervault_last_success_age_seconds{sort=\"extraction\"} 172801.0"), text);
        }
    }

    @Test
    void aVaultThatCannotBeReadIsDown() throws IOException {
        Path damaged = Files.writeString(dir.resolve("damaged.db"), "this is no database ".repeat(100));
        Sign sign = new VaultVital(damaged).look();
        assertEquals(Sign.State.DOWN, sign.state(), sign.detail());
    }
}
