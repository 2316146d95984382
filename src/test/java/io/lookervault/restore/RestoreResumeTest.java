package io.lookervault.restore;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.CannotResume;
import io.lookervault.session.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restoration that did not come to its end goes on where it stopped: nothing is missing, nothing is there twice. */
class RestoreResumeTest {
    private static final int WORKERS = 4;
    private static final DemoOptions DEMO = DemoOptions.defaults().withDashboards(8);
    private static final Rules RULES =
            new Rules(false, false, false, Optional.of("me"), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    private static Path dir;

    private static Portrait undisturbed;
    private static long writes;

    @BeforeAll
    static void restoresUndisturbed() throws Exception {
        try (Rig home = new Rig(Files.createDirectory(dir.resolve("home")), DEMO)) {
            home.extract();
        }
        try (Rig rig = rig()) {
            rig.restore(Choice.all(), RULES);
            writes = rig.ledger().writes();
            undisturbed = Portrait.of(rig.looker());
        }
    }

    /** An empty Looker to restore to. */
    private static Rig rig() throws Exception {
        Path own = Files.createTempDirectory(dir, "away");
        Files.copy(dir.resolve("home/looker.db"), own.resolve("looker.db"));
        return new Rig(own, DEMO.withEmpty(true))
                .workers(WORKERS)
                .with("lookervault.looker.give-up-after", "1")
                .with("lookervault.looker.retry.max-retries", "5");
    }

    /** Begins a restoration and comes back when so much is written. */
    private static CompletableFuture<RestoreReport> begin(Rig rig, int done) {
        rig.application();
        CompletableFuture<RestoreReport> running =
                CompletableFuture.supplyAsync(() -> rig.restore(Choice.all(), RULES));
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> rig.ledger().writes() >= done || running.isDone());
        return running;
    }

    private static void resumes(Rig rig) throws Exception {
        long before = rig.ledger().writes();
        RestoreReport report = rig.resumeRestore();
        assertEquals(Optional.empty(), report.reason());
        assertTrue(
                report.plannedWrites() <= writes && report.plannedWrites() + before >= writes - WORKERS,
                "left: " + report.plannedWrites() + " of " + writes + ", made before: " + before);
        assertEquals("", undisturbed.differs(Portrait.of(rig.looker())), () -> Plans.said(rig, report));
        assertTrue(
                rig.ledger().writes() <= writes + WORKERS,
                "writes: " + rig.ledger().writes() + " of " + writes);
        rig.ledger().reset();
        rig.restore(Choice.all(), RULES);
        assertEquals(0, rig.ledger().writes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 60, 130})
    void goesOnAfterAnInterruption(int done) throws Exception {
        try (Rig rig = rig()) {
            CompletableFuture<RestoreReport> running = begin(rig, done);
            rig.application().interrupt();
            RestoreReport report = running.get();
            assertEquals(Outcome.INTERRUPTED, report.outcome());
            assertEquals(0, report.count("parked"), () -> Plans.said(rig, report));
            assertTrue(rig.ledger().writes() < writes);
            resumes(rig);
        }
    }

    @Test
    void cleanupLeavesWhatAnUnfinishedOneStillNeeds() throws Exception {
        try (Rig rig = new Rig(Files.createTempDirectory(dir, "cleaned"), DEMO)
                .with("lookervault.looker.give-up-after", "1")) {
            rig.extract();
            rig.looker().edits().delete("dashboards", "3");
            rig.extract();
            Choice chosen =
                    new Choice(Set.of(), Set.of(), false, List.of(new ItemKey(Kind.DASHBOARD, "3")), false, true);
            rig.ledger().reset();
            rig.looker().edits().every(1, () -> {
                if (rig.ledger().writes() > 0) {
                    rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Hangup()));
                }
            });
            assertEquals(Outcome.UNREACHABLE, rig.restore(chosen, RULES).outcome());
            rig.looker().edits().every(0, () -> {});
            rig.looker().faults().clear();
            rig.application().cleanup(new CleanupRequest(rig.vault(), 0, false));
            assertTrue(rig.resumeRestore().plannedWrites() > 0, "nothing is left to restore");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 60, 130})
    void goesOnWhenLookerIsBack(int done) throws Exception {
        try (Rig rig = rig()) {
            CompletableFuture<RestoreReport> running = begin(rig, done);
            rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Hangup()));
            RestoreReport report = running.get();
            assertEquals(Outcome.UNREACHABLE, report.outcome(), () -> Plans.said(rig, report));
            assertEquals(0, report.count("parked") - parked(rig), () -> Plans.said(rig, report));
            rig.looker().faults().clear();
            resumes(rig);
        }
    }

    /** What no restoration could bring back: blocked, not failed. */
    private static long parked(Rig rig) {
        return rig.letters().stream()
                .filter(letter -> letter.errorType().equals("Blocked"))
                .count();
    }

    @Test
    void whatIsFinishedCannotBeResumed() throws Exception {
        try (Rig rig = rig()) {
            assertThrows(CannotResume.class, rig::resumeRestore);
            rig.restore(Choice.all(), RULES);
            assertThrows(CannotResume.class, rig::resumeRestore);
        }
    }

    private static String cutShort(Rig rig, Set<Kind> kinds) {
        Choice choice = new Choice(kinds, Set.of(), false, List.of(), false, false);
        RestoreReport report = rig.restore(choice, RULES, plan -> {
            rig.looker().faults().add(FaultRule.on("*", "/**", new FaultAction.Hangup()));
            return true;
        });
        assertTrue(report.reason().isPresent(), () -> Plans.said(rig, report));
        rig.looker().faults().clear();
        return report.sessionId();
    }

    @Test
    void ofSeveralTheOneThatIsMeantGoesOn() throws Exception {
        try (Rig rig = rig()) {
            String first = cutShort(rig, Set.of(Kind.GROUP, Kind.USER));
            String second = cutShort(rig, Set.of(Kind.USER));
            String third = cutShort(rig, Set.of(Kind.PERMISSION_SET));
            Resume groups = new Resume(Optional.empty(), Set.of(Kind.GROUP));
            assertEquals(first, rig.resumeRestore(groups).sessionId());
            assertTrue(assertThrows(CannotResume.class, () -> rig.resumeRestore(groups))
                    .getMessage()
                    .contains("no unfinished restoration of groups"));
            Resume contrary = new Resume(Optional.of(third), Set.of(Kind.USER));
            assertThrows(CannotResume.class, () -> rig.resumeRestore(contrary));
            Resume named = new Resume(Optional.of(second), Set.of());
            assertEquals(second, rig.resumeRestore(named).sessionId());
            assertEquals(third, rig.resumeRestore().sessionId());
        }
    }

    private static Rig struck() throws Exception {
        Rig rig = new Rig(
                        Files.createTempDirectory(dir, "struck"),
                        DemoOptions.defaults().withDashboards(3))
                .with("lookervault.looker.give-up-after", "1");
        rig.extract();
        rig.looker().edits().delete("dashboards", "2");
        rig.looker().edits().delete("dashboards", "3");
        return rig;
    }

    private static List<String> titles(Rig rig) throws Exception {
        return new Hand(rig.looker())
                .rows("/dashboards").stream()
                        .map(row -> row.path("title").asText())
                        .sorted()
                        .toList();
    }

    @Test
    void whatAnExtractionFoundGoneMeanwhileComesBackAllTheSame() throws Exception {
        try (Rig rig = struck()) {
            List<String> lost = List.of(rig.nameOf(Kind.DASHBOARD, "2"), rig.nameOf(Kind.DASHBOARD, "3"));
            cutShort(rig, Set.of());
            rig.extract();
            assertFalse(titles(rig).containsAll(lost));
            Choice themes = new Choice(Set.of(Kind.THEME), Set.of(), false, List.of(), false, false);
            for (int i = 0; i < 5; i++) { // as many plans as are kept
                rig.restore(themes, RULES, plan -> false);
            }
            List<String> notices = new ArrayList<>();
            RestoreReport report = rig.resumeRestore(Resume.last(), plan -> notices.addAll(plan.notices()));
            assertTrue(titles(rig).containsAll(lost), () -> Plans.said(rig, report));
            assertTrue(
                    notices.toString().contains("an extraction ran after this restoration began"), notices::toString);
            rig.ledger().reset();
            rig.extract();
            rig.restore(Choice.all(), RULES);
            assertEquals(0, rig.ledger().writes());
        }
    }

    @Test
    void whatIsOnlyShownOfTheRestCanStillBeResumed() throws Exception {
        try (Rig rig = struck()) {
            cutShort(rig, Set.of(Kind.DASHBOARD));
            RestoreReport shown = rig.resumeRestore(Resume.last(), plan -> false);
            assertFalse(shown.applied());
            assertTrue(rig.resumeRestore().writes() > 0);
            assertThrows(CannotResume.class, rig::resumeRestore);
        }
    }

    @Test
    void anotherLookerDoesNotGoOnWithIt() throws Exception {
        try (Rig rig = rig()) {
            rig.looker()
                    .faults()
                    .add(FaultRule.on("*", "/**", new FaultAction.Hangup()).after(60));
            assertEquals(Outcome.UNREACHABLE, rig.restore(Choice.all(), RULES).outcome());
            rig.looker().faults().clear();
            rig.instance("https://other.example");
            assertThrows(CannotResume.class, rig::resumeRestore);
        }
    }
}
