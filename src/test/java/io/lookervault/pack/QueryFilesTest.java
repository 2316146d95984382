package io.lookervault.pack;

import static io.lookervault.pack.Shop.TILES;
import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static io.lookervault.pack.Shop.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are edited, in their own files or in those of what shows them. */
class QueryFilesTest {
    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "3", "name", "West")),
                Kind.QUERY,
                IntStream.range(0, TILES).mapToObj(i -> query(i)).toList(),
                Kind.MERGE_QUERY,
                List.of(map(
                        "id",
                        "m1",
                        "source_queries",
                        List.of(map("query_id", "q1", "name", "a"), map("query_id", "q2", "name", "b")))),
                Kind.DASHBOARD,
                List.of(
                        dashboard(1, "3"),
                        dashboard(2, "3"),
                        map(
                                "id",
                                "9",
                                "title",
                                "Merged",
                                "folder_id",
                                "3",
                                "dashboard_elements",
                                List.of(
                                        map("id", "91", "merge_result_id", "m1"),
                                        map("id", "92", "query_id", "q5"),
                                        map("id", "93", "query_id", "q6")))),
                Kind.LOOK,
                List.of(map("id", "1", "title", "Margin", "folder_id", "3", "query_id", "q5")),
                Kind.SCHEDULED_PLAN,
                List.of(map("id", "1", "name", "Daily", "query_id", "q5"))));
        shop.unpack();
    }

    private List<String> queries(String dashboard) {
        return Values.texts(shop.data(Kind.DASHBOARD, dashboard), "dashboard_elements[].query_id");
    }

    @Test
    void anEditOfAQuerysOwnFileMovesEverythingThatUsesItAndNothingElse() throws IOException {
        Map<String, String> before = shop.rows();
        shop.edit("queries/q5.yaml", "limit: '500'", "limit: '50'");
        String out = shop.pack(0).out();
        assertTrue(out.contains("1 added, 5 changed"), out);
        String made = shop.text(Kind.LOOK, "1", "query_id");
        assertTrue(made.startsWith("pack-"), made);
        assertEquals("50", shop.text(Kind.QUERY, made, "limit"));
        assertEquals("500", shop.text(Kind.QUERY, "q5", "limit"));
        assertEquals(made, shop.text(Kind.SCHEDULED_PLAN, "1", "query_id"));
        assertEquals(List.of(made, "q6"), queries("9"));
        assertEquals(made, queries("1").get(5));
        assertEquals(
                made,
                Values.texts(shop.data(Kind.DASHBOARD, "1"), "dashboard_elements[].query.id")
                        .get(5));
        assertEquals(
                "50",
                Values.texts(shop.data(Kind.DASHBOARD, "1"), "dashboard_elements[].query.limit")
                        .get(5));
        assertEquals("q4", queries("1").get(4));
        assertEquals(
                List.of("dashboard 1", "dashboard 2", "dashboard 9", "look 1", "query " + made, "scheduled_plan 1"),
                shop.touched(before));
        assertTrue(shop.pack(0).out().contains("0 added, 0 changed"));
    }

    @Test
    void aQueryOfAMergeQueryMakesAMergeQueryOfItsOwn() throws IOException {
        shop.edit("queries/q2.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        String merge = Values.texts(shop.data(Kind.DASHBOARD, "9"), "dashboard_elements[].merge_result_id")
                .get(0);
        assertTrue(merge.startsWith("pack-"), merge);
        List<String> sources = Values.texts(shop.data(Kind.MERGE_QUERY, merge), "source_queries[].query_id");
        assertEquals("q1", sources.get(0));
        assertEquals(queries("1").get(2), sources.get(1));
        assertEquals(List.of("q1", "q2"), Values.texts(shop.data(Kind.MERGE_QUERY, "m1"), "source_queries[].query_id"));
    }

    @Test
    void filesThatWereOnlyWrittenAnewFollowAnEditedQueryAsWell() throws IOException {
        for (String file : List.of(
                "dashboards/9.yaml", "looks/1.yaml", "merge_queries/m1.yaml", "queries/q2.yaml", "dashboards/2.yaml")) {
            shop.edit(file, "\n_metadata:\n", "\n# a comment\n_metadata:\n");
        }
        shop.edit("queries/q2.yaml", "limit: '500'", "limit: '50'");
        shop.edit("queries/q5.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        String made = shop.text(Kind.LOOK, "1", "query_id");
        assertTrue(made.startsWith("pack-"), made);
        assertEquals(made, queries("2").get(5));
        assertEquals(List.of(made, "q6"), queries("9"));
        String merge = Values.texts(shop.data(Kind.DASHBOARD, "9"), "dashboard_elements[].merge_result_id")
                .get(0);
        assertEquals(
                queries("2").get(2),
                Values.texts(shop.data(Kind.MERGE_QUERY, merge), "source_queries[].query_id")
                        .get(1));
        assertTrue(shop.pack(0).out().contains("0 added, 0 changed"));
    }

    @Test
    void anEditWithinATileGoesBeforeThatOfTheQuerysOwnFile() throws IOException {
        shop.edit("queries/q7.yaml", "limit: '500'", "limit: '50'");
        shop.edit("dashboards/1.yaml", "    - orders.n7\n", "    - orders.region\n");
        shop.pack(0);
        assertNotEquals(queries("1").get(7), queries("2").get(7));
        assertEquals("500", shop.text(Kind.QUERY, queries("1").get(7), "limit"));
        assertEquals("50", shop.text(Kind.QUERY, queries("2").get(7), "limit"));
    }

    @Test
    void whatLookerGaveAQueryCannotBeEdited() throws IOException {
        shop.edit("queries/q5.yaml", "slug: s", "slug: mine");
        String err = shop.pack(5).err();
        assertTrue(err.contains("only what a query asks can be edited"), err);
        assertTrue(err.contains("queries/q5.yaml:"), err);
    }

    @Test
    void aQueryThatIsEditedInTheFormOfNoQueryIsRefused() throws IOException {
        shop.edit("queries/q5.yaml", "limit: '500'", "limit: '500'\nfilter: x");
        shop.edit("queries/q6.yaml", "model: shop\n", "");
        String err = shop.pack(5).err();
        assertTrue(err.contains("a query has no field filter"), err);
        assertTrue(err.contains("a query needs a model"), err);
    }

    @Test
    void aTileNamesTheQueryThatStandsInIt() throws IOException {
        shop.edit(
                "dashboards/1.yaml",
                "- id: '1-3'\n  title: Tile 3\n  query_id: q3\n",
                "- id: '1-3'\n  title: Tile 3\n  query_id: q4\n");
        Map<String, String> before = shop.rows();
        String err = shop.pack(5).err();
        assertTrue(err.contains("query_id names q4, the query below it is q3. Make both ids equal"), err);
        assertEquals(List.of(), shop.touched(before));
    }

    @Test
    void copiesOfAQueryInOneTileCannotBeEditedApart() throws IOException {
        Map<String, Object> tile = map(
                "id",
                "81",
                "query_id",
                "q8",
                "query",
                query(8),
                "result_maker",
                map("query_id", "q8", "query", query(8)));
        shop.store(Map.of(
                Kind.DASHBOARD,
                List.of(map("id", "8", "title", "Copies", "folder_id", "3", "dashboard_elements", List.of(tile)))));
        shop.unpack(0, "--overwrite");
        shop.edit("dashboards/8.yaml", "\n    - orders.n8\n", "\n    - orders.one\n");
        shop.edit("dashboards/8.yaml", "\n      - orders.n8\n", "\n      - orders.other\n");
        String err = shop.pack(5).err();
        assertTrue(err.contains("query q8 has two different definitions in one tile. Make its copies equal"), err);
        shop.edit("dashboards/8.yaml", "\n      - orders.other\n", "\n      - orders.one\n");
        assertTrue(shop.pack(0).out().contains("1 added, 1 changed"));
        List<String> ids = Values.texts(shop.data(Kind.DASHBOARD, "8"), "dashboard_elements[].result_maker.query.id");
        assertEquals(queries("8"), ids);
    }

    @Test
    void aTileThatIsAddedWithAQueryOfItsOwnGetsOne() throws IOException {
        shop.edit(
                "dashboards/9.yaml",
                "dashboard_elements:\n",
                "dashboard_elements:\n- title: New\n  query:\n    model: shop\n    view: orders\n    fields:\n    - orders.new\n");
        String out = shop.pack(0).out();
        assertTrue(out.contains("1 added, 1 changed"), out);
        String made = queries("9").get(0);
        assertEquals(List.of("orders.new"), Values.texts(shop.data(Kind.QUERY, made), "fields[]"));
        assertEquals("", shop.text(Kind.QUERY, made, "slug"));
    }

    @Test
    void aTileThatIsCopiedFromAnotherDashboardAndEditedGetsAQueryOfItsOwn() throws IOException {
        String tile = """
                dashboard_elements:
                - title: Copied
                  query_id: q8
                  query:
                    id: q8
                    model: shop
                    view: orders
                    fields:
                    - orders.region
                """;
        shop.edit("dashboards/9.yaml", "dashboard_elements:\n", tile);
        shop.pack(0);
        String made = queries("9").get(0);
        assertTrue(made.startsWith("pack-"), made);
        assertEquals(List.of("orders.region"), Values.texts(shop.data(Kind.QUERY, made), "fields[]"));
        assertEquals("q8", queries("1").get(8), "the tile it was copied from keeps its own");
    }

    @Test
    void theTableOfNewQueriesTellsFromWhatAndForWhom() throws IOException {
        shop.edit("dashboards/1.yaml", "    - orders.n3\n", "    - orders.region\n");
        shop.edit("dashboards/2.yaml", "    - orders.n3\n", "    - orders.region\n");
        shop.pack(0);
        JsonNode table = new ObjectMapper()
                .readTree(shop.file(".pack_state/query_remapping.json").toFile())
                .path("query_remapping");
        JsonNode entry = table.path(queries("1").get(3));
        assertEquals(1, table.size());
        assertEquals("query", entry.path("kind").asText());
        assertEquals("q3", entry.path("original_query_id").asText());
        assertEquals(queries("1").get(3), entry.path("new_query_id").asText());
        assertEquals(List.of("1", "2"), entry.path("used_by").findValuesAsText("id"));
        assertEquals(64, entry.path("query_hash").asText().length());
    }

    @Test
    void aTableThatCannotBeWrittenIsToldAfterThePack() throws IOException {
        shop.edit("dashboards/1.yaml", "    - orders.n3\n", "    - orders.region\n");
        shop.write(".pack_state/query_remapping.json/in/the/way", "");
        String err = shop.pack(0).err();
        assertTrue(err.contains("everything is packed, but cannot write .pack_state/query_remapping.json"), err);
        assertTrue(queries("1").get(3).startsWith("pack-"));
    }

    @Test
    void itTellsOfThoseThatNameOnlyTheIdAndGoesWithTheNextUnpack() throws IOException {
        shop.edit("queries/q5.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        Path table = shop.file(".pack_state/query_remapping.json");
        JsonNode users = new ObjectMapper().readTree(table.toFile()).findValue("used_by");
        assertEquals(
                List.of("dashboard", "dashboard", "dashboard", "look", "scheduled_plan"),
                users.findValuesAsText("kind"));
        shop.unpack(0, "--overwrite");
        assertFalse(Files.exists(table), "the files name the new queries now");
    }

    @Test
    void aQueryThatWasMadeByAnEarlierPackIsNoNewOne() throws IOException {
        shop.edit("dashboards/1.yaml", "    - orders.n3\n", "    - orders.region\n");
        shop.pack(0);
        Map<String, String> before = shop.rows();
        shop.edit("dashboards/2.yaml", "    - orders.n3\n", "    - orders.region\n");
        String out = shop.pack(0).out();
        assertTrue(out.contains("0 added, 1 changed") && out.contains("0 new queries"), out);
        assertEquals(List.of("dashboard 2"), shop.touched(before));
        assertEquals(queries("1").get(3), queries("2").get(3));
    }

    @Test
    void aQueryThatWasMadeByAnEarlierPackAndIsDeletedSinceIsThereAgain() throws Exception {
        shop.edit("queries/q2.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        String made = queries("1").get(2);
        shop.edit("queries/q2.yaml", "limit: '50'", "limit: '500'");
        shop.pack(0);
        shop.sql("UPDATE content_items SET deleted_at = '2026-01-01T00:00:00+00:00' WHERE id LIKE 'pack-%'");
        shop.edit("queries/q2.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        assertEquals(made, queries("1").get(2));
        assertFalse(shop.isDeleted(Kind.QUERY, made));
    }

    @Test
    void anEditOfAQuerysOwnFileThatIsTakenBackGivesEverythingItsOldQueryAgain() throws IOException {
        Map<String, String> before = shop.rows();
        shop.edit("queries/q2.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        assertTrue(shop.pack(0).out().contains("0 added, 0 changed"));
        shop.edit("queries/q2.yaml", "limit: '50'", "limit: '500'");
        assertTrue(shop.pack(0).out().contains("0 added, 3 changed"));
        Map<String, String> after = shop.rows();
        after.keySet().removeIf(key -> key.contains("pack-"));
        assertEquals(before, after);
    }

    @Test
    void aTileThatShowsALookIsEditedTogetherWithIt() throws IOException {
        storeTileOfALook();
        shop.edit("dashboards/8.yaml", "limit: '500'", "limit: '50'");
        refused("look 8");
        shop.edit("looks/8.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        assertEquals("50", shop.text(Kind.LOOK, "8", "query.limit"));
        assertEquals(
                shop.text(Kind.LOOK, "8", "query_id"),
                shop.text(Kind.DASHBOARD, "8", "dashboard_elements[].look.query_id"));
    }

    @Test
    void aTileThatShowsALookIsNotEditedByAnotherChangeOfTheLook() throws IOException {
        storeTileOfALook();
        shop.edit("dashboards/8.yaml", "limit: '500'", "limit: '50'");
        shop.edit("looks/8.yaml", "title: Shown", "title: Shown well");
        refused("look 8");
        shop.edit("looks/8.yaml", "limit: '500'", "limit: '5'");
        refused("look 8");
        shop.edit("looks/8.yaml", "limit: '5'", "limit: '50'");
        shop.pack(0);
        assertEquals("50", shop.text(Kind.LOOK, "8", "query.limit"));
    }

    @Test
    void aTileOfADashboardThatTheVaultLacksIsEditedTogetherWithItsLookToo() throws Exception {
        storeTileOfALook();
        shop.sql("DELETE FROM content_items WHERE id = '8'");
        shop.edit("dashboards/8.yaml", "limit: '500'", "limit: '50'");
        refused("look 8");
        shop.edit("looks/8.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        assertEquals("50", shop.text(Kind.DASHBOARD, "8", "dashboard_elements[].look.query.limit"));
    }

    @Test
    void anyOtherEditOfADashboardThatTheVaultLacksIsPacked() throws Exception {
        storeTileOfALook();
        shop.sql("DELETE FROM content_items WHERE id = '8' AND content_type = ?", Kind.DASHBOARD.code());
        shop.edit("dashboards/8.yaml", "title: Shows it", "title: Shows it well");
        shop.edit("looks/8.yaml", "limit: '500'", "limit: '50'");
        shop.pack(0);
        assertEquals("Shows it well", shop.text(Kind.DASHBOARD, "8", "title"));
    }

    private void storeTileOfALook() {
        Map<String, Object> look = map("id", "8", "title", "Shown", "query_id", "q7", "query", query(7));
        shop.store(Map.of(
                Kind.LOOK,
                List.of(look),
                Kind.DASHBOARD,
                List.of(map(
                        "id",
                        "8",
                        "title",
                        "Shows it",
                        "dashboard_elements",
                        List.of(map("id", "81", "look_id", "8", "look", look))))));
        shop.unpack(0, "--overwrite");
    }

    private void refused(String look) {
        String said = shop.pack(5).err();
        assertTrue(
                said.contains("dashboards/8.yaml:") && said.contains("a tile shows " + look + ", and what it asks"),
                said);
    }
}
