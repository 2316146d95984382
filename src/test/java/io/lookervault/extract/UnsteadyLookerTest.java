package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.demo.DemoLedger.Seen;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.vault.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Looker that stumbles is extracted whole; one that dies ends the run. */
@Timeout(30)
class UnsteadyLookerTest {
    @TempDir
    static Path reference;

    private static Map<ItemKey, String> whole = Map.of();

    @TempDir
    Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        if (whole.isEmpty()) {
            try (Rig undisturbed = new Rig(reference, 45)) {
                undisturbed.extract();
                whole = undisturbed.hashes();
            }
        }
        rig = new Rig(dir, 45).workers(8).with("lookervault.looker.retry.max-retries", "5");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private FaultRule everywhere(FaultAction action) {
        return FaultRule.on("GET", "/**", action);
    }

    private void isComplete() {
        ExtractReport report = rig.extract();
        assertEquals(Outcome.COMPLETED, report.outcome(), () -> report + " " + rig.letters());
        assertEquals(whole, rig.hashes());
        assertEquals(whole.size(), report.stored());
        assertEquals(
                report.stored(),
                report.tallies().stream().mapToLong(Tally::listed).sum());
    }

    @Test
    void serverErrorsAreRiddenOut() {
        rig.looker().faults().add(everywhere(new FaultAction.Status(503)).withProbability(0.2));
        isComplete();
    }

    @Test
    void aBurstOfServerErrorsOpensTheBreakerAndIsRiddenOut() {
        rig.with("lookervault.looker.breaker.min-calls", "10").with("lookervault.looker.breaker.window", "20");
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Status(502)).after(30).times(16));
        isComplete();
    }

    @Test
    void resetsAreRiddenOut() {
        rig.looker().faults().add(everywhere(new FaultAction.Hangup()).withProbability(0.15));
        isComplete();
    }

    @Test
    void truncatedAndCutBodiesAreAskedForAgain() {
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Truncate()).withProbability(0.1))
                .add(everywhere(new FaultAction.Cut()).withProbability(0.1));
        isComplete();
    }

    @Test
    void htmlInPlaceOfJsonIsAskedForAgain() {
        rig.looker().faults().add(everywhere(new FaultAction.Html(200)).withProbability(0.15));
        isComplete();
    }

    @Test
    void slowDripsAreWaitedFor() {
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Drip(Duration.ofMillis(400))).withProbability(0.05));
        isComplete();
    }

    @Test
    void answersThatComeTooLateAreAskedForAgain() {
        rig.with("lookervault.looker.timeout", "1");
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Slow(Duration.ofMillis(1500)))
                        .after(20)
                        .times(3));
        isComplete();
    }

    @Test
    void throttlingSlowsDownAndNothingIsLost() {
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Status(429)).after(20).times(6));
        isComplete();
    }

    @Test
    void throttlingUsesUpNoTriesOfOtherFailures() {
        rig.with("lookervault.looker.retry.max-retries", "1").workers(1);
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/boards/search", new FaultAction.Status(429))
                        .times(3))
                .add(FaultRule.on("GET", "/boards/search", new FaultAction.Status(503))
                        .times(1))
                .add(FaultRule.on("GET", "/boards/search", new FaultAction.RevokeToken())
                        .times(1))
                .add(FaultRule.on("GET", "/boards/search", new FaultAction.Status(429))
                        .times(1));
        isComplete();
        assertEquals(
                0,
                rig.ledger().latest().stream()
                        .filter(it -> it.uri().contains("/boards/search?fields=id"))
                        .count());
    }

    @Test
    void nothingIsSentInsideTheRetryAfterWindow() throws Exception {
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.Status(429, Optional.of(Duration.ofSeconds(2))))
                        .after(40)
                        .times(1));
        isComplete();
        List<Seen> seen = rig.ledger().latest();
        Instant told = seen.stream()
                .filter(it -> it.status() == 429)
                .map(Seen::at)
                .findFirst()
                .orElseThrow();
        // requests that had left when the reply came are not called back
        List<Seen> inside = seen.stream()
                .filter(it -> it.at().isAfter(told.plusMillis(100)) && it.at().isBefore(told.plusMillis(1990)))
                .toList();
        assertEquals(List.of(), inside);
    }

    @Test
    void aSignInWaitsForTheEndOfTheRetryAfterWindowToo() {
        rig.looker()
                .faults()
                .add(FaultRule.on("POST", "/login", new FaultAction.Status(429, Optional.of(Duration.ofSeconds(1))))
                        .times(4));
        isComplete();
        List<Seen> logins = rig.ledger().latest().stream()
                .filter(it -> it.operation().equals("POST /login"))
                .toList();
        assertEquals(5, logins.size());
        for (int i = 1; i < logins.size(); i++) {
            Duration gap =
                    Duration.between(logins.get(i - 1).at(), logins.get(i).at());
            assertTrue(gap.toMillis() >= 990, gap::toString);
        }
    }

    @Test
    void aRevokedTokenIsRenewedOnceForAllWorkers() throws Exception {
        rig.close();
        rig = new Rig(dir, DemoOptions.defaults().withDashboards(45).withLatency(Duration.ofMillis(20))).workers(8);
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.RevokeToken()).after(40).times(1));
        isComplete();
        assertEquals(2, rig.asked("POST /login"));
    }

    @Test
    void tokensThatEndAllTheTimeAreRenewedAllTheTime() {
        rig.looker().faults().add(everywhere(new FaultAction.RevokeToken()).withProbability(0.1));
        isComplete();
        assertTrue(rig.asked("POST /login") > 5);
    }

    @Test
    void aDeadServerEndsTheRunInTimeAndItCanBeResumed() {
        rig.with("lookervault.looker.give-up-after", "2")
                .with("lookervault.looker.breaker.min-calls", "10")
                .with("lookervault.looker.breaker.window", "20");
        rig.looker()
                .faults()
                .add(FaultRule.on("*", "/**", new FaultAction.Hangup()).after(60));
        long before = System.nanoTime();
        ExtractReport report = rig.extract();
        assertEquals(Outcome.UNREACHABLE, report.outcome(), report::toString);
        assertTrue(System.nanoTime() - before < 6_000_000_000L);
        long meanwhile =
                rig.ledger().latest().stream().filter(it -> it.status() == 0).count();
        assertTrue(meanwhile < 40, "requests to a dead server: " + meanwhile);
        assertEquals(List.of(), rig.letters());
        rig.looker().faults().clear();
        ExtractReport rest = rig.resume();
        assertEquals(Outcome.COMPLETED, rest.outcome(), rest::toString);
        assertEquals(report.sessionId(), rest.sessionId());
        assertEquals(whole, rig.hashes());
    }

    @Test
    void aServerThatDiesWhenTheTokenIsGoneEndsTheRunToo() {
        rig.with("lookervault.looker.give-up-after", "2");
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.RevokeToken()).after(60).times(1))
                .add(FaultRule.on("POST", "/login", new FaultAction.Hangup()).after(1));
        ExtractReport report = rig.extract();
        assertEquals(Outcome.UNREACHABLE, report.outcome(), () -> report + " " + rig.letters());
        assertEquals(List.of(), rig.letters());
        rig.looker().faults().clear();
        assertEquals(Outcome.COMPLETED, rig.resume().outcome());
        assertEquals(whole, rig.hashes());
    }

    @Test
    void aShortOutageParksNothing() {
        rig.with("lookervault.looker.retry.max-retries", "1")
                .with("lookervault.looker.retry.delay", "100")
                .with("lookervault.looker.retry.max-delay", "100")
                .with("lookervault.looker.give-up-after", "10");
        rig.looker()
                .faults()
                .add(FaultRule.on("*", "/**", new FaultAction.Hangup())
                        .after(60)
                        .times(22));
        isComplete();
    }

    @Test
    void aProxyThatAnswersNothingButHtmlEndsTheRunToo() {
        rig.with("lookervault.looker.give-up-after", "2");
        rig.looker().faults().add(everywhere(new FaultAction.Html(200)).after(60));
        ExtractReport report = rig.extract();
        assertEquals(Outcome.UNREACHABLE, report.outcome(), () -> report + " " + rig.letters());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void aUserWhoIsDisabledMeanwhileEndsTheRun() {
        rig.looker()
                .faults()
                .add(everywhere(new FaultAction.RevokeToken()).after(60).times(1))
                .add(FaultRule.on("POST", "/login", new FaultAction.Status(404)).after(1));
        ExtractReport report = rig.extract();
        assertEquals(Outcome.UNREACHABLE, report.outcome(), () -> report + " " + rig.letters());
        assertFalse(report.reason().orElseThrow().getMessage().isBlank());
    }
}
