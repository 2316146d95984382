package io.lookervault.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoFaultTest {
    private DemoLooker looker;
    private DemoClient client;

    @BeforeEach
    void start() throws Exception {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(20));
        client = new DemoClient(looker);
    }

    @AfterEach
    void stop() {
        looker.close();
    }

    private void strike(FaultAction action) {
        looker.faults().add(FaultRule.on("GET", "/dashboards/*", action).times(1));
    }

    private HttpResponse<byte[]> read() throws Exception {
        return client.reply("GET", "/dashboards/1", null);
    }

    @Test
    void aStatusComesAsOftenAsToldAndWithItsHeader() throws Exception {
        strike(new FaultAction.Status(429, Optional.of(Duration.ofSeconds(7))));
        HttpResponse<byte[]> reply = read();
        assertEquals(429, reply.statusCode());
        assertEquals("7", reply.headers().firstValue("Retry-After").orElse(""));
        assertEquals(200, read().statusCode());
    }

    @Test
    void theNthRequestIsStruck() throws Exception {
        looker.faults()
                .add(FaultRule.on("*", "/themes", new FaultAction.Status(503)).nth(2));
        assertEquals(200, client.status("GET", "/themes", null));
        assertEquals(503, client.status("GET", "/themes", null));
        assertEquals(200, client.status("GET", "/themes", null));
    }

    @Test
    void aProxyAnswersHtmlWithSuccess() throws Exception {
        strike(new FaultAction.Html(200));
        HttpResponse<byte[]> reply = read();
        assertEquals(200, reply.statusCode());
        assertTrue(new String(reply.body(), StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void theConnectionIsClosedWithoutAnAnswer() {
        looker.faults().add(FaultRule.on("GET", "/dashboards/*", new FaultAction.Hangup()));
        assertThrows(IOException.class, this::read);
    }

    @Test
    void aTruncatedAnswerIsShorterThanItSays() {
        looker.faults().add(FaultRule.on("GET", "/dashboards/*", new FaultAction.Truncate()));
        assertThrows(IOException.class, this::read);
    }

    @Test
    void aCutAnswerIsWellButForItsJson() throws Exception {
        strike(new FaultAction.Cut());
        HttpResponse<byte[]> reply = read();
        assertEquals(200, reply.statusCode());
        assertThrows(JsonProcessingException.class, () -> Json.parse(reply.body()));
    }

    @Test
    void aDrippingAnswerIsWhole() throws Exception {
        strike(new FaultAction.Drip(Duration.ofMillis(100)));
        assertEquals("1", Json.parse(read().body()).path("id").asText());
    }

    @Test
    void theWorkIsDoneAlthoughTheAnswerIsAnError() throws Exception {
        looker.faults().add(FaultRule.on("POST", "/folders", new FaultAction.DoneBut(500)));
        assertEquals(500, client.status("POST", "/folders", Json.obj("name", "done", "parent_id", "1")));
        assertEquals(1, client.get("/folders/search?name=done").size());
    }

    @Test
    void theWorkIsDoneAlthoughNobodyHears() throws Exception {
        looker.faults().add(FaultRule.on("POST", "/folders", new FaultAction.DoneButHangup()));
        assertThrows(
                IOException.class, () -> client.status("POST", "/folders", Json.obj("name", "done", "parent_id", "1")));
        looker.faults().clear();
        assertTrue(client.get("/folders/search?name=done").size() >= 1);
    }

    @Test
    void aRevokedTokenStaysRevoked() throws Exception {
        strike(new FaultAction.RevokeToken());
        assertEquals(401, read().statusCode());
        assertEquals(401, read().statusCode());
    }

    @Test
    void aForbiddenKindIsForbiddenAsAWhole() throws Exception {
        looker.faults().forbid("alerts", 403);
        assertEquals(403, client.status("GET", "/alerts/search?all_owners=true", null));
        assertEquals(200, client.status("GET", "/themes", null));
    }

    @Test
    void rulesComeOverHttpToo() throws Exception {
        client.send("POST", "/demo/faults", "{\"rules\":[{\"path\":\"/themes\",\"status\":502}]}");
        assertEquals(502, client.status("GET", "/themes", null));
        client.send("POST", "/demo/faults", "{\"clear\":true}");
        assertEquals(200, client.status("GET", "/themes", null));
    }

    @Test
    void theLimitIsHeldWithinAMinute() throws Exception {
        try (DemoLooker slow =
                DemoLooker.start(DemoOptions.defaults().withDashboards(1).withRateLimitPerMinute(3))) {
            DemoClient other = new DemoClient(slow);
            assertEquals(200, other.status("GET", "/user", null));
            assertEquals(200, other.status("GET", "/user", null));
            HttpResponse<byte[]> reply = other.reply("GET", "/user", null);
            assertEquals(429, reply.statusCode());
            assertTrue(
                    Integer.parseInt(reply.headers().firstValue("Retry-After").orElse("0")) > 0);
        }
    }

    @Test
    void theLedgerCountsByOperationClassAndWrites() throws Exception {
        client.get("/dashboards/1");
        client.get("/dashboards/2");
        client.call("POST", "/folders", Json.obj("name", "counted", "parent_id", "1"));
        client.get("/queries/" + client.get("/looks/1").path("query_id").asText());
        DemoLedger ledger = looker.ledger();
        assertEquals(2, ledger.count("GET /dashboards/{id}"));
        assertEquals(1, ledger.writes());
        assertEquals(1, ledger.classes().get("query"));
        assertEquals(1, ledger.classes().get("none"));
        assertTrue(new String(client.send("GET", "/demo/ledger", "").body(), StandardCharsets.UTF_8)
                .contains("\"writes\":1"));
    }

    @Test
    void othersEditMeanwhile() throws Exception {
        DemoEdits edits = looker.edits();
        edits.rename("dashboards", "1", "Renamed");
        edits.trash("dashboards", "2");
        edits.delete("looks", "1");
        String id = edits.addDashboard("Added", "1");
        String before = client.get("/dashboards/3").path("updated_at").asText();
        edits.touch("dashboards", "3");
        assertEquals("Renamed", client.get("/dashboards/1").path("title").asText());
        assertTrue(client.get("/dashboards/2").path("deleted").asBoolean());
        assertEquals(404, client.status("GET", "/looks/1", null));
        assertEquals("Added", client.get("/dashboards/" + id).path("title").asText());
        assertTrue(client.get("/dashboards/3").path("updated_at").asText().compareTo(before) > 0);
    }

    @Test
    void editsCanComeAfterEverySoManyRequests() throws Exception {
        looker.edits().every(3, () -> looker.edits().addDashboard("Added " + System.nanoTime(), "1"));
        for (int i = 0; i < 9; i++) {
            client.get("/user");
        }
        assertEquals(23, client.get("/dashboards/search").size());
    }
}
