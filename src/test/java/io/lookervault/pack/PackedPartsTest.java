package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tiles, filters, tabs, sections and board items that people copy, add, or take something from. */
class PackedPartsTest {
    private static final String FRESH = """
            title: Fresh
            dashboard_elements:
            - type: text
              title_text: A
            - type: text
              title_text: B
            _metadata:
              content_type: dashboard
            """;
    private static final String TILES = "dashboard_elements[].id";

    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.DASHBOARD,
                List.of(map(
                        "id",
                        "1",
                        "title",
                        "One",
                        "description",
                        "said",
                        "hidden",
                        false,
                        "view_count",
                        3L,
                        "folder_id",
                        "2",
                        "dashboard_filters",
                        List.of(map("id", "f1", "name", "F", "title", "F")),
                        "dashboard_elements",
                        List.of(
                                map("id", "t1", "title", "T1", "note_text", "noted", "type", "vis"),
                                map("id", "t2", "title", "T2", "type", "vis")),
                        "dashboard_layouts",
                        List.of(map("id", "l1", "type", "newspaper", "label", "L")))),
                Kind.GROUP,
                List.of(map("id", "1", "name", "All", "user_ids", List.of("7"))),
                Kind.BOARD,
                List.of(map(
                        "id",
                        "6",
                        "title",
                        "Board",
                        "board_sections",
                        List.of(
                                map("id", "s1", "title", "S1", "board_items", List.of(map("id", "i1"))),
                                map("id", "s2", "title", "S2", "board_items", List.of(map("id", "i2"))))))));
    }

    private void refused(String... said) {
        Map<String, String> before = shop.rows();
        String err = shop.pack(5).err();
        for (String part : said) {
            assertTrue(err.contains(part), part + " is not in\n" + err);
        }
        assertEquals(before, shop.rows());
    }

    private List<String> texts(String id, String path) {
        return Values.texts(shop.data(Kind.DASHBOARD, id), path);
    }

    private void packsTo(String outcome) throws IOException {
        String last = "";
        for (String line : shop.pack(0, "--output", "json").out().lines().toList()) {
            last = line;
        }
        JsonNode complete = new JsonMapper().readTree(last);
        assertEquals(
                outcome,
                complete.path("added").asText() + " added, "
                        + complete.path("changed").asText() + " changed",
                last);
    }

    @Test
    void whatLookerItselfGaveATileIsNoFaultOfWhoAddsAnother() throws IOException {
        shop.store(Map.of(
                Kind.DASHBOARD,
                List.of(map(
                        "id",
                        "8",
                        "title",
                        "Of a newer Looker",
                        "folder_id",
                        "2",
                        "dashboard_elements",
                        List.of(
                                map("id", "n1", "title", "A", "type", "vis"),
                                map("id", "n2", "title", "B", "type", "vis", "brand_new", "x"))))));
        shop.unpack();
        shop.edit("dashboards/8.yaml", "- id: n1\n", "- title: Added\n  type: vis\n- id: n1\n");
        packsTo("0 added, 1 changed");
        shop.edit("dashboards/8.yaml", "- id: n1\n", "- id: n1\n  brand_old: y\n");
        refused("has no field brand_old");
    }

    @Test
    void aPartThatWasCopiedWithItsIdIsRefused() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "- id: t2\n", "- id: t1\n  title: Copy\n  type: vis\n- id: t2\n");
        shop.edit("dashboards/1.yaml", "- id: f1\n", "- id: f1\n  name: G\n  title: G\n- id: f1\n");
        shop.edit("dashboards/1.yaml", "- id: l1\n", "- id: l1\n  type: newspaper\n- id: l1\n");
        shop.edit("boards/6.yaml", "- id: s2\n", "- id: s1\n  title: Copy\n- id: s2\n");
        shop.edit("boards/6.yaml", "  - id: i2\n", "  - id: i1\n  - id: i2\n");
        refused(
                "dashboards/1.yaml:19: id t1 is that of dashboard_elements[0] as well. Remove the id of the new one",
                "id f1 is that of dashboard_filters[0] as well",
                "id l1 is that of dashboard_layouts[0] as well",
                "id s1 is that of board_sections[0] as well",
                "id i1 is that of board_sections[0].board_items[0] as well",
                "5 problems in 2 of");
    }

    @Test
    void whatLookerItselfGaveTwiceIsNotTheEditorsFault() throws IOException {
        shop.store(Map.of(
                Kind.DASHBOARD,
                List.of(map(
                        "id",
                        "1",
                        "title",
                        "One",
                        "dashboard_elements",
                        List.of(map("id", "t1", "title", "A"), map("id", "t1", "title", "B"))))));
        shop.unpack();
        shop.edit("dashboards/1.yaml", "title: One", "title: Other");
        shop.pack(0);
        assertEquals(List.of("t1", "t1"), texts("1", TILES));
    }

    @Test
    void partsWithoutIdsGetSomeOfTheirOwnAndKeepThem() throws IOException {
        shop.unpack();
        shop.write("dashboards/fresh.yaml", FRESH);
        shop.edit("boards/6.yaml", "  - id: i2\n", "  - dashboard_id: '1'\n  - id: i2\n");
        packsTo("1 added, 1 changed");
        List<String> first = List.of("new-1-of-new-fresh", "new-2-of-new-fresh");
        assertEquals(first, texts("new-fresh", TILES));
        assertEquals(
                List.of("i1", "new-1-of-6", "i2"),
                Values.texts(shop.data(Kind.BOARD, "6"), "board_sections[].board_items[].id"));
        packsTo("0 added, 0 changed");

        shop.edit("dashboards/fresh.yaml", "title_text: B", "title_text: Bee");
        packsTo("0 added, 1 changed");
        assertEquals(first, texts("new-fresh", TILES));

        shop.edit(
                "dashboards/fresh.yaml",
                "dashboard_elements:\n",
                "dashboard_elements:\n- type: text\n  title_text: Before\n");
        packsTo("0 added, 1 changed");
        assertEquals(
                List.of("new-3-of-new-fresh", "new-1-of-new-fresh", "new-2-of-new-fresh"), texts("new-fresh", TILES));
        packsTo("0 added, 0 changed");
    }

    @Test
    void anExportOfPartsThatGotTheirIdsFromAPackIsPackedAsItIs() throws IOException {
        shop.unpack();
        shop.write("dashboards/fresh.yaml", FRESH);
        shop.pack(0);
        Map<String, String> before = shop.rows();
        shop.run(0, "unpack", "--output-dir", dir.resolve("again").toString());
        shop.run(0, "pack", "--input-dir", dir.resolve("again").toString());
        assertEquals(before, shop.rows());
    }

    @Test
    void whatIsTakenOutOfAFileIsEmptied() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "description: said\n", "");
        shop.edit("dashboards/1.yaml", "  note_text: noted\n", "");
        shop.edit("dashboards/1.yaml", "view_count: 3\n", "");
        String plan = shop.pack(0, "--dry-run", "--output", "json").out();
        assertTrue(plan.contains("{\"path\":\"description\",\"before\":\"\\\"said\\\"\",\"after\":\"null\"}"), plan);
        packsTo("0 added, 1 changed");
        Map<?, ?> row = (Map<?, ?>) shop.data(Kind.DASHBOARD, "1");
        assertEquals(
                List.of(
                        "id",
                        "title",
                        "description",
                        "hidden",
                        "folder_id",
                        "dashboard_filters",
                        "dashboard_elements",
                        "dashboard_layouts"),
                List.copyOf(row.keySet()));
        assertEquals(null, row.get("description"));
        assertEquals(
                "[{id=t1, title=T1, note_text=null, type=vis}, {id=t2, title=T2, type=vis}]",
                row.get("dashboard_elements").toString());
        packsTo("0 added, 0 changed");
    }

    @Test
    void aListThatIsTakenOutIsEmptyAndMembersMustBeTakenOutByName() throws IOException {
        shop.unpack();
        shop.edit("boards/6.yaml", "  board_items:\n  - id: i2\n", "");
        packsTo("0 added, 1 changed");
        assertEquals(List.of("i1"), Values.texts(shop.data(Kind.BOARD, "6"), "board_sections[].board_items[].id"));
        shop.edit("groups/1.yaml", "user_ids:\n- '7'\n", "");
        refused("groups/1.yaml:1: user_ids is missing. Write user_ids: [] to empty it, or put it back");
    }

    @Test
    void whatIsNeverEmptyMustStay() throws IOException {
        shop.unpack();
        shop.edit("dashboards/1.yaml", "hidden: false\n", "");
        shop.edit("dashboards/1.yaml", "folder_id: '2'\ndash", "dash");
        shop.edit("dashboards/1.yaml", "title: One\n", "");
        refused(
                "dashboards/1.yaml:1: hidden is missing, and is never empty. Put it back",
                "folder_id is missing, and is never empty",
                "a dashboard needs a title");
    }

    @Test
    void aSettingThatIsTakenOutOfAnObjectIsEmptied() throws IOException {
        shop.store(Map.of(
                Kind.THEME,
                List.of(map(
                        "id",
                        "1",
                        "name",
                        "Dark",
                        "settings",
                        map("font_color", "#fff", "show_title", true, "made_up", "x")))));
        shop.unpack();
        shop.edit("themes/1.yaml", "  font_color: '#fff'\n", "");
        packsTo("0 added, 1 changed");
        assertEquals(
                map("font_color", null, "show_title", true, "made_up", "x"),
                Values.at(shop.data(Kind.THEME, "1"), "settings").get(0));
    }
}
