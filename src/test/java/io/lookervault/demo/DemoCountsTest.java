package io.lookervault.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoCountsTest {
    private static final DemoOptions OPTIONS = DemoOptions.defaults()
            .withDashboards(60)
            .withCounts(DemoCounts.proportional()
                    .withLooks(130)
                    .withFolders(90)
                    .withUsers(70)
                    .withGroups(40)
                    .withRoles(25)
                    .withMerges(50));

    private static DemoLooker looker;
    private static DemoClient client;

    @BeforeAll
    static void start() throws Exception {
        looker = DemoLooker.start(OPTIONS);
        client = new DemoClient(looker);
    }

    @AfterAll
    static void stop() {
        looker.close();
    }

    @Test
    void everyKindHasAsManyAsAsked() throws Exception {
        assertEquals(60, client.get("/dashboards/search").size());
        assertEquals(130, client.get("/looks/search").size());
        assertEquals(70, client.get("/users/search").size());
        assertEquals(40, client.get("/groups").size());
        assertEquals(25, client.get("/roles").size());
    }

    @Test
    void foldersAreTheSharedOnesWithTheRootsAndThePersonalOnes() throws Exception {
        int personal = 0;
        JsonNode folders = client.get("/folders");
        for (JsonNode folder : folders) {
            personal += folder.path("is_personal").asBoolean() ? 1 : 0;
        }
        assertEquals(69, personal); // the service account has none
        assertEquals(90 + 3 + personal, folders.size());
    }

    @Test
    void mergeTilesAreThereAndSoAreTheirQueries() throws Exception {
        Set<String> merges = new HashSet<>();
        for (JsonNode dashboard : client.get("/dashboards/search")) {
            for (JsonNode tile : dashboard.path("dashboard_elements")) {
                if (tile.path("merge_result_id").isTextual()) {
                    merges.add(tile.path("merge_result_id").asText());
                }
            }
        }
        assertEquals(50, merges.size());
        for (String merge : merges) {
            JsonNode sources = client.get("/merge_queries/" + merge).path("source_queries");
            client.get("/queries/" + sources.get(0).path("query_id").asText());
        }
    }

    @Test
    void everyRoleAndGroupIsKnownByItsOwnName() throws Exception {
        assertEquals(25, names("/roles"));
        assertEquals(40, names("/groups"));
    }

    private static int names(String path) throws Exception {
        Set<String> names = new HashSet<>();
        client.get(path).forEach(it -> names.add(it.path("name").asText()));
        return names.size();
    }

    @Test
    void equalCountsGiveEqualContent() throws Exception {
        try (DemoLooker twin = DemoLooker.start(OPTIONS)) {
            DemoClient other = new DemoClient(twin);
            for (String path : List.of("/dashboards/search", "/looks/search", "/roles", "/groups", "/folders")) {
                assertArrayEquals(
                        client.reply("GET", path, null).body(),
                        other.reply("GET", path, null).body(),
                        path);
            }
        }
    }

    @Test
    void whatFollowsFromTheDashboardsAnywayChangesNothing() throws Exception {
        DemoOptions plain = DemoOptions.defaults();
        DemoCounts same = DemoCounts.proportional()
                .withLooks(100)
                .withFolders(18)
                .withUsers(15)
                .withGroups(7)
                .withRoles(8)
                .withMerges(10);
        try (DemoLooker one = DemoLooker.start(plain);
                DemoLooker two = DemoLooker.start(plain.withCounts(same))) {
            DemoClient first = new DemoClient(one);
            DemoClient second = new DemoClient(two);
            for (String path : List.of("/dashboards/search", "/looks/search", "/roles", "/groups", "/users/search")) {
                assertArrayEquals(
                        first.reply("GET", path, null).body(),
                        second.reply("GET", path, null).body(),
                        path);
            }
        }
    }

    @Test
    void impossibleCountsAreRefused() {
        DemoCounts open = DemoCounts.proportional();
        assertThrows(IllegalArgumentException.class, () -> open.withRoles(7));
        assertThrows(IllegalArgumentException.class, () -> open.withGroups(1));
        assertThrows(IllegalArgumentException.class, () -> open.withLooks(-1));
    }
}
