package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.lookervault.looker.Call;
import io.lookervault.looker.LookerGone;
import io.lookervault.looker.OutcomeUnknown;
import io.lookervault.looker.Rejected;
import io.lookervault.looker.ReplyReader;
import io.lookervault.looker.SignInRefused;
import io.lookervault.looker.Unauthorized;
import io.lookervault.looker.Unavailable;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookerRouteTest {
    private final Door door = new Door();

    @AfterEach
    void close() {
        door.close();
    }

    private void firstThenGood(ResponseDefinitionBuilder first) {
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("good"));
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .inScenario("s")
                .whenScenarioStateIs("good")
                .willReturn(okJson("{\"id\":\"7\"}")));
    }

    private int gets() {
        return door.looker()
                .findAll(getRequestedFor(urlPathEqualTo("/api/4.0/user")))
                .size();
    }

    @Test
    void signsInOnceAndSendsTheToken() {
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .withHeader("Authorization", equalTo("token token-1"))
                .willReturn(okJson("{\"id\":\"7\"}")));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        door.looker()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo("/api/4.0/login"))
                                .withRequestBody(equalTo("client_id=canary-id&client_secret=" + Door.SECRET)));
    }

    @Test
    void signsInAnewOnceAfter401() {
        firstThenGood(aResponse().withStatus(401).withBody("{\"message\":\"Requires authentication.\"}"));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        door.looker().verify(2, postRequestedFor(urlPathEqualTo("/api/4.0/login")));
    }

    @Test
    void aTokenMayBeLostMoreThanOnceButNotWithoutEnd() {
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .willReturn(aResponse().withStatus(401).withBody("{}")));
        assertThrows(Unauthorized.class, () -> door.get("/user"));
        assertEquals(5, gets());
        door.looker().verify(5, postRequestedFor(urlPathEqualTo("/api/4.0/login")));
    }

    @Test
    void aSignInThatIsAnswered401IsRefused() {
        door.stub(post(urlPathEqualTo("/api/4.0/login"))
                .willReturn(aResponse().withStatus(401).withBody("{\"message\":\"No.\"}")));
        String said = assertThrows(SignInRefused.class, () -> door.get("/user")).getMessage();
        assertTrue(said.startsWith("sign-in refused: POST /login answered 401: No."), said);
        door.looker().verify(1, postRequestedFor(urlPathEqualTo("/api/4.0/login")));
    }

    @Test
    void triesAgainAfterAServerError() {
        firstThenGood(aResponse().withStatus(503));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(2, gets());
    }

    @Test
    void triesAgainAfterAReset() {
        firstThenGood(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(2, gets());
    }

    @Test
    void triesAgainAfterACutBody() {
        firstThenGood(aResponse().withStatus(200).withBody("{\"id\":\"7\",\"na"));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(2, gets());
    }

    @Test
    void triesAgainAfterAForeignBody() {
        firstThenGood(aResponse().withStatus(200).withBody("<html>Bad gateway</html>"));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(2, gets());
    }

    @Test
    void triesAgainAfterATimeout() {
        firstThenGood(okJson("{}").withFixedDelay(2500));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(2, gets());
    }

    @Test
    void sendsNothingInsideTheRetryAfterWindow() {
        firstThenGood(aResponse().withStatus(429).withHeader("Retry-After", "2"));
        long before = System.nanoTime();
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertTrue(System.nanoTime() - before >= 2_000_000_000L);
        assertEquals(2, gets());
    }

    @Test
    void givesUpAReadAfterTheTriesThatAreConfigured() {
        door.with("lookervault.looker.retry.max-retries", "2");
        door.stub(get(urlPathEqualTo("/api/4.0/user")).willReturn(aResponse().withStatus(500)));
        Unavailable gone = assertThrows(Unavailable.class, () -> door.get("/user"));
        assertTrue(gone.getMessage().contains("GET /user answered 500"), gone.getMessage());
        assertEquals(3, gets());
    }

    @Test
    void doesNotTryAgainWhatLookerRefuses() {
        door.stub(
                get(urlPathEqualTo("/api/4.0/user"))
                        .willReturn(
                                aResponse()
                                        .withStatus(422)
                                        .withBody(
                                                "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"title\","
                                                        + "\"code\":\"missing_field\",\"message\":\"is required\"}],\"documentation_url\":\"\"}")));
        Rejected no = assertThrows(Rejected.class, () -> door.get("/user"));
        assertEquals(1, gets());
        assertTrue(no.getMessage().contains("title missing_field: is required"), no.getMessage());
    }

    @Test
    void neverRepeatsAWriteWhoseAnswerWasLost() {
        door.stub(post(urlPathEqualTo("/api/4.0/looks")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        Call write = new Call(
                "POST /looks",
                "/looks",
                "",
                Optional.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ReplyReader.object());
        assertThrows(OutcomeUnknown.class, () -> door.application().ask("looker-call", write));
        door.looker().verify(1, postRequestedFor(urlPathEqualTo("/api/4.0/looks")));
    }

    @Test
    void wrongCredentialsAreRefusedWithoutNamingTheSecret() {
        door.stub(post(urlPathEqualTo("/api/4.0/login"))
                .willReturn(aResponse().withStatus(404).withBody("{\"message\":\"Not found\"}")));
        SignInRefused no = assertThrows(SignInRefused.class, () -> door.get("/user"));
        assertTrue(!no.toString().contains(Door.SECRET));
    }

    @Test
    void aSignInThatFailsIsTriedAgainLikeARead() {
        door.stub(post(urlPathEqualTo("/api/4.0/login"))
                .willReturn(aResponse().withStatus(503).withBody("{\"message\":\"Busy\"}")));
        LookerGone gone = assertThrows(LookerGone.class, () -> door.get("/user"));
        assertEquals(
                "Looker unreachable, sign-in failed: POST /login answered 503: Busy. If it stays so, look at Looker's own log."
                        + " Check LOOKERVAULT_API_URL and the network",
                gone.getMessage());
        door.looker().verify(3, postRequestedFor(urlPathEqualTo("/api/4.0/login")));
    }

    @Test
    void aDeadServerAtTheFirstSignInIsUnreachable() {
        door.application();
        door.looker().stop();
        assertThrows(LookerGone.class, () -> door.get("/user"));
    }

    @Test
    void headersOfOneReplyDoNotBleedIntoTheNextCall() {
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .willReturn(okJson("{}").withHeader("X-Foreign", "1").withHeader("CamelHttpPath", "/elsewhere")));
        door.get("/user");
        door.get("/user");
        assertEquals(2, gets());
        assertTrue(door.looker().findAll(getRequestedFor(urlPathEqualTo("/api/4.0/user"))).stream()
                .allMatch(r -> !r.containsHeader("X-Foreign")));
    }

    @Test
    void waitsWhileTheBreakerIsOpenWithoutUsingUpItsTries() {
        door.with("lookervault.looker.breaker.min-calls", "3")
                .with("lookervault.looker.breaker.window", "3")
                .with("lookervault.looker.breaker.open-seconds", "2")
                .with("lookervault.looker.retry.max-retries", "5");
        for (int i = 0; i < 5; i++) {
            door.stub(get(urlPathEqualTo("/api/4.0/user"))
                    .inScenario("s")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "bad " + i)
                    .willReturn(aResponse().withStatus(500))
                    .willSetStateTo("bad " + (i + 1)));
        }
        door.stub(get(urlPathEqualTo("/api/4.0/user"))
                .inScenario("s")
                .whenScenarioStateIs("bad 5")
                .willReturn(okJson("{\"id\":\"7\"}")));
        assertEquals(Map.of("id", "7"), door.get("/user"));
        assertEquals(6, gets());
    }
}
