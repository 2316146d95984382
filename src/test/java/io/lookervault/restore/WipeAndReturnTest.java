package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lookervault.app.Rig;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WipeAndReturnTest {
    private static final Rules ENABLING =
            new Rules(false, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    private static final Rules EXACT =
            new Rules(true, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    Path dir;

    @Test
    void nothingIsWrittenWhereNothingDiffers() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            rig.extract();
            rig.ledger().reset();
            assertEquals(List.of(), Plans.changes(rig, Rules.careful()));
            RestoreReport report = rig.restore(Choice.all(), Rules.careful());
            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(0, rig.ledger().writes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40})
    void everythingComesBackAfterADisaster(int dashboards) throws Exception {
        try (Rig rig = new Rig(dir, dashboards)) {
            Portrait before = Portrait.of(rig.looker());
            rig.extract();
            Disaster.strike(rig.looker());
            assertNotEquals("", before.differs(Portrait.of(rig.looker())));
            assertEquals("", String.join("\n", Plans.refused(rig, Choice.all(), ENABLING)));
            rig.ledger().reset();
            RestoreReport report = rig.restore(Choice.all(), ENABLING);
            assertEquals("", before.differs(Portrait.of(rig.looker())), () -> Plans.said(rig, report));
            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(report.plannedWrites(), report.writes(), () -> Plans.said(rig, report));
            assertEquals(report.writes(), rig.ledger().writes());

            rig.ledger().reset();
            assertEquals(List.of(), Plans.changes(rig, ENABLING));
            rig.restore(Choice.all(), ENABLING);
            assertEquals(0, rig.ledger().writes());
        }
    }

    @Test
    void whatMailsPeopleAndWhoWasDisabledStaysAsleep() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            Portrait before = Portrait.of(rig.looker());
            rig.extract();
            Disaster.strike(rig.looker());
            Portrait struck = Portrait.of(rig.looker());
            rig.restore(Choice.all(), Rules.careful());
            Portrait after = Portrait.of(rig.looker());
            assertEquals(
                    "",
                    before.without(WipeAndReturnTest::isSwitch).differs(after.without(WipeAndReturnTest::isSwitch)));
            after.only(WipeAndReturnTest::isSwitch).lines().forEach((line, value) -> {
                boolean on = value.equals(line.endsWith(".enabled") ? "true" : "false");
                boolean made = line.startsWith("user ") && !struck.lines().containsKey(line);
                assertFalse(on && !made && !value.equals(struck.lines().get(line)), line);
            });

            rig.ledger().reset();
            rig.restore(Choice.all(), Rules.careful());
            assertEquals(0, rig.ledger().writes());
        }
    }

    private static boolean isSwitch(String line) {
        return (line.startsWith("scheduled_plan ") && line.endsWith(".enabled"))
                || (line.matches("(alert|user) .*") && line.endsWith(".is_disabled"));
    }

    @Test
    void whatOthersAddedStaysUnlessTheRestorationIsExact() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            Portrait before = Portrait.of(rig.looker());
            rig.extract();
            Additions.make(rig.looker());
            Portrait added = Portrait.of(rig.looker());
            rig.restore(Choice.all(), ENABLING);
            assertEquals("", added.differs(Portrait.of(rig.looker())));

            rig.restore(Choice.all(), EXACT);
            assertEquals("", before.differs(Portrait.of(rig.looker())));

            rig.ledger().reset();
            rig.restore(Choice.all(), EXACT);
            assertEquals(0, rig.ledger().writes());
        }
    }
}
