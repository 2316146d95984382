package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoOptions;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Need 16: backups of the time when queries had numbers. Looker refuses the numbers today, and takes the definitions, which
 * tiles carry.
 */
class NumberedQueriesTest {
    private static final Choice CONTENT =
            new Choice(Set.of(Kind.DASHBOARD, Kind.LOOK), Set.of(), false, List.of(), false, false);

    @TempDir
    Path dir;

    /** Makes of a vault what it was then: queries with numbers, inside of tiles and looks and nowhere else. */
    private void numberQueries(Rig rig) throws Exception {
        Map<String, Long> numbers = new HashMap<>();
        for (Kind kind : List.of(Kind.DASHBOARD, Kind.LOOK)) {
            rig.asOfTheOriginalTool(kind, data -> {
                number(data, numbers);
                return data;
            });
        }
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + rig.vault());
                PreparedStatement gone =
                        vault.prepareStatement("DELETE FROM content_items WHERE content_type = ? AND id = ?")) {
            gone.setInt(1, Kind.QUERY.code());
            for (String slug : numbers.keySet()) {
                gone.setString(2, slug);
                assertEquals(1, gone.executeUpdate());
            }
        }
    }

    @SuppressWarnings("unchecked") // objects of values have text keys
    private static void number(Object value, Map<String, Long> numbers) {
        if (value instanceof List<?> list) {
            list.forEach(element -> number(element, numbers));
        } else if (value instanceof Map<?, ?> untyped) {
            Map<String, Object> map = (Map<String, Object>) untyped;
            map.values().forEach(element -> number(element, numbers));
            if (map.get("query_id") instanceof String id) {
                map.put("query_id", String.valueOf(numbers.computeIfAbsent(id, slug -> 1000L + numbers.size())));
            }
            if (map.get("query") instanceof Map<?, ?> query && query.get("id") instanceof String id) {
                ((Map<String, Object>) query)
                        .put("id", String.valueOf(numbers.computeIfAbsent(id, slug -> 1000L + numbers.size())));
            }
        }
    }

    @Test
    void aNumberIsTheSlugThatTheQueryHasAsWell() throws Exception {
        try (Rig rig = new Rig(dir, DemoOptions.defaults().withDashboards(6))) {
            rig.extract();
            numberQueries(rig);
            rig.ledger().reset();
            RestoreReport report = rig.restore(CONTENT, Rules.careful());
            assertEquals(0, rig.ledger().writes());
            assertEquals(0, report.plannedWrites());
        }
    }

    @Test
    void whatWasDeletedComesBackWithTheQueriesThatItsTilesCarry() throws Exception {
        try (Rig rig = new Rig(dir, DemoOptions.defaults().withDashboards(6))) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            JsonNode before = hand.get("/dashboards/1");
            numberQueries(rig);
            hand.delete("/dashboards/1");
            RestoreReport report = rig.restore(CONTENT, Rules.careful());
            assertEquals(Outcome.COMPLETED, report.outcome(), report.toString());
            assertEquals(report.plannedWrites(), report.writes());
            String title = before.path("title").asText();
            JsonNode after = hand.row("/dashboards/search?limit=100", "title", title);
            assertEquals(queries(before), queries(after));
            rig.ledger().reset();
            rig.restore(CONTENT, Rules.careful());
            assertEquals(0, rig.ledger().writes());
        }
    }

    private static List<String> queries(JsonNode dashboard) {
        return dashboard.path("dashboard_elements").findValuesAsText("query_id");
    }
}
