package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.session.Notices;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are quota: how many a run makes, as the server counts them. */
class EconomyTest {
    @TempDir
    Path dir;

    @Test
    void theCallsThatWereExpectedAreMade() throws Exception {
        try (Rig rig = new Rig(dir, 1600).batch(50)) {
            ExtractReport report = rig.extract();
            assertEquals(Outcome.COMPLETED, report.outcome());
            Map<String, Long> counted = rig.ledger().classes();
            assertEquals(counted.get("admin"), report.administrativeCalls());
            assertEquals(counted.get("query"), report.queryCalls());
            Forecast expected = report.forecast().orElseThrow();
            assertNear(expected.administrative(), report.administrativeCalls());
            assertNear(expected.query(), report.queryCalls());
        }
    }

    /** Of few pages all are read before anything is said. */
    @ParameterizedTest
    @ValueSource(ints = {12, 35, 75})
    void theCallsOfASmallLookerAreExpectedAsWell(int dashboards) throws Exception {
        try (Rig rig = new Rig(dir, dashboards).batch(10)) {
            ExtractReport report = rig.extract();
            Forecast expected = report.forecast().orElseThrow();
            assertNear(expected.administrative(), report.administrativeCalls());
            assertTrue(Math.abs(expected.query() - report.queryCalls()) <= 2, expected + " of " + report.queryCalls());
        }
    }

    private static void assertNear(long expected, long real) {
        assertTrue(Math.abs(expected - real) <= 0.05 * real, "expected " + expected + " calls, made " + real);
    }

    @Test
    void membersAreToldByUsersAndGroupsWithoutACallForEach() throws Exception {
        try (Rig rig = new Rig(dir, 60)) {
            rig.extract();
            assertEquals(0, rig.asked("GET /groups/{id}/users"));
            assertEquals(0, rig.asked("GET /roles/{id}/groups"));
        }
    }

    @Test
    void membersAreAskedForWhenTheirKindIsNotRead() throws Exception {
        try (Rig rig = new Rig(dir, 60)) {
            rig.extract(Kind.GROUP);
            assertEquals(rig.stored(Kind.GROUP).size(), rig.asked("GET /groups/{id}/users"));
        }
    }

    @Test
    void aRationOfAttributeValuesIsNotExceededAndSaysWhatItLeftOut() throws Exception {
        List<String> said = new ArrayList<>();
        try (Rig rig = new Rig(dir, 200).attributeValueCalls(4).listener(new Notices(said))) {
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            assertEquals(4, rig.asked("GET /users/{id}/attribute_values"));
            long known = withValues(rig);
            assertEquals(4, known);
            int users = rig.stored(Kind.USER).size();
            assertTrue(said.toString().contains("attribute values of " + (users - 4) + " users"), said.toString());
            rig.extract();
            assertEquals(8, rig.asked("GET /users/{id}/attribute_values"));
            assertTrue(withValues(rig) > known, "a second run reads more");
        }
    }

    private static long withValues(Rig rig) {
        return rig.stored(Kind.USER).values().stream()
                .filter(user -> ((Map<?, ?>) user.data()).containsKey("attribute_values"))
                .count();
    }
}
