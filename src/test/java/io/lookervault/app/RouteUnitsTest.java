package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteUnitsTest {
    @Test
    void charactersBeyondTheBasicPlaneMayStandAnywhere() {
        for (int before = 960; before < 1_040; before++) {
            String route = "- route:\n    id: first\n    description: '" + "x".repeat(before) + "😀'\n";
            List<RouteUnit> units = RouteUnits.of(Map.of("mine.camel.yaml", route + "- route:\n    id: second\n"));
            assertEquals(
                    List.of("first", "second"),
                    units.stream().map(RouteUnit::id).toList());
        }
    }
}
