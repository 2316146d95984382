package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of dashboards and boards in the vault that lack an id, or share one: what people wrote by hand. */
class PartIdsTest {
    @TempDir
    private Path dir;

    private Rig rig;
    private Hand hand;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(dir, 3);
        hand = new Hand(rig.looker());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static Choice only(Kind kind) {
        return new Choice(Set.of(kind), Set.of(), false, List.of(), false, false);
    }

    private RestoreReport restore(Kind kind) {
        rig.ledger().reset();
        RestoreReport report = rig.restore(only(kind), Rules.careful());
        assertEquals(report.plannedWrites(), rig.ledger().writes());
        return report;
    }

    private void restoresWhole(Kind kind) {
        RestoreReport report = restore(kind);
        assertEquals(Outcome.COMPLETED, report.outcome(), () -> Plans.said(rig, report));
    }

    @SuppressWarnings("unchecked") // parts are objects
    private static List<Map<String, Object>> parts(Object item, String list) {
        return (List<Map<String, Object>>) ((Map<String, Object>) item).get(list);
    }

    private static Object withoutIds(Object dashboard) {
        List.of("dashboard_filters", "dashboard_elements", "dashboard_layouts")
                .forEach(list -> parts(dashboard, list).forEach(part -> part.remove("id")));
        return dashboard;
    }

    private List<String> titles(JsonNode dashboard) {
        List<String> titles = new ArrayList<>();
        dashboard
                .path("dashboard_elements")
                .forEach(tile -> titles.add(
                        tile.path("title").asText() + tile.path("title_text").asText()));
        return titles.stream().sorted().toList();
    }

    @Test
    void partsWithoutIdsAreKnownByWhatTheyShow() throws Exception {
        rig.extract();
        rig.asOfTheOriginalTool(Kind.DASHBOARD, PartIdsTest::withoutIds);
        JsonNode before = hand.get("/dashboards/1");
        assertTrue(titles(before).size() > 1);
        hand.delete("/dashboards/1");
        restoresWhole(Kind.DASHBOARD);
        String path = "/dashboards/"
                + hand.row("/dashboards", "title", before.path("title").asText())
                        .path("id")
                        .asText();
        assertEquals(titles(before), titles(hand.get(path)));
        restoresWhole(Kind.DASHBOARD);
        assertEquals(0, rig.ledger().writes());
        assertEquals(titles(before), titles(hand.get(path)));
    }

    @Test
    void sectionsAndItemsWithoutIdsAreKnownByWhatTheyShow() throws Exception {
        String board = hand.post("/boards", "title", "Hunted").path("id").asText();
        for (String title : List.of("First", "Second")) {
            String section = hand.post("/board_sections", "board_id", board, "title", title)
                    .path("id")
                    .asText();
            hand.post("/board_items", "board_section_id", section, "dashboard_id", "1");
            hand.post("/board_items", "board_section_id", section, "dashboard_id", "2");
        }
        rig.extract();
        rig.asOfTheOriginalTool(Kind.BOARD, data -> {
            for (Map<String, Object> section : parts(data, "board_sections")) {
                section.remove("id");
                parts(section, "board_items").forEach(item -> item.remove("id"));
            }
            return data;
        });
        hand.delete("/boards/" + board);
        for (int i = 0; i < 2; i++) {
            restoresWhole(Kind.BOARD);
            JsonNode sections = hand.get("/boards/"
                            + hand.row("/boards", "title", "Hunted").path("id").asText())
                    .path("board_sections");
            assertEquals("First", sections.get(0).path("title").asText());
            assertEquals(2, sections.size());
            assertEquals(List.of("1", "2", "1", "2"), sections.findValuesAsText("dashboard_id"));
        }
        assertEquals(0, rig.ledger().writes());
    }

    @Test
    void ofTwoTilesWithOneIdNoneIsTakenForTheOneInLooker() throws Exception {
        rig.extract();
        JsonNode before = hand.get("/dashboards/1");
        rig.asOfTheOriginalTool(Kind.DASHBOARD, data -> {
            List<Map<String, Object>> tiles = parts(data, "dashboard_elements");
            Map<String, Object> copy = new LinkedHashMap<>(tiles.get(0));
            copy.put("title", "A copy");
            tiles.add(copy);
            return data;
        });
        String refused =
                Plans.refused(rig, only(Kind.DASHBOARD), Rules.careful()).toString();
        String id = before.path("dashboard_elements").get(0).path("id").asText();
        assertTrue(refused.contains("it has two tiles with id " + id), refused);
        assertEquals(Outcome.PARTIAL, restore(Kind.DASHBOARD).outcome());
        assertEquals(0, rig.ledger().writes());
    }
}
