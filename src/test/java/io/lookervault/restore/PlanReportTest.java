package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.content.Kind;
import io.lookervault.vault.PlanTally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan adds up to. */
class PlanReportTest {

    @Test
    void entriesAreCountedByTheirActionOverAllKindsAndOutcomes() {
        PlanReport plan = new PlanReport(
                "s",
                List.of(
                        new PlanTally(Kind.DASHBOARD, "create", "open", 2, 9),
                        new PlanTally(Kind.LOOK, "create", "done", 3, 3),
                        new PlanTally(Kind.LOOK, "unchanged", "done", 40, 0)),
                List.of(),
                taker -> {});
        assertEquals(5, plan.count("create"));
        assertEquals(40, plan.count("unchanged"));
        assertEquals(0, plan.count("update"));
        assertEquals(12, plan.writes());
    }
}
