package io.lookervault.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class DemoScaleTest {
    @Test
    void fiftyThousandDashboardsArePagedToTheEnd() throws Exception {
        DemoOptions options = DemoOptions.defaults().withDashboards(50_000);
        try (DemoLooker looker = DemoLooker.start(options)) {
            DemoClient client = new DemoClient(looker);
            JsonNode page = client.get("/dashboards/search?limit=100&offset=40000&sorts=id");
            assertEquals(100, page.size());
            assertEquals("40001", page.get(0).path("id").asText());
            assertEquals(
                    0, client.get("/dashboards/search?limit=100&offset=50000").size());
            assertEquals(100, client.get("/looks/search?limit=100&offset=24900").size());
        }
    }

    @Test
    void dashboardsAreOfRealSize() throws Exception {
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults())) {
            int bytes = new DemoClient(looker)
                    .reply("GET", "/dashboards/search", null)
                    .body()
                    .length;
            assertTrue(bytes / 200 > 10_000 && bytes / 200 < 30_000, () -> "average is " + bytes / 200);
        }
    }
}
