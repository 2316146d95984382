package io.lookervault.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoWriteTest {
    private DemoLooker looker;
    private DemoClient client;

    @BeforeEach
    void start() throws Exception {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(20));
        client = new DemoClient(looker);
    }

    @AfterEach
    void stop() {
        looker.close();
    }

    private JsonNode dashboard(String title) throws Exception {
        return client.call("POST", "/dashboards", Json.obj("title", title, "folder_id", "1"));
    }

    private String query() throws Exception {
        ObjectNode body = Json.obj("model", "ecommerce", "view", "users", "fields", List.of("users.count"));
        return client.call("POST", "/queries", body).path("id").asText();
    }

    @Test
    void aNewDashboardHasOneActiveLayout() throws Exception {
        JsonNode layouts = dashboard("new").path("dashboard_layouts");
        assertEquals(1, layouts.size());
        assertTrue(layouts.get(0).path("active").asBoolean());
    }

    @Test
    void aNewElementGetsAComponentInEachLayout() throws Exception {
        String id = dashboard("new").path("id").asText();
        client.call("POST", "/dashboard_layouts", Json.obj("dashboard_id", id, "label", "Two"));
        ObjectNode tile = Json.obj("dashboard_id", id, "type", "vis", "query_id", query());
        String element =
                client.call("POST", "/dashboard_elements", tile).path("id").asText();
        for (JsonNode layout : client.get("/dashboards/" + id).path("dashboard_layouts")) {
            JsonNode component = layout.path("dashboard_layout_components").get(0);
            assertEquals(element, component.path("dashboard_element_id").asText());
        }
    }

    @Test
    void trashHidesAndKeepsTheSlug() throws Exception {
        JsonNode made = dashboard("doomed");
        client.call("PATCH", "/dashboards/" + made.path("id").asText(), Json.obj("deleted", true));
        assertEquals(0, client.get("/dashboards/search?title=doomed").size());
        ObjectNode again = Json.obj("title", "other", "folder_id", "1", "slug", made.path("slug"));
        assertEquals(409, client.status("POST", "/dashboards", again));
        client.call("PATCH", "/dashboards/" + made.path("id").asText(), Json.obj("deleted", false));
        assertEquals(1, client.get("/dashboards/search?title=doomed").size());
    }

    @Test
    void deletingADashboardIsForGood() throws Exception {
        client.call("DELETE", "/dashboards/4", null);
        assertEquals(404, client.status("GET", "/dashboards/4", null));
        assertEquals(404, client.status("GET", "/dashboard_elements/401", null));
    }

    @Test
    void equalQueriesAreOne() throws Exception {
        assertEquals(query(), query());
        ObjectNode old = Json.copy(client.get("/looks/1").path("query"));
        String id = old.path("id").asText();
        old.retain(client.get("/queries/" + id).properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(it -> !List.of(
                                "can",
                                "id",
                                "slug",
                                "share_url",
                                "expanded_share_url",
                                "url",
                                "client_id",
                                "has_table_calculations")
                        .contains(it))
                .toList());
        assertEquals(id, client.call("POST", "/queries", old).path("id").asText());
        assertNotEquals(
                id,
                client.call("POST", "/queries", old.put("limit", "17"))
                        .path("id")
                        .asText());
    }

    @Test
    void aClientIdThatAnotherQueryHasIsRefused() throws Exception {
        ObjectNode body = Json.obj("model", "ecommerce", "view", "users", "client_id", query());
        assertEquals(List.of("422", "client_id invalid"), client.findings("POST", "/queries", body));
    }

    @Test
    void aQueryNeedsAConfiguredExplore() throws Exception {
        assertEquals(404, client.status("POST", "/queries", Json.obj("model", "ecommerce", "view", "nope")));
        client.call("DELETE", "/lookml_models/ecommerce", null);
        assertEquals(404, client.status("POST", "/queries", Json.obj("model", "ecommerce", "view", "users")));
        client.call(
                "POST",
                "/lookml_models",
                Json.obj("name", "ecommerce", "project_name", "thelook", "unlimited_db_connections", true));
        query();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/dashboards | {'folder_id':'1'} | title missing_field",
                "/dashboards | {'title':'x','folder_id':'1','colour':'red'} | colour invalid",
                "/dashboards | {'title':'x','folder_id':'1','view_count':3} | view_count invalid",
                "/dashboards | {'title':7,'folder_id':'1'} | title invalid",
                "/dashboards | {'title':'x','folder_id':1} | folder_id invalid",
                "/dashboards | {'title':'x','folder_id':'1','user_id':'999'} | user_id invalid",
                "/looks | {'title':'x','folder_id':'1'} | query_id missing_field",
                "/dashboard_elements | {'dashboard_id':'1','type':'vis'} | base invalid",
                "/dashboard_elements | {'dashboard_id':'1','look_id':'1','result_maker_id':'1'} | result_maker_id invalid",
                "/dashboard_filters | {'dashboard_id':'1','name':'x','type':'t'} | title missing_field",
                "/folders | {'name':'x'} | parent_id missing_field",
                "/groups | {'name':'All Users'} | name already_exists",
                "/roles | {'name':'Admin','permission_set_id':'2','model_set_id':'1'} | name already_exists",
                "/permission_sets | {'name':'x','permissions':['fly']} | permissions invalid",
                "/user_attributes | {'name':'email','label':'x','type':'string'} | name already_exists",
                "/user_attributes | {'name':'x','label':'Email','type':'string'} | label already_exists",
                "/scheduled_plans | {'name':'x','crontab':'0 6 * * *','scheduled_plan_destination':[{'type':'email','format':'csv','address':'a'}]} | base missing_field",
                "/scheduled_plans | {'name':'x','dashboard_id':'1','scheduled_plan_destination':[{'type':'email','format':'csv','address':'a'}]} | crontab missing_field",
                "/scheduled_plans | {'name':'x','dashboard_id':'1','crontab':'0 6 * * *','scheduled_plan_destination':[]} | scheduled_plan_destination missing_field",
                "/board_items | {'board_section_id':'1'} | dashboard_id missing_field",
                "/themes | {'name':'Looker','settings':{}} | name already_exists",
            })
    void aWrongBodyNamesItsField(String path, String body, String finding) throws Exception {
        JsonNode sent = Json.parse(body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(List.of("422", finding), client.findings("POST", path, sent));
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /roles/1, 405",
        "DELETE, /permission_sets/1, 405",
        "DELETE, /model_sets/1, 405",
        "PATCH, /groups/1, 403",
        "DELETE, /users/1, 403",
        "DELETE, /folders/1, 422",
        "DELETE, /color_collections/legacy, 403",
        "DELETE, /user_attributes/1, 400",
        "DELETE, /dashboards/ecommerce%3A%3Abusiness_pulse, 405",
    })
    void builtInThingsRefuseEdits(String method, String path, int status) throws Exception {
        assertEquals(status, client.status(method, path, Json.obj()));
    }

    @Test
    void alertsNeedAQuarterOfAnHour() {
        assertTrue(PlanWrites.tooOften("*/5 * * * *"));
        assertTrue(PlanWrites.tooOften("* * * * *"));
        assertTrue(PlanWrites.tooOften("0,10 * * * *"));
        assertTrue(PlanWrites.tooOften("soon"));
        assertEquals(false, PlanWrites.tooOften("*/15 * * * *"));
        assertEquals(false, PlanWrites.tooOften("0 6 * * 1-5"));
    }

    @Test
    void closingAFolderCopiesTheGrantsOfItsParent() throws Exception {
        String folder = client.call("POST", "/folders", Json.obj("name", "closed", "parent_id", "1"))
                .path("content_metadata_id")
                .asText();
        client.call("PATCH", "/content_metadata/" + folder, Json.obj("inherits", false));
        JsonNode grants = client.get("/content_metadata_access?content_metadata_id=" + folder);
        assertEquals("1", grants.get(0).path("group_id").asText());
    }

    @Test
    void deletingAFolderTakesEverythingBelow() throws Exception {
        String top = client.call("POST", "/folders", Json.obj("name", "top", "parent_id", "1"))
                .path("id")
                .asText();
        String sub = client.call("POST", "/folders", Json.obj("name", "sub", "parent_id", top))
                .path("id")
                .asText();
        ObjectNode body = Json.obj("title", "in it", "folder_id", sub);
        String dashboard = client.call("POST", "/dashboards", body).path("id").asText();
        client.call("DELETE", "/folders/" + top, null);
        assertEquals(404, client.status("GET", "/folders/" + sub, null));
        assertEquals(404, client.status("GET", "/dashboards/" + dashboard, null));
    }

    @Test
    void deletingAUserSendsContentToTheTrash() throws Exception {
        String owner = client.get("/dashboards/1").path("user_id").asText();
        String user =
                owner.equals("1") ? client.get("/dashboards/2").path("user_id").asText() : owner;
        String id = owner.equals("1") ? "2" : "1";
        client.call("DELETE", "/users/" + user, null);
        assertTrue(client.get("/dashboards/" + id).path("deleted").asBoolean());
    }

    @Test
    void assigningReplacesEverybody() throws Exception {
        client.call("PUT", "/roles/4/groups", Json.arr("2", "4"));
        assertEquals(
                2, client.call("PUT", "/roles/4/groups", Json.arr("4", "5")).size());
        assertEquals(List.of("4", "5"), client.get("/roles/4/groups").findValuesAsText("id"));
    }

    @Test
    void valuesOfGroupsAreReplacedInOrder() throws Exception {
        JsonNode values = Json.arr(Json.obj("group_id", "4", "value", "a"), Json.obj("group_id", "2", "value", "b"));
        client.call("POST", "/user_attributes/5/group_values", values);
        assertEquals(
                List.of("4", "2"), client.get("/user_attributes/5/group_values").findValuesAsText("group_id"));
    }

    @Test
    void anEmptyInstanceOfAnotherSeedCountsOtherIds() throws Exception {
        try (DemoLooker fresh =
                DemoLooker.start(DemoOptions.defaults().withSeed(9).withEmpty(true))) {
            String id = new DemoClient(fresh)
                    .call("POST", "/dashboards", Json.obj("title", "x", "folder_id", "1"))
                    .path("id")
                    .asText();
            assertTrue(Table.isNumber(id));
            assertNotEquals("1", id);
        }
    }
}
