package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.looker.CallClass;
import io.lookervault.looker.CallLedger;
import io.lookervault.session.Outcome;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.LiveRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run left at the door to Looker, or has there still, is nothing to a comparison, nor the other way round. */
class ComparisonBesideRunsTest {
    @TempDir
    private Path dir;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 3).with("lookervault.looker.give-up-after", "1");
        rig.extract(Kind.DASHBOARD);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private LiveReport compare() {
        return rig.application().verifyLive(new LiveRequest(rig.vault(), List.of(Kind.DASHBOARD, Kind.LOOK), 10));
    }

    @Test
    void theBudgetOfARunIsItsOwn() {
        assertEquals(Outcome.STOPPED, rig.maxCalls(5).extract().outcome());
        assertTrue(compare().complete());
    }

    @Test
    void aListThatFailsIsLeftOutThoughTheBudgetOfTheLastRunIsSpent() {
        assertEquals(Outcome.STOPPED, rig.maxCalls(5).extract().outcome());
        rig.looker().faults().add(FaultRule.on("GET", "/looks**", new FaultAction.Status(500)));
        LiveReport report = compare();
        assertTrue(
                report.kinds().stream()
                        .anyMatch(kind ->
                                kind.kind() == Kind.LOOK && kind.refused().contains("500")),
                report.toString());
    }

    @Test
    void the429sOfARunAreItsOwn() {
        rig.looker()
                .faults()
                .add(FaultRule.on("GET", "/looks**", new FaultAction.Status(429))
                        .times(2));
        rig.extract(Kind.LOOK);
        assertEquals(2, rig.application().door().pace().throttledCount());
        rig.extract(Kind.LOOK);
        assertEquals(0, rig.application().door().pace().throttledCount());
    }

    @Test
    void aRunIsNotChargedForWhatIsComparedMeanwhile() {
        rig.application().door().open(OptionalInt.of(7));
        CallLedger calls = rig.application().door().calls();
        long before = calls.ever(CallClass.ADMINISTRATIVE);
        assertTrue(compare().complete());
        assertEquals(OptionalInt.of(7), calls.left());
        assertEquals(0, calls.calls(CallClass.ADMINISTRATIVE));
        assertTrue(calls.ever(CallClass.ADMINISTRATIVE) > before);
    }

    @Test
    void anOutageThatIsOverIsNothingToAComparison() {
        rig.looker()
                .faults()
                .add(FaultRule.on("*", "/**", new FaultAction.Status(503)).after(20));
        assertEquals(Outcome.UNREACHABLE, rig.extract().outcome());
        rig.looker().faults().clear();
        assertTrue(compare().complete());
    }
}
