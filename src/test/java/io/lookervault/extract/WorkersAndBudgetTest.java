package io.lookervault.extract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLedger.Seen;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.looker.LookerException;
import io.lookervault.looker.SignInRefused;
import io.lookervault.session.CannotResume;
import io.lookervault.session.Notices;
import io.lookervault.session.Outcome;
import io.lookervault.session.RunListener;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultInUse;
import io.lookervault.vault.VaultUnwritable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many work at once, how many calls are made, and how a run that was stopped goes on. */
@Timeout(30)
class WorkersAndBudgetTest {
    @TempDir
    Path dir;

    private static DemoOptions slow(int dashboards, int millis) {
        return DemoOptions.defaults().withDashboards(dashboards).withLatency(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 50})
    void soManyWorkersMeansSoManyRequestsInFlight(int workers) throws Exception {
        try (Rig rig = new Rig(dir, slow(workers == 1 ? 2 : 100, workers * 8)).workers(workers)) {
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            int most = rig.ledger().maxConcurrent();
            int fewest =
                    workers - workers / 10; // a machine with other work sends the last ones when the first are back
            assertTrue(most <= workers && most >= fewest, "in flight: " + most + " of " + workers);
        }
    }

    @Test
    void aHugeKindAndSmallOnesKeepAllWorkersBusy() throws Exception {
        try (Rig rig = new Rig(dir, slow(600, 30)).workers(6).batch(10)) {
            ExtractReport report = rig.extract();
            assertEquals(Outcome.COMPLETED, report.outcome());
            assertTrue(report.utilization() > 0.8, "busy: " + report.utilization());
        }
    }

    @Test
    void maxCallsIsKeptToTheCallAndTheRestFollowsWithoutRepeats() throws Exception {
        try (Rig rig = new Rig(dir, 45).workers(8)) {
            ExtractReport first = rig.maxCalls(30).extract();
            assertEquals(Outcome.STOPPED, first.outcome());
            assertEquals(30, rig.charged());
            assertEquals(30, first.administrativeCalls() + first.queryCalls());
            assertEquals("stopped", rig.sessions().get(0).status());
            ExtractReport second = rig.maxCalls(20).resume();
            assertEquals(Outcome.STOPPED, second.outcome());
            assertEquals(50, rig.charged());
            ExtractReport last = rig.unlimited().resume();
            assertEquals(Outcome.COMPLETED, last.outcome());
            assertEquals(first.sessionId(), last.sessionId());
            assertNothingAskedTwice(rig);
            assertEquals(undisturbed(45), rig.hashes());
        }
    }

    /**
     * An item of several calls that was stopped between them begins anew, and so do lists of ids, which have to be of one moment; every
     * page and every other item is done.
     */
    private static void assertNothingAskedTwice(Rig rig) {
        Set<String> seen = new HashSet<>();
        List<String> twice = rig.ledger().latest().stream()
                .filter(it -> it.status() == 200 && it.operation().startsWith("GET"))
                .map(Seen::uri)
                .filter(uri -> !uri.matches("/api/4.0/(user\\?|(content_metadata|roles|groups)/).*|.*limit=1000&.*")
                        && !seen.add(uri))
                .collect(Collectors.toList());
        assertEquals(List.of(), twice);
    }

    private Map<ItemKey, String> undisturbed(int dashboards) throws Exception {
        Path other = Files.createTempDirectory(dir, "undisturbed");
        try (Rig rig = new Rig(other, dashboards)) {
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            return rig.hashes();
        }
    }

    @Test
    void retriesCountAgainstTheBudget() throws Exception {
        try (Rig rig = new Rig(dir, 45).workers(4).with("lookervault.looker.retry.max-retries", "5")) {
            rig.looker()
                    .faults()
                    .add(FaultRule.on("GET", "/**", new FaultAction.Status(503)).withProbability(0.3));
            assertEquals(Outcome.STOPPED, rig.maxCalls(40).extract().outcome());
            assertEquals(40, rig.charged());
        }
    }

    @Test
    void anInterruptedRunGoesOnWhereItStopped() throws Exception {
        try (Rig rig = new Rig(dir, slow(45, 15)).workers(4)) {
            rig.application();
            CompletableFuture<ExtractReport> run = CompletableFuture.supplyAsync(rig::extract);
            await().atMost(10, TimeUnit.SECONDS).until(() -> rig.ledger().requests() > 40);
            rig.application().interrupt();
            ExtractReport report = run.get(10, TimeUnit.SECONDS);
            assertEquals(Outcome.INTERRUPTED, report.outcome(), report::toString);
            assertEquals("interrupted", rig.sessions().get(0).status());
            ExtractReport rest = rig.resume();
            assertEquals(Outcome.COMPLETED, rest.outcome(), rest::toString);
            assertNothingAskedTwice(rig);
            assertEquals(undisturbed(45), rig.hashes());
        }
    }

    @Test
    void anInterruptDuringSignInStopsTheRunToo() throws Exception {
        try (Rig rig = new Rig(dir, slow(45, 300)).workers(4)) {
            rig.application();
            CompletableFuture<ExtractReport> run = CompletableFuture.supplyAsync(rig::extract);
            await().atMost(10, TimeUnit.SECONDS).until(() -> rig.ledger().maxConcurrent() > 0);
            rig.application().interrupt();
            assertTrue(run.handle((report, thrown) -> thrown != null || report.outcome() == Outcome.INTERRUPTED)
                    .get(10, TimeUnit.SECONDS));
            assertTrue(rig.ledger().requests() < 10, "requests: " + rig.ledger().requests());
        }
    }

    @Test
    void resumeKeepsTheBatchSizeOfTheSession() throws Exception {
        try (Rig rig = new Rig(dir, 45).workers(2)) {
            rig.maxCalls(40).batch(10).extract();
            assertEquals(Outcome.COMPLETED, rig.unlimited().batch(100).resume().outcome());
            assertNothingAskedTwice(rig);
            assertEquals(undisturbed(45), rig.hashes());
        }
    }

    @Test
    void aSessionThatGoesOnIsSaidToBeRunning() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Rig rig = new Rig(dir, 20)) {
            rig.listener(new RunListener() {
                @Override
                public void started(String id, int workers, List<Kind> kinds, boolean resumed) {
                    seen.add(resumed + " " + rig.sessions().get(0).status());
                }
            });
            rig.maxCalls(20).extract();
            rig.unlimited().resume();
        }
        assertEquals(List.of("false running", "true running"), seen);
    }

    @Test
    void aSessionOfAnotherInstanceIsNotResumed() throws Exception {
        try (Rig rig = new Rig(dir, 20)) {
            rig.maxCalls(20).extract();
            rig.instance("https://other.example.com");
            CannotResume no = assertThrows(CannotResume.class, rig::resume);
            assertTrue(no.getMessage().contains("https://other.example.com"), no.getMessage());
            assertEquals("stopped", rig.sessions().get(0).status());
            rig.instance(rig.looker().url());
            assertEquals(Outcome.COMPLETED, rig.unlimited().resume().outcome());
        }
    }

    @Test
    void resumeWithNothingUnfinishedStartsAnewAndSaysSo() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (Rig rig = new Rig(dir, 10).listener(new Notices(said))) {
            assertEquals(Outcome.COMPLETED, rig.resume().outcome());
            assertTrue(said.toString().contains("nothing to resume"), said::toString);
        }
    }

    @Test
    void aSecondRunOnTheSameVaultIsRefusedAtOnce() throws Exception {
        try (Rig rig = new Rig(dir, 10);
                Vault held = Vault.open(rig.vault(), "restore", InstantSource.system())) {
            VaultInUse no = assertThrows(VaultInUse.class, rig::extract);
            assertTrue(no.getMessage().contains("restore"), no.getMessage());
            assertEquals(rig.vault(), held.reader().path());
        }
    }

    @Test
    void wrongCredentialsLeaveNoSessionBehind() throws Exception {
        try (Rig rig = new Rig(dir, 10).with("lookervault.looker.client-id", "nobody")) {
            assertThrows(SignInRefused.class, rig::extract);
            assertTrue(Files.notExists(rig.vault()) || rig.sessions().isEmpty());
        }
    }

    @Test
    void aPageInPlaceOfTheApiIsNamed() throws Exception {
        try (Rig rig = new Rig(dir, 10).with("lookervault.looker.retry.delay", "1")) {
            for (int status : new int[] {200, 404}) {
                rig.looker().faults().clear();
                rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Html(status)));
                LookerException no = assertThrows(LookerException.class, rig::extract);
                assertTrue(no.getMessage().contains("LOOKERVAULT_API_URL"), no.getMessage());
            }
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Path closed = Files.createDirectory(dir.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write anywhere");
        try (Rig rig = new Rig(closed, 10)) {
            VaultUnwritable no = assertThrows(VaultUnwritable.class, rig::extract);
            assertTrue(no.getMessage().contains(closed.toString()), no.getMessage());
        }
    }

    @Test
    void anExtractionOfSomeKindsTouchesNoOthers() throws Exception {
        try (Rig rig = new Rig(dir, 20)) {
            rig.extract();
            Map<ItemKey, String> before = rig.hashes();
            assertEquals(Outcome.COMPLETED, rig.extract(Kind.BOARD).outcome());
            assertEquals(before, rig.hashes());
            assertEquals(
                    List.of("completed", "completed"),
                    rig.sessions().stream().map(SessionRow::status).toList());
        }
    }
}
