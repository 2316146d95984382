package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RouteSwapTest {
    private static RouteSet set(String... routes) {
        return new RouteSet(RouteUnits.of(Map.of("a.camel.yaml", String.join("", routes))), Map.of());
    }

    private static String route(String id, String bean) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - bean:
                            ref: %s
                """.formatted(id, id, bean);
    }

    @Test
    void whatWasSwappedIsToldThoughTheRouteAfterItFails() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("known", new Object());
            camel.start();
            RouteSwap swap = new RouteSwap(camel, new RunGate(), set());
            List<String> done = new ArrayList<>();
            ConfigurationError failed = assertThrows(
                    ConfigurationError.class,
                    () -> swap.apply(set(route("good", "known"), route("bad", "unknown")), done::add));
            assertTrue(failed.getMessage().contains("route bad could not be built"), failed.getMessage());
            assertEquals(List.of("good"), done);
        }
    }
}
