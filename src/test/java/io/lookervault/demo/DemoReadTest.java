package io.lookervault.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoReadTest {
    private static DemoLooker looker;
    private static DemoClient client;

    @BeforeAll
    static void start() throws Exception {
        looker = DemoLooker.start(DemoOptions.defaults());
        client = new DemoClient(looker);
    }

    @AfterAll
    static void stop() {
        looker.close();
    }

    @Test
    void equalOptionsGiveEqualContentAndCredentials() throws Exception {
        try (DemoLooker twin = DemoLooker.start(DemoOptions.defaults())) {
            assertEquals(looker.clientSecret(), twin.clientSecret());
            DemoClient other = new DemoClient(twin);
            for (String path : List.of("/dashboards/search", "/looks/1", "/users/search", "/folders", "/boards")) {
                assertArrayEquals(
                        client.reply("GET", path, null).body(),
                        other.reply("GET", path, null).body());
            }
        }
    }

    @Test
    void anotherSeedGivesOtherContent() throws Exception {
        try (DemoLooker stranger = DemoLooker.start(DemoOptions.defaults().withSeed(2))) {
            assertNotEquals(client.get("/dashboards/1"), new DemoClient(stranger).get("/dashboards/1"));
        }
    }

    @Test
    void pagesCoverEverythingOnce() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int offset = 0; offset < 200; offset += 30) {
            for (JsonNode it : client.get("/dashboards/search?limit=30&sorts=id&offset=" + offset)) {
                assertTrue(ids.add(it.path("id").asText()));
            }
        }
        assertEquals(200, ids.size());
    }

    @Test
    void aPageSaysHowManyThereAre() throws Exception {
        HttpResponse<byte[]> reply = client.reply("GET", "/dashboards/search?limit=1", null);
        assertEquals("200", reply.headers().firstValue("X-Total-Count").orElse(""));
    }

    @Test
    void fieldsPickFromTopAndFromWithin() throws Exception {
        JsonNode one = client.get("/dashboards/search?limit=1&fields=id,folder(id,name)")
                .get(0);
        assertEquals(Set.of("id", "folder"), fields(one));
        assertEquals(Set.of("id", "name"), fields(one.path("folder")));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> out = new HashSet<>();
        node.fieldNames().forEachRemaining(out::add);
        return out;
    }

    @Test
    void aSearchHitIsTheWholeDashboard() throws Exception {
        assertEquals(
                client.get("/dashboards/7"),
                client.get("/dashboards/search?id=7").get(0));
    }

    @Test
    void titlesAreFoundLikeSqlDoes() throws Exception {
        assertTrue(client.get("/dashboards/search?title=%25churn%25").size() > 0);
        assertEquals(0, client.get("/dashboards/search?title=churn").size());
    }

    @Test
    void trashIsFoundOnlyWhenAskedFor() throws Exception {
        JsonNode trash = client.get("/dashboards/search?deleted=true");
        assertTrue(trash.size() > 0);
        assertTrue(trash.get(0).path("deleted").asBoolean());
        assertEquals(200, client.get("/dashboards/search").size());
    }

    @Test
    void aLookShowsItsQueryOnlyAlone() throws Exception {
        assertFalse(client.get("/looks/search?id=1").get(0).has("query"));
        JsonNode look = client.get("/looks/1");
        assertEquals(look.path("query_id"), look.path("query").path("id"));
        assertTrue(client.get("/folders/" + look.path("folder_id").asText() + "/looks")
                .get(0)
                .has("query"));
    }

    @Test
    void aTileOnALookCarriesTheLookAndItsQuery() throws Exception {
        for (JsonNode dashboard : client.get("/dashboards/search")) {
            for (JsonNode tile : dashboard.path("dashboard_elements")) {
                if (tile.path("look_id").isTextual()) {
                    assertEquals(client.get("/looks/" + tile.path("look_id").asText()), tile.path("look"));
                    return;
                }
            }
        }
        throw new AssertionError("no tile on a look");
    }

    @Test
    void queriesAreFoundBySlugOnly() throws Exception {
        JsonNode query = client.get("/looks/1").path("query");
        assertEquals(query, client.get("/queries/" + query.path("id").asText()));
        assertEquals(404, client.status("GET", "/queries/42", null));
    }

    @Test
    void everyDashboardNamesQueriesThatAreThere() throws Exception {
        for (JsonNode dashboard : client.get("/dashboards/search?limit=40")) {
            for (JsonNode tile : dashboard.path("dashboard_elements")) {
                if (tile.path("merge_result_id").isTextual()) {
                    JsonNode merge = client.get(
                            "/merge_queries/" + tile.path("merge_result_id").asText());
                    for (JsonNode source : merge.path("source_queries")) {
                        client.get("/queries/" + source.path("query_id").asText());
                    }
                }
            }
        }
    }

    @Test
    void childCountsAreRight() throws Exception {
        for (JsonNode folder : client.get("/folders")) {
            JsonNode children = client.get("/folders/" + folder.path("id").asText() + "/children");
            assertEquals(folder.path("child_count").asInt(), children.size());
        }
    }

    @Test
    void lookmlDashboardsAreReadByNameAndNotAsLookml() throws Exception {
        assertTrue(client.get("/dashboards/ecommerce%3A%3Abusiness_pulse")
                .path("readonly")
                .asBoolean());
        assertEquals(500, client.status("GET", "/dashboards/lookml/ecommerce%3A%3Abusiness_pulse", null));
        assertEquals(0, client.get("/dashboards/search?folder_id=lookml").size());
    }

    @Test
    void schedulesOfOthersAreShownOnlyWhenAskedFor() throws Exception {
        assertTrue(client.get("/scheduled_plans").size()
                < client.get("/scheduled_plans?all_users=true").size());
    }

    @Test
    void numbersKeepTheirForm() throws Exception {
        String all = new String(client.reply("GET", "/dashboards/search", null).body(), StandardCharsets.UTF_8);
        assertTrue(all.contains("\"rows_font_size\":12.0,"));
        assertTrue(all.matches("(?s).*\"hidden_series_hash\":90071992547\\d{5}.*"));
    }

    @Test
    void aMissingParameterIsRefused() throws Exception {
        assertEquals(400, client.status("GET", "/content_metadata", null));
        assertEquals(400, client.status("GET", "/looks/search?limit=ten", null));
    }

    @Test
    void strangersAreTurnedAway() throws Exception {
        String login = "client_id=" + looker.clientId() + "&client_secret=wrong";
        assertEquals(404, client.send("POST", "/api/4.0/login", login).statusCode());
        HttpResponse<byte[]> reply = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(looker.url() + "/api/4.0/user"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(401, reply.statusCode());
        assertEquals(
                "Requires authentication.",
                Json.parse(reply.body()).path("message").asText());
    }

    @Test
    void unknownPathsAreHtmlOutsideTheApiAndJsonWithin() throws Exception {
        assertTrue(new String(client.send("GET", "/nope", "").body(), StandardCharsets.UTF_8)
                .contains("<title>Looker Not Found (404)</title>"));
        assertEquals(
                "Not found",
                Json.parse(client.reply("GET", "/nope", null).body())
                        .path("message")
                        .asText());
    }

    @Test
    void answersAreZippedForThoseWhoAccept() throws Exception {
        HttpResponse<byte[]> reply = client.send("GET", "/api/4.0/dashboards/1", "", "Accept-Encoding", "gzip");
        assertEquals("gzip", reply.headers().firstValue("Content-Encoding").orElse(""));
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes();
        assertEquals(client.get("/dashboards/1"), Json.parse(body));
    }

    @Test
    void anEmptyInstanceHasWhatAFreshOneHas() throws Exception {
        try (DemoLooker fresh = DemoLooker.start(DemoOptions.defaults().withEmpty(true))) {
            DemoClient other = new DemoClient(fresh);
            assertEquals(0, other.get("/dashboards/search").size());
            assertEquals(1, other.get("/users").size());
            assertEquals(4, other.get("/lookml_models").size());
            assertEquals(2, other.get("/color_collections").size());
        }
    }
}
